//! A panel behind https with the certificate of a private authority, as within a company.
//!
//! The files in `certificates` are for this test alone, and valid for a hundred years.

use std::fs;

use deskpane_doctor::{Trust, observe};
use url::Url;

use crate::nginx::{Nginx, free_ports};

const AUTHORITY: &str = include_str!("certificates/authority.pem");
const OTHER: &str = include_str!("certificates/other.pem");

#[test]
fn a_private_authority_is_trusted_where_it_is_named_and_nowhere_else() {
    let [port] = free_ports();
    let server = format!(
        "server {{ listen 127.0.0.1:{port} ssl; ssl_certificate @HOME@/panel/server.pem; \
         ssl_certificate_key @HOME@/panel/server.key; return 200 'a panel'; }}\n"
    );
    let files = |folder: &std::path::Path| {
        fs::write(folder.join("server.pem"), include_str!("certificates/server.pem")).unwrap();
        fs::write(folder.join("server.key"), include_str!("certificates/server.key")).unwrap();
    };
    let _nginx = Nginx::start("private-authority", &server, files, port);
    let address = Url::parse(&format!("https://127.0.0.1:{port}/")).unwrap();
    for (trust, is_trusted) in
        [(Trust::Own(AUTHORITY.to_owned()), true), (Trust::Own(OTHER.to_owned()), false), (Trust::Public, false)]
    {
        let observed = observe(&address, &trust).unwrap();
        assert_eq!(observed.certificate.is_none(), is_trusted, "{trust:?}: {:?}", observed.certificate);
        // A refused certificate is reported, and the panel is looked at all the same.
        assert!(observed.page.end.is_ok_and(|page| page.status == 200));
    }
    assert!(observe(&address, &Trust::Own("no certificate".to_owned())).is_err());
}
