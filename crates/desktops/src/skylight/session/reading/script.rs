//! Scripts: JSON inside a string.

use super::words;
use deskpane_desk::kit::json::Node;
use deskpane_desk::{
    model::work::{ElementKind, Script, ScriptElement, ScriptOption},
    safe::{ImageAddress, SafeLink},
};
use serde_json::Value;

/// The longest script read, in bytes.
const LONGEST: usize = 256 * 1024;

/// A script, from its id and definition. `None` if that is no script.
pub(in super::super) fn script(id: Option<String>, sent: Node<'_>) -> Option<Script> {
    let parsed = match sent.0 {
        Value::String(text) if text.len() <= LONGEST => serde_json::from_str(text).ok()?,
        Value::Object(_) if sent.0.to_string().len() <= LONGEST => sent.0.clone(),
        _ => return None,
    };
    let node = Node(&parsed);
    let id = id.or_else(|| node.get("id").text())?;
    let elements = node.get("elements").items().enumerate().map(|(at, node)| element(at, node)).collect();
    Some(Script { name: words(node.get("name")).unwrap_or_default(), id, elements })
}

fn element(at: usize, node: Node<'_>) -> ScriptElement {
    let name = node.get("name").text().unwrap_or_else(|| format!("element {at}"));
    let label = ["text", "friendlyName", "label", "displayName"].into_iter().find_map(|key| words(node.get(key)));
    let kind = node.get("type").text().unwrap_or_default();
    let address = || node.get("value").text().or_else(|| node.get("href").text()).unwrap_or_default();
    let kind = match kind.as_str() {
        "text" => ElementKind::Text,
        "freeform" => ElementKind::Free,
        "dropdown" => ElementKind::Choice(options(node)),
        "checkbox" => ElementKind::Checks(options(node)),
        "scale" => {
            let bound = |name: &str, other| node.get(name).number().unwrap_or(other).clamp(-100, 100);
            let low = bound("lowerBoundValue", 1);
            ElementKind::Scale { low, high: bound("upperBoundValue", 5).max(low) }
        }
        "pagination" => ElementKind::PageBreak,
        "link" | "iframe" => match SafeLink::parse(&address()) {
            Some(link) => ElementKind::Link(link),
            None => ElementKind::Other(format!("{kind}: {}", address())),
        },
        "image" => match ImageAddress::parse(&address()) {
            Some(image) => ElementKind::Picture(image),
            None => ElementKind::Other(format!("{kind}: {}", address())),
        },
        _ => ElementKind::Other(kind),
    };
    ScriptElement { label: label.unwrap_or_else(|| name.clone()), name, kind }
}

fn options(node: Node<'_>) -> Vec<ScriptOption> {
    let option = |node: Node<'_>| {
        let value = node.get("value").text().or_else(|| node.text());
        let name = words(node.get("name")).or_else(|| words(node.get("text")));
        let value = value.or_else(|| name.clone())?;
        Some(ScriptOption { name: name.unwrap_or_else(|| value.clone()), value })
    };
    node.get("options").items().filter_map(option).collect()
}
