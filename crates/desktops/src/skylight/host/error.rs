//! Errors in the SDK's words: a code, an origin, a level, and the subject.

use serde_json::{Map, Value, json};

/// The parameters of a command are wrong.
pub(super) const PARAMETERS: u16 = 1003;

/// An error. `data` is the SDK's own; a status of the platform decides the level of some of them.
pub(super) fn error(code: u16, data: Value) -> Value {
    let status = data.pointer("/apiResponse/status").and_then(Value::as_i64);
    json!({
        "code": code,
        "context": context(code),
        "data": data,
        "level": level(code, status),
        "message": message(code),
    })
}

/// What an error has to say of an answer of the platform's.
pub(super) fn answer(status: u16) -> Value {
    let words = match status {
        401 => "not logged in",
        404 => "not found",
        410 => "gone",
        400 => "not in this state",
        _ => "internal error",
    };
    json!({ "status": status, "apiResponse": { "error": words } })
}

/// An object with these fields and those.
pub(super) fn merged(base: Value, more: &Value) -> Value {
    let mut map: Map<String, Value> = match base {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    for (name, value) in more.as_object().into_iter().flatten() {
        map.insert(name.clone(), value.clone());
    }
    Value::Object(map)
}

fn context(code: u16) -> &'static str {
    match code {
        0..=1999 => "general",
        2000..=2999 => "session",
        3000..=3999 => "authentication",
        4000..=4999 => "interaction",
        5000..=5999 => "sqs",
        6006..=6010 => "smooch-messaging",
        6000..=6999 => "messaging",
        7000..=7999 => "voice",
        8000..=8999 => "twilio",
        11_000..=11_999 => "entities",
        12_000..=12_999 => "reporting",
        13_000..=13_999 => "contacts",
        _ => "logging",
    }
}

/// Whether the SDK drops an interaction when this fails because the platform does not know it.
pub(super) const fn is_fatal_when_gone(code: u16) -> bool {
    matches!(code, 4003 | 4004 | 4011 | 4012 | 4013 | 4018)
}

fn level(code: u16, status: Option<i64>) -> &'static str {
    match code {
        2003 | 7000 | 5000 => "session-fatal",
        4002 | 5001 | 5002 | 5004 => "warn",
        7011 | 7013 => "interaction-error",
        7023 | 8002 | 8003 => "interaction-fatal",
        _ if is_fatal_when_gone(code) && status == Some(404) => "interaction-fatal",
        4003 if status == Some(410) => "interaction-fatal",
        _ => "error",
    }
}

fn message(code: u16) -> &'static str {
    match code {
        PARAMETERS => "These parameters are not what the function takes.",
        2003 => "The heartbeats of the session failed; it cannot go on.",
        2004 => "The agent's state was not changed.",
        2005 => "There is no such extension among the agent's.",
        2007 => "There is no such reason among the agent's lists.",
        2008 => "The direction was not set.",
        2010 => "The tenant was not selected.",
        2015 => "The user's configuration could not be had.",
        4000 => "Not while interactions are active.",
        4001 => "The offer has run out.",
        4003 => "The interaction was not ended.",
        4004 => "The interaction was not accepted.",
        4007 => "The contact was not assigned.",
        4008 => "The contact was not unassigned.",
        4009..=4011 => "The wrap-up did not change.",
        4012 | 4013 => "The disposition did not change.",
        4015 => "The notes could not be had.",
        4016 | 4017 => "The note was not kept.",
        4018 => "The script's answers were not taken.",
        4020 => "There is no such disposition here.",
        4021 => "There is no such script here.",
        4022 | 4024 | 4026 => "The transfer was not begun.",
        4023 | 4025 | 4027 => "The transfer was not cancelled.",
        6004 | 6007 => "The message was not sent.",
        7001 => "Digits need a call that is active.",
        7002 => "Digits need the phone in the browser.",
        7011 => "The customer was not put on hold.",
        7013 => "The customer is still on hold.",
        7019 => "The number was not dialled.",
        7020 => "The dial was not cancelled.",
        7000..=7999 => "The call did not change.",
        11_000..=11_999 => "The entities could not be had.",
        13_007 => "The search for contacts failed.",
        _ => "It did not work.",
    }
}
