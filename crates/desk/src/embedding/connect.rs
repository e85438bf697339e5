//! How a page connects.

use super::{ask::Service, message::LONGEST};
use crate::{clock::Span, session::cut};
use serde_json::{Map, Value};

/// The supported version.
pub(super) const VERSION: u64 = 1;

/// A page's `connect` message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hello {
    /// Its name.
    pub(super) client: String,
    /// Its services.
    pub(super) services: Vec<Service>,
    /// Its timeout for each of [`Service::ALL`].
    pub(super) deadlines: [Span; 4],
}

/// Why a connection is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It speaks no supported version.
    Version,
    /// It is not a valid `connect` of the contract.
    Malformed,
}

impl Refusal {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Malformed => "malformed",
        }
    }
}

/// The timeouts a page may choose.
const SHORTEST: i64 = 100;
const LONGEST_WAIT: i64 = 120_000;

/// Parses a message to the panel's window; `None` if it does not belong to this contract.
pub(super) fn read(text: &str) -> Option<Result<Hello, Refusal>> {
    // It came with a port from an allowed origin, so errors are reported.
    if text.len() > LONGEST {
        return Some(Err(Refusal::Malformed));
    }
    let Ok(Value::Object(message)) = serde_json::from_str(text) else { return None };
    if message.get("deskpane").and_then(Value::as_str) != Some("connect") {
        return None;
    }
    Some(match message.get("version") {
        Some(Value::Number(version)) if version.as_u64() == Some(VERSION) => hello(&message),
        Some(Value::Number(_)) => Err(Refusal::Version),
        _ => Err(Refusal::Malformed),
    })
}

fn hello(message: &Map<String, Value>) -> Result<Hello, Refusal> {
    let own = |name: &str| message.get(name).filter(|value| !value.is_null());
    let text = |client: &Value, name: &str| match client.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(cut(text.trim(), 80).to_owned()),
        Some(_) => Err(Refusal::Malformed),
    };
    let client = match own("client") {
        None => String::new(),
        Some(client @ Value::Object(_)) => {
            let (name, version) = (text(client, "name")?, text(client, "version")?);
            if version.is_empty() { name } else { format!("{name} {version}") }
        }
        Some(_) => return Err(Refusal::Malformed),
    };
    let mut services = Vec::new();
    match own("services") {
        None => {}
        Some(Value::Array(names)) => {
            for name in names {
                let name = name.as_str().ok_or(Refusal::Malformed)?;
                // Services of later versions are ignored.
                let known = Service::ALL.into_iter().find(|service| service.method() == name);
                services.extend(known.filter(|service| !services.contains(service)));
            }
        }
        Some(_) => return Err(Refusal::Malformed),
    }
    let mut deadlines = Service::ALL.map(Service::deadline);
    if let Some(asked) = own("deadlines") {
        let asked = asked.as_object().ok_or(Refusal::Malformed)?;
        for (service, deadline) in Service::ALL.into_iter().zip(&mut deadlines) {
            match asked.get(service.method()) {
                None | Some(Value::Null) => {}
                Some(Value::Number(millis)) => {
                    #[allow(clippy::cast_possible_truncation, reason = "saturates, and is bounded")]
                    let millis = millis.as_f64().unwrap_or_default() as i64;
                    *deadline = Span(millis.clamp(SHORTEST, LONGEST_WAIT));
                }
                Some(_) => return Err(Refusal::Malformed),
            }
        }
    }
    Ok(Hello { client, services, deadlines })
}
