//! Decodes a message's text into topic, error and response. Any text is safe.

use super::Topic;
use deskpane_desk::{
    kit::json::{Malformed, Node, object},
    kit::secret::without_secrets,
    model::{ContactId, Fault, FaultKind},
    session::cut,
};
use serde_json::Value;

/// The longest message accepted, in bytes. A dumped state contains every conversation of the session.
pub const LONGEST_MESSAGE: usize = 4 * 1024 * 1024;

/// A message from Skylight.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The topic as sent.
    pub name: String,
    /// The topic's meaning for the panel.
    pub topic: Topic,
    /// The error, if there is one.
    pub fault: Option<WireFault>,
    /// The response, without secrets.
    pub response: Value,
}

/// An error as sent by Skylight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WireFault {
    /// The number; none if the error is a bare `true`.
    pub code: Option<i64>,
    /// The level: `error`, `warn`, `session-fatal`, `interaction-fatal`, `interaction-error`.
    pub level: String,
    /// Skylight's own words.
    pub words: String,
    /// The interaction, if named.
    pub interaction: Option<ContactId>,
    /// The HTTP status of Skylight's own server, if that caused it.
    pub status: Option<i64>,
}

/// Reads one message.
///
/// # Errors
/// If it is not a message of Skylight.
pub fn decode(text: &str) -> Result<Message, Malformed> {
    let Value::Object(mut envelope) = object(text, LONGEST_MESSAGE)? else { return Err(Malformed::NoObject) };
    let Some(name) = envelope.get("topic").and_then(Value::as_str).map(|name| cut(name, 200).to_owned()) else {
        return Err(Malformed::Without("a topic"));
    };
    let fault = envelope.get("error").and_then(|error| WireFault::read(Node(error)));
    // A token may be the whole response, without a name of its own: then the topic decides.
    let small = name.to_ascii_lowercase();
    let telling = small.contains("token") || (small.contains("auth") && !small.ends_with("/login-response"));
    let response = envelope.remove("response").filter(|_| !telling).map_or(Value::Null, without_secrets);
    Ok(Message { topic: Topic::of(&name), name, fault, response })
}

impl WireFault {
    /// An error object, or the bare `true` of the shell; `None` for anything that means no error.
    fn read(error: Node<'_>) -> Option<Self> {
        match error.0 {
            Value::Null | Value::Bool(false) => None,
            Value::Object(_) => {
                let data = error.get("data");
                let words = error.get("message").text().unwrap_or_default();
                Some(Self {
                    code: error.get("code").number(),
                    level: error.get("level").text().map(|level| cut(&level, 40).to_owned()).unwrap_or_default(),
                    words: cut(&words, 400).to_owned(),
                    interaction: data.get("interactionId").id(),
                    status: data.get("apiResponse").get("status").number().or_else(|| data.get("status").number()),
                })
            }
            Value::String(words) => Some(Self { words: cut(words, 400).to_owned(), ..Self::default() }),
            Value::Bool(true) | Value::Number(_) | Value::Array(_) => Some(Self::default()),
        }
    }

    /// The same for the desk, by the vendor's numbers.
    #[must_use]
    pub fn meaning(&self) -> Fault {
        Fault { kind: self.kind(), code: self.code, words: self.words.clone() }
    }

    fn kind(&self) -> FaultKind {
        match self.code.unwrap_or_default() {
            1003 | 1004 => FaultKind::Parameters,
            2000 => FaultKind::Permission,
            2001..=2003 => FaultKind::Session,
            2005 | 2006 => FaultKind::Extension,
            2007 => FaultKind::Reason,
            4000 => FaultKind::ContactsOpen,
            4001 => FaultKind::Gone,
            4018 | 4021 => FaultKind::Script,
            4020 => FaultKind::Disposition,
            _ if self.level == "interaction-fatal" || matches!(self.status, Some(404 | 410)) => FaultKind::Gone,
            _ if matches!(self.status, Some(401 | 403)) => FaultKind::Permission,
            _ if self.level == "session-fatal" && self.code != Some(7000) => FaultKind::Session,
            7000 | 7023 | 8000 => FaultKind::Device,
            5000..=6999 => FaultKind::Server,
            7001..=7999 | 8001 => FaultKind::Telephony,
            _ if self.status.is_some_and(|status| status >= 500) => FaultKind::Server,
            _ => FaultKind::Other,
        }
    }

