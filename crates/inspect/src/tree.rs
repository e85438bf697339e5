//! A message as a tree, one node a line, with the session's notes about its parts.

use deskpane_desk::session::{Note, NoteKind, cut};
use serde_json::Value;

/// The most nodes that are shown of a message.
const NODES: usize = 2_000;
/// The most bytes that are shown of a text.
const TEXT: usize = 1_000;
/// The deepest level that is shown.
const DEPTH: usize = 40;

/// A message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// Its parts, in order.
    pub nodes: Vec<Node>,
    /// Whether it has more nodes than are shown.
    pub is_cut: bool,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its level.
    pub depth: usize,
    /// Its key, or its index in a list.
    pub name: String,
    /// Its path: `events[0].ContactID`.
    pub path: String,
    /// The same as a JSON pointer: `/events/0/ContactID`.
    pub(crate) pointer: String,
    /// Its value as JSON; `None` if it has children.
    pub value: Option<String>,
    /// The session's note about it.
    pub mark: Option<Mark>,
}

/// A session's note about a part of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Read by the session: another value would change what it does.
    Read,
    /// Unknown to the session.
    Unknown,
    /// Against the protocol.
    Malformed,
}

impl Tree {
    /// The tree of a JSON text, with the session's notes about the message.
    #[must_use]
    pub fn of<'a>(text: &str, notes: impl Iterator<Item = &'a Note>) -> Self {
        let mut tree = Self::default();
        match serde_json::from_str(text) {
            Ok(value) => tree.add(0, Place::default(), &value),
            Err(_) => tree.push(0, Place::default(), Some(text)),
        }
        for note in notes {
            let mark = match note.kind {
                NoteKind::Unknown => Mark::Unknown,
                NoteKind::Malformed => Mark::Malformed,
                NoteKind::Event | NoteKind::Foreign => continue,
            };
            let quoted = Value::from(note.title.as_str()).to_string();
            let is_meant = |node: &&mut Node| {
                node.value.as_ref() == Some(&quoted) || (node.name == note.title && !node.name.is_empty())
            };
            for node in tree.nodes.iter_mut().filter(is_meant) {
                node.mark = Some(mark);
            }
        }
        tree
    }

    /// Marks the parts that were read, as JSON pointers. What is unknown or malformed stays so.
    pub fn mark_read(&mut self, read: &[String]) {
        for node in self.nodes.iter_mut().filter(|node| node.mark.is_none() && read.contains(&node.pointer)) {
            node.mark = Some(Mark::Read);
        }
    }

    fn add(&mut self, depth: usize, place: Place, value: &Value) {
        if depth > DEPTH {
            self.is_cut = true;
            return;
        }
        match value {
            Value::Object(fields) if !fields.is_empty() => {
                self.push(depth, place.clone(), None);
                for (name, value) in fields {
                    self.add(depth + 1, place.field(name), value);
                }
            }
            Value::Array(items) if !items.is_empty() => {
                self.push(depth, place.clone(), None);
                for (at, value) in items.iter().enumerate() {
                    self.add(depth + 1, place.item(at), value);
                }
            }
            leaf => self.push(depth, place, Some(&leaf.to_string())),
        }
    }

    fn push(&mut self, depth: usize, place: Place, value: Option<&str>) {
        if self.nodes.len() >= NODES {
            self.is_cut = true;
            return;
        }
        let value = value.map(|value| match cut(value, TEXT) {
            whole if whole.len() == value.len() => value.to_owned(),
            part => format!("{part}…"),
        });
        let Place { name, path, pointer } = place;
        self.nodes.push(Node { depth, name, path, pointer, value, mark: None });
    }
}

/// Where a part is.
#[derive(Clone, Default)]
struct Place {
    name: String,
    path: String,
    pointer: String,
}

impl Place {
    fn field(&self, name: &str) -> Self {
        let Self { path, pointer, .. } = self;
        Self {
            name: name.to_owned(),
            path: if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") },
            pointer: format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")),
        }
    }

    fn item(&self, at: usize) -> Self {
        let Self { path, pointer, .. } = self;
        Self { name: at.to_string(), path: format!("{path}[{at}]"), pointer: format!("{pointer}/{at}") }
    }
}
