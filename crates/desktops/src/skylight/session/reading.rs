//! Converts Skylight's responses for the desk. The same readers serve topics and the dumped state.

pub(super) mod about;
pub(super) mod agent;
pub(super) mod interaction;
pub(super) mod script;
pub(super) mod writing;

use deskpane_desk::{kit::json::Node, sorting::sort_by};

/// Whether an item is active: without a flag, it is.
fn is_active(node: Node<'_>) -> bool {
    node.get("active").flag() != Some(false)
}

/// A text that may come in several languages: the first one.
fn words(node: Node<'_>) -> Option<String> {
    node.text().or_else(|| node.fields().find_map(|(_, value)| value.text()))
}

/// The groups of an item.
fn hierarchy(node: Node<'_>) -> Vec<String> {
    node.get("hierarchy").items().filter_map(words).collect()
}

/// Sorts by the vendor's number; items without one keep their place at the end.
fn in_order<'a>(items: impl Iterator<Item = Node<'a>>) -> Vec<Node<'a>> {
    let mut items: Vec<_> = items.collect();
    let number = |item: &Node<'_>| item.get("sortOrder").number().unwrap_or(i64::MAX);
    sort_by(&mut items, |one, other| number(one).cmp(&number(other)));
    items
}
