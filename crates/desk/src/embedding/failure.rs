//! The errors of the contract.

use serde_json::{Value, json};

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Not a JSON-RPC 2.0 request.
    NoRequest,
    /// Unknown method.
    NoMethod,
    /// An invalid parameter.
    Parameter {
        /// Its path: `address`, `customer.ref`; `params` for all of them.
        path: String,
        /// The expected value.
        must: &'static str,
    },
    /// The desktop is not connected or cannot do this; the text is the one shown to the agent.
    Unavailable(String),
    /// The desktop refused; the text is the desktop's.
    Refused(String),
    /// No such interaction is open.
    Gone,
    /// The message is too long.
    TooLarge,
    /// Too many requests; when to retry, in milliseconds.
    Busy(i64),
    /// Sent, but no effect seen.
    NoEffect,
}

impl Failure {
    /// An invalid parameter.
    #[must_use]
    pub fn parameter(path: impl Into<String>, must: &'static str) -> Self {
        Self::Parameter { path: path.into(), must }
    }

    /// The error code.
    #[must_use]
    pub const fn code(&self) -> i64 {
        match self {
            Self::NoRequest => -32600,
            Self::NoMethod => -32601,
            Self::Parameter { .. } => -32602,
            Self::Unavailable(_) => -32001,
            Self::Refused(_) => -32002,
            Self::Gone => -32003,
            Self::TooLarge => -32004,
            Self::Busy(_) => -32005,
            Self::NoEffect => -32006,
        }
    }

    /// The `error` member of an answer.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let (message, data) = match self {
            Self::NoRequest => ("not a request of JSON-RPC 2.0", json!(null)),
            Self::NoMethod => ("no such method", json!(null)),
            Self::Parameter { path, must } => {
                return json!({ "code": self.code(), "message": format!("{path} must be {must}"), "data": { "path": path } });
            }
            Self::Unavailable(words) => (words.as_str(), json!({ "reason": "unavailable" })),
            Self::Refused(words) => (words.as_str(), json!({ "reason": "refused" })),
            Self::Gone => ("no such interaction now", json!({ "reason": "gone" })),
            Self::TooLarge => ("longer than 64 KiB", json!({ "reason": "tooLarge" })),
            Self::Busy(after) => {
                ("too many requests: try again later", json!({ "reason": "busy", "retryAfter": after }))
            }
            Self::NoEffect => ("sent, and no effect was seen", json!({ "reason": "noEffect" })),
        };
        let mut error = json!({ "code": self.code(), "message": message });
        if let (Some(error), false) = (error.as_object_mut(), data.is_null()) {
            error.insert("data".to_owned(), data);
        }
        error
    }
}
