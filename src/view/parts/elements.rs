//! Small elements that many views share.

use crate::{
    leptos_workarounds::erased::{Build, rebuilt, texts_of},
    text::Language,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Reads a value, possibly many times.
type Read<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// Parts in a box.
pub(crate) fn block(class: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{parts}</div> }.into_any()
}

/// Text by others. Its direction does not affect its surroundings.
pub(crate) fn foreign(class: &'static str, words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    view! { <bdi class=class>{words}</bdi> }.into_any()
}

/// A changing text in a line. It is written to the element, not to a text node in it: when a browser translates a page,
/// it replaces text nodes. The direction of others' text does not affect its surroundings.
pub(crate) fn live(class: &'static str, words: Signal<String>) -> AnyView {
    view! { <bdi class=class prop:textContent=words></bdi> }.into_any()
}

/// A changing paragraph; politely read out when it changes.
pub(crate) fn said(class: &'static str, words: Signal<String>) -> AnyView {
    view! { <p class=class aria-live="polite" prop:textContent=words></p> }.into_any()
}

/// A paragraph.
pub(crate) fn paragraph(class: &'static str, words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    view! { <p class=class>{words}</p> }.into_any()
}

/// Builds a view in the current language, and again for every other; nothing until the language is known.
pub(crate) fn spoken(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_spoken(Arc::new(build))
}

fn boxed_spoken(build: Build) -> AnyView {
    let language = use_context::<Language>();
    rebuilt(move || {
        let silent = language.is_some_and(|language| language.shown().is_none());
        if silent { ().into_any() } else { build() }
    })
}

/// Names and values, rebuilt when they change.
pub(crate) fn pairs(read: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static) -> AnyView {
    boxed_pairs(Arc::new(read))
}

fn boxed_pairs(read: Read<Vec<(String, String)>>) -> AnyView {
    let pairs = Memo::new(move |_| read());
    rebuilt(move || field_list(pairs.get()))
}

/// One item for each text, rebuilt when they change; empty if there are none.
pub(crate) fn lines(name: &str, read: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    boxed_lines(name.to_owned(), Arc::new(read))
}

fn boxed_lines(name: String, read: Read<Vec<String>>) -> AnyView {
    let lines = texts_of(move || read());
    rebuilt(move || {
        let items: Vec<_> =
            lines.get().into_iter().map(|line| view! { <li dir="auto">{line}</li> }.into_any()).collect();
        if items.is_empty() {
            ().into_any()
        } else {
            view! { <ul class="lines" role="list" aria-label=name.clone()>{items}</ul> }.into_any()
        }
    })
}

/// Names and values.
pub(crate) fn field_list(fields: Vec<(String, String)>) -> AnyView {
    let rows = fields
        .into_iter()
        .map(|(name, value)| view! { <dt>{foreign("", name)}</dt><dd>{foreign("", value)}</dd> }.into_any());
    view! { <dl class="details">{rows.collect::<Vec<_>>()}</dl> }.into_any()
}

/// The options of a list of suggestions.
pub(crate) fn options(read: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    let texts = texts_of(read);
    rebuilt(move || {
        let options = texts.get().into_iter().map(|text| view! { <option value=text></option> }.into_any());
        options.collect::<Vec<_>>().into_any()
    })
}
