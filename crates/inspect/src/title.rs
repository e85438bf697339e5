//! What a message calls itself. Desktops name their messages under a few keys; what is found under none has no name.

use serde_json::{Map, Value};

/// The keys under which a message's name is looked for, in this order.
const KEYS: [&str; 6] = ["messageType", "topic", "event", "Type", "type", "command"];
/// So many names of what is in one message are told.
const MOST: usize = 3;

/// The name of a message: its own, or of what is in it. Empty where it has none.
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
