//! JSON-RPC 2.0 on a port: what a message is, and how one is written.

use super::{ask::AskFailure, failure::Failure};
use crate::session::cut;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value};

/// The longest message that is taken, in bytes of JSON.
pub(super) const LONGEST: usize = 64 * 1024;
/// The longest id of a request, in bytes.
const LONGEST_ID: usize = 256;

/// A message of a page's.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A request; without an id, nobody waits for an answer.
    Request { id: Option<Value>, method: String, message: Map<String, Value> },
    /// The answer to a question of ours.
    Answer { id: u64, result: Result<Value, AskFailure> },
    /// Something that has to be answered with this.
    Wrong(Value, Failure),
    /// Nothing that anybody waits for.
    Nothing,
}

/// What is read of a message that is too long.
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
                // An answer to what nobody asked.
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

/// What may be an id: a text or a number. `null` is none that an answer could be told by.
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

/// Something told.
pub(super) fn told(method: &str, params: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","method":"{method}","params":{params}}}"#)
}

/// A question of ours.
pub(super) fn request(id: u64, method: &str, params: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":{params}}}"#)
}

/// An answer: what became of a request of this id.
pub(super) fn answer(id: &Value, result: Result<&str, &Failure>) -> String {
    match result {
        Ok(result) => format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#),
        Err(failure) => format!(r#"{{"jsonrpc":"2.0","id":{id},"error":{}}}"#, failure.to_value()),
    }
}