    /// Whether it ends the agent's session.
    #[must_use]
    pub fn ends_session(&self) -> bool {
        self.level == "session-fatal"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_envelope_in_every_documented_form() {
        let message = decode(r#"{"error":null,"topic":"skylight/loaded"}"#).unwrap();
        assert_eq!((message.topic, message.fault, message.response), (Topic::Loaded, None, Value::Null));
        let message = decode(r#"{"error":true,"topic":"skylight/target-origin-already-defined"}"#).unwrap();
        assert_eq!((message.topic, message.fault), (Topic::OriginAlreadyDefined, Some(WireFault::default())));
        let text = r#"{"error":{"code":4003,"context":"interaction","level":"interaction-fatal","message":"Gone.",
            "data":{"interactionId":"i-1","apiResponse":{"status":404}}},"topic":"cxengage/interactions/end-acknowledged"}"#;
        let fault = decode(text).unwrap().fault.unwrap();
        assert_eq!(
            (fault.code, fault.status, fault.interaction.as_ref().map(ContactId::as_str)),
            (Some(4003), Some(404), Some("i-1"))
        );
        assert_eq!(fault.meaning().kind, FaultKind::Gone);
    }

    #[test]
    fn an_invalid_message_says_why() {
        for (text, why) in [
            ("", Malformed::NoObject),
            ("[]", Malformed::NoObject),
            ("\"skylight/loaded\"", Malformed::NoObject),
            ("{}", Malformed::Without("a topic")),
            (r#"{"topic":7}"#, Malformed::Without("a topic")),
        ] {
            assert_eq!(decode(text), Err(why), "{text}");
        }
    }

    #[test]
    fn secrets_stay_outside() {
        for text in [
            r#"{"topic":"cxengage/session/get-token-response","response":"s3cret"}"#,
            r#"{"topic":"cxengage/authentication/login-response","response":{"token":"s3cret","a":{"ssoToken":"s3cret"}}}"#,
        ] {
            assert!(!format!("{:?}", decode(text).unwrap()).contains("s3cret"), "{text}");
        }
    }

    #[test]
    fn errors_are_read_by_their_numbers() {
        let fault = |code, level: &str, status| WireFault {
            code: Some(code),
            level: level.to_owned(),
            status,
            ..WireFault::default()
        };
        for (fault, kind) in [
            (fault(4000, "error", None), FaultKind::ContactsOpen),
            (fault(1003, "error", None), FaultKind::Parameters),
            (fault(2007, "error", None), FaultKind::Reason),
            (fault(4020, "error", None), FaultKind::Disposition),
            (fault(4004, "interaction-fatal", Some(404)), FaultKind::Gone),
            (fault(7011, "interaction-error", None), FaultKind::Telephony),
            (fault(7000, "session-fatal", None), FaultKind::Device),
            (fault(2003, "session-fatal", Some(500)), FaultKind::Session),
            (fault(2004, "error", Some(503)), FaultKind::Server),
            (fault(2008, "error", Some(403)), FaultKind::Permission),
            (fault(99_999, "error", None), FaultKind::Other),
        ] {
            assert_eq!(fault.kind(), kind, "{fault:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_safe(text in ".{0,200}") {
            let _ = decode(&text);
        }

        #[test]
        fn any_error_is_safe(error in "(null|true|false|1|\"x\"|\\[\\]|\\{\"code\":\"x\",\"data\":\\[1\\]\\})") {
            let message = decode(&format!(r#"{{"topic":"cxengage/x","error":{error}}}"#)).unwrap();
            let _ = message.fault.map(|fault| fault.meaning());
        }
    }
}
