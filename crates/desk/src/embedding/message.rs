//! JSON-RPC 2.0 on a port: reading and writing messages.

use super::{ask::AskFailure, failure::Failure};
use crate::session::cut;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value};

/// The maximum length of a message, in bytes of JSON.
pub(super) const LONGEST: usize = 64 * 1024;
/// The maximum length of a request id, in bytes.
const LONGEST_ID: usize = 256;

/// A message from a page.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A request; without an id, a notification.
    Request { id: Option<Value>, method: String, message: Map<String, Value> },
    /// The answer to a request of ours.
    Answer { id: u64, result: Result<Value, AskFailure> },
    /// An invalid message, to be answered with this.
    Wrong(Value, Failure),
    /// A message to ignore.
    Nothing,
}

/// What is read of a message beyond the limit.
#[derive(Deserialize)]
struct Head {
    id: Option<Value>,
    method: Option<IgnoredAny>,
}

impl Incoming {
    pub(super) fn read(text: &str) -> Self {
        if text.len() > LONGEST {
            let head = serde_json::from_str::<Head>(text);
            return match head.map(|head| (head.id.and_then(id), head.method.is_some())) {
                Ok((Some(id), false)) => match id.as_u64() {
                    Some(id) => Self::Answer { id, result: Err(AskFailure::Nonsense) },
                    None => Self::Nothing,
                },
                Ok((None, true)) => Self::Nothing,
                Ok((Some(id), true)) => Self::Wrong(id, Failure::TooLarge),
                Ok((None, false)) | Err(_) => Self::Wrong(Value::Null, Failure::TooLarge),
            };
        }
        let Ok(Value::Object(mut message)) = serde_json::from_str(text) else {
            return Self::Wrong(Value::Null, Failure::NoRequest);
        };
        let has_id = message.contains_key("id");
        let id = message.remove("id").and_then(id);
        if !message.contains_key("method") {
            let is_answer = message.contains_key("result") || message.contains_key("error");
            return match id.as_ref().and_then(Value::as_u64) {
                Some(id) if is_answer => Self::Answer { id, result: result(&mut message) },
                // An answer to no known request.
                None if is_answer => Self::Nothing,
                _ => Self::Wrong(id.unwrap_or(Value::Null), Failure::NoRequest),
            };
        }
        let is_rpc = message.get("jsonrpc").and_then(Value::as_str) == Some("2.0");
        match message.get("method").and_then(Value::as_str).map(str::to_owned) {
            Some(method) if is_rpc && has_id == id.is_some() => Self::Request { id, method, message },
            _ => Self::Wrong(id.unwrap_or(Value::Null), Failure::NoRequest),
        }
    }
}

/// A valid id: a string or a number. `null` cannot identify an answer.
fn id(value: Value) -> Option<Value> {
    match &value {
        Value::Number(_) => Some(value),
        Value::String(text) if text.len() <= LONGEST_ID => Some(value),
        _ => None,
    }
}

fn result(message: &mut Map<String, Value>) -> Result<Value, AskFailure> {
    let Some(error) = message.get("error").filter(|error| !error.is_null()) else {
        return Ok(message.remove("result").unwrap_or_default());
    };
    let retry_after = error.get("data").and_then(|data| data.get("retryAfter")).and_then(Value::as_i64);
    Err(AskFailure::Error {
        code: error.get("code").and_then(Value::as_i64).unwrap_or_default(),
        retry_after,
        message: cut(error.get("message").and_then(Value::as_str).unwrap_or_default(), 300).to_owned(),
    })
}

/// A notification.
pub(super) fn told(method: &str, params: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","method":"{method}","params":{params}}}"#)
}

/// A request.
pub(super) fn request(id: u64, method: &str, params: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":{params}}}"#)
}

/// The answer to the request with this id.
pub(super) fn answer(id: &Value, result: Result<&str, &Failure>) -> String {
    match result {
        Ok(result) => format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#),
        Err(failure) => format!(r#"{{"jsonrpc":"2.0","id":{id},"error":{}}}"#, failure.to_value()),
    }
}
