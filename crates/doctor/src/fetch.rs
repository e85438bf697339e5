//! Sends HTTP and HTTPS requests.

use std::time::Duration;

use ureq::http::{Method, Request};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};
use url::Url;

use crate::observed::{Answer, Failure, Fetched, Packing, Trail};

const PATIENCE: Duration = Duration::from_secs(20);
const MOST_REDIRECTS: usize = 8;
const MOST_BYTES: u64 = 64 << 20;

/// Sends requests.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    agent: Agent,
}

/// Which certificates are accepted.
#[derive(Debug, Clone, Default)]
pub enum Trust {
    /// Those of public certificate authorities.
    #[default]
    Public,
    /// Those of the authorities in this PEM text, and no others.
    Own(String),
    /// All: to continue after a certificate was refused.
    Any,
}

impl Client {
    /// A client that accepts these certificates.
    ///
    /// # Errors
    /// The PEM text holds no certificate.
    pub(crate) fn new(trust: &Trust) -> Result<Self, String> {
        let tls = TlsConfig::builder();
        let tls = match trust {
            Trust::Public => tls,
            Trust::Own(text) => {
                let certificates: Vec<Certificate<'static>> = parse_pem(text.as_bytes())
                    .filter_map(|item| match item {
                        Ok(PemItem::Certificate(certificate)) => Some(certificate),
                        _ => None,
                    })
                    .collect();
                if certificates.is_empty() {
                    return Err(
                        "the file holds no certificate: give one in PEM form (-----BEGIN CERTIFICATE-----)".to_owned()
                    );
                }
                tls.root_certs(RootCerts::new_with_certs(&certificates))
            }
            Trust::Any => tls.disable_verification(true),
        };
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(PATIENCE))
            .accept("*/*")
            .accept_encoding("")
            .user_agent(concat!("deskpane-doctor/", env!("CARGO_PKG_VERSION")));
        Ok(Self { agent: config.build().new_agent() })
    }

    /// Requests an address: uncompressed, without following redirects.
    pub(crate) fn get(&self, url: &Url) -> Fetched {
        self.ask(Method::GET, url, &[("Accept-Encoding", "identity")])
    }

    /// Requests an address with one encoding.
    pub(crate) fn get_packed(&self, url: &Url, packing: Packing) -> Fetched {
        self.ask(Method::GET, url, &[("Accept-Encoding", packing.name())])
    }

    /// Requests an address with these headers.
    pub(crate) fn ask(&self, method: Method, url: &Url, headers: &[(&str, &str)]) -> Fetched {
        let mut request = Request::builder().method(method).uri(url.as_str());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(()).map_err(|error| Failure::Unreachable(error.to_string()))?;
        let mut response = self.agent.run(request).map_err(failure)?;
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
        let (headers, status) = (headers.collect(), response.status().as_u16());
        let body: &mut Body = response.body_mut();
        let body = body.with_config().limit(MOST_BYTES).read_to_vec().map_err(failure)?;
        Ok(Answer { url: url.clone(), status, headers, body })
    }

    /// Requests an address and follows redirects.
    pub(crate) fn follow(&self, url: &Url) -> Trail {
        let mut trail = Trail { asked: url.clone(), led_to: Vec::new(), end: self.get(url) };
        while let Ok(answer) = &trail.end
            && (300..400).contains(&answer.status)
            && let Some(next) = answer.header("location").and_then(|place| answer.url.join(place).ok())
        {
            if trail.led_to.len() >= MOST_REDIRECTS {
                trail.end = Err(Failure::Unreachable("it leads on and on".to_owned()));
                break;
            }
            trail.end = self.get(&next);
            trail.led_to.push(next);
        }
        trail
    }
}

/// The library reports certificate errors only as text.
fn failure(error: ureq::Error) -> Failure {
    let text = error.to_string();
    let is_certificate = text.to_lowercase().contains("certificate");
    if is_certificate { Failure::Certificate(text) } else { Failure::Unreachable(text) }
}
