//! The name of a message. Desktops put it under one of a few keys; without them, a message has no name.

use serde_json::{Map, Value};

/// The keys that may hold a message's name, in this order.
const KEYS: [&str; 6] = ["messageType", "topic", "event", "Type", "type", "command"];
/// The most names that are shown for a message with several parts.
const MOST: usize = 3;

/// The name of a message, or the names of its parts. Empty if it has none.
pub(crate) fn title(text: &str) -> String {
    let Ok(Value::Object(message)) = serde_json::from_str(text) else { return String::new() };
    if let Some(name) = own(&message) {
        return name.to_owned();
    }
    let mut names: Vec<&str> = Vec::new();
    let parts = message.values().filter_map(Value::as_array).flatten().filter_map(Value::as_object);
    for name in parts.filter_map(own) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    let mut title = names.join(", ");
    if more > 0 {
        title.push_str(&format!(" +{more}"));
    }
    title
}

fn own(object: &Map<String, Value>) -> Option<&str> {
    KEYS.iter().find_map(|key| object.get(*key)?.as_str())
}
