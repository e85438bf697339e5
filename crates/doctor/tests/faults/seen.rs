//! Cases that need a server on the internet, as hand-written observations.

use deskpane_desktops::RELEASED;
use deskpane_doctor::{Answer, Failure, File, Observed, Trail, findings};
use url::Url;

use crate::dist::Dist;

fn answer(url: &str, kind: &str, body: &[u8]) -> Answer {
    let headers = [("content-type", kind), ("cache-control", "no-cache")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    Answer { url: Url::parse(url).unwrap(), status: 200, headers, body: body.to_owned() }
}

/// A panel at this address without a policy, and without other files than its page and `config.json`.
fn seen(at: &str, config: &str) -> Observed {
    let Dist(files) = Dist::new(config);
    let page = answer(at, "text/html", &files["index.html"]);
    let gone = || Failure::Unreachable("not asked for".to_owned());
    Observed {
        page: Trail { asked: page.url.clone(), led_to: Vec::new(), end: Ok(page) },
        certificate: None,
        desktop_pages: Vec::new(),
        nowhere: Err(gone()),
        missing_file: Err(gone()),
        config: File {
            name: "config.json".to_owned(),
            integrity: Vec::new(),
            plain: Ok(answer(at, "application/json", config.as_bytes())),
            packed: Vec::new(),
        },
        files: Vec::new(),
        desktops: Vec::new(),
        crm: None,
    }
}

fn names(observed: &Observed) -> Vec<&'static str> {
    findings(observed).iter().map(|finding| finding.id).collect()
}

#[test]
fn https_is_for_everybody_but_this_machine() {
    assert_eq!(
        names(&seen("http://desk.acme.test/", "{}")),
        ["tls-missing", "csp-missing", "nosniff", "corp", "referrer-missing", "permissions-missing"]
    );
    for at in ["https://desk.acme.test/", "http://localhost:8080/"] {
        assert!(!names(&seen(at, "{}")).contains(&"tls-missing"), "{at}");
    }
}

#[test]
fn a_refused_certificate_is_reported_with_the_reason() {
    let mut observed = seen("https://desk.acme.test/", "{}");
    observed.certificate = Some("certificate expired".to_owned());
    let found = findings(&observed);
    assert!(
        found.iter().any(|finding| finding.id == "tls-certificate" && finding.wrong.contains("expired")),
        "{found:?}"
    );
}

#[test]
fn a_redirect_from_http_to_https_keeps_the_origin() {
    for (asked, is_other) in [
        ("http://desk.acme.test/", false),
        ("http://www.desk.acme.test/", true),
        ("http://desk.acme.test:8080/", true),
        ("https://desk.acme.test:8443/", true),
    ] {
        let mut observed = seen("https://desk.acme.test/", "{}");
        observed.page.led_to = vec![observed.page.asked.clone()];
        observed.page.asked = Url::parse(asked).unwrap();
        assert_eq!(names(&observed).contains(&"redirect-origin"), is_other, "{asked}");
    }
}

#[test]
fn a_test_configuration_on_a_public_server_is_reported() {
    let trial = RELEASED.map(|spec| spec.config_line("http://localhost:8081")).join(", ");
    let trial = format!("{{ {trial} }}");
    assert!(names(&seen("https://desk.acme.test/", &trial)).contains(&"config-local"));
    assert!(!names(&seen("http://127.0.0.1:8080/", &trial)).contains(&"config-local"));
}

/// Without a valid configuration, the required policy is unknown, so nothing is reported about it.
#[test]
fn a_configuration_with_errors_is_the_only_finding() {
    let [spec, ..] = RELEASED;
    let found = names(&seen("https://desk.acme.test/", &format!("{{ \"{}\": {{}} }}", spec.id)));
    assert_eq!(found, ["config-error"]);
}
