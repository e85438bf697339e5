//! The cells of a line in the table.

use crate::{
    inspect::{
        inspector::{Inspector, clock},
        told::title,
    },
    text::fill,
    view::parts::elements::foreign,
};
use deskpane_inspect::{Direction, Inspection, Kind, Row};
use deskpane_words::inspect::Words;
use leptos::prelude::*;
use litemap::LiteMap;

/// Writes cells. Keeps texts that many rows have: the browser takes long to write a number as a language does. A handle.
#[derive(Clone, Copy)]
pub(super) struct Cells(StoredValue<Written, LocalStorage>);

#[derive(Default)]
struct Written {
    effects: LiteMap<[usize; 3], String>,
    sizes: LiteMap<usize, String>,
}

impl Cells {
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(Written::default()))
    }

    /// All cells of a line but the first.
    pub(super) fn of(self, inspector: Inspector, open: &Inspection, row: &Row) -> AnyView {
        let words = inspector.words;
        view! {
            {cell("time", clock(row.at))}
            {cell("direction", direction(words, row.kind.direction()).to_owned())}
            {foreign_cell("kind", title(words, open, row))}
            {foreign_cell("contact", open.contact(row).to_owned())}
            {foreign_cell("origin", origin(words, open, row))}
            {cell("effect", self.effect(inspector, open, row))}
            {cell("size", self.size(inspector, open, row))}
        }
        .into_any()
    }

    fn effect(self, Inspector { words, texts, .. }: Inspector, open: &Inspection, row: &Row) -> String {
        let counts = open.effect(row);
        let write = || {
            let [posts, changes, notes] = counts;
            let parts = [(words.changes, changes), (words.posts, posts), (words.notes, notes)];
            let parts = parts.into_iter().filter(|(_, count)| *count > 0);
            parts.map(|(forms, count)| texts.counted(forms, count as u64, &[])).collect::<Vec<_>>().join(", ")
        };
        let kept = self.0.try_update_value(|written| written.effects.entry(counts).or_insert_with(write).clone());
        kept.unwrap_or_default()
    }

    fn size(self, inspector: Inspector, open: &Inspection, row: &Row) -> String {
        let size = open.size(row);
        let write = || inspector.texts.number(size as u64);
        let kept = self.0.try_update_value(|written| written.sizes.entry(size).or_insert_with(write).clone());
        kept.unwrap_or_default()
    }
}

fn cell(part: &'static str, text: String) -> AnyView {
    view! { <span role="cell" class="messages__cell" data-part=part>{text}</span> }.into_any()
}

fn foreign_cell(part: &'static str, text: String) -> AnyView {
    view! { <span role="cell" class="messages__cell" data-part=part>{foreign("", text)}</span> }.into_any()
}

/// Which way a line went.
const fn direction(words: &Words, direction: Direction) -> &'static str {
    match direction {
        Direction::In => words.into,
        Direction::Out => words.out_of,
        Direction::Beside => "–",
    }
}

/// The origin of a message, and whether it is allowed.
fn origin(words: &Words, open: &Inspection, row: &Row) -> String {
    let verdict = match row.kind {
        Kind::Message => words.allowed,
        Kind::Stranger => words.not_allowed,
        _ => return String::new(),
    };
    let origin = open.origin(row).unwrap_or_default();
    fill(verdict, &[("origin", &origin)])
}
