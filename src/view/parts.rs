//! The few shapes of changing content, each compiled once for the whole app: a closure of one's own in every
//! view would be compiled with everything around it, a few kilobytes at a time.

use super::details::field_list;
use crate::text::Language;
use leptos::prelude::*;
use std::sync::Arc;

/// Builds a view, again and again.
pub(crate) type Build = Arc<dyn Fn() -> AnyView + Send + Sync>;
/// Reads something, again and again.
type Read<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// A text that changes.
pub(crate) fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    boxed_words(Arc::new(read))
}

fn boxed_words(read: Read<String>) -> Signal<String> {
    Signal::derive(move || read())
}

/// A word of a fixed set, as attributes have.
pub(crate) fn word(read: impl Fn() -> &'static str + Send + Sync + 'static) -> Signal<&'static str> {
    boxed_word(Arc::new(read))
}

fn boxed_word(read: Read<&'static str>) -> Signal<&'static str> {
    Signal::derive(move || read())
}

/// The value of an attribute that is there or not.
pub(crate) fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    boxed_flag(Arc::new(read))
}

fn boxed_flag(read: Read<bool>) -> Signal<Option<&'static str>> {
    Signal::derive(move || read().then_some("true"))
}

/// The keys of a list; told of only when they change.
pub(crate) fn keys(read: impl Fn() -> Vec<u32> + Send + Sync + 'static) -> Memo<Vec<u32>> {
    boxed_keys(Arc::new(read))
}

fn boxed_keys(read: Read<Vec<u32>>) -> Memo<Vec<u32>> {
    Memo::new(move |_| read())
}

/// Does something now and whenever what it reads changes.
pub(crate) fn effect(run: impl Fn() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(run: Box<dyn Fn()>) {
    Effect::new(run);
}

/// Parts in a box.
pub(crate) fn block(class: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{parts}</div> }.into_any()
}

/// A paragraph that changes; politely read out when it does.
pub(crate) fn said(class: &'static str, words: Signal<String>) -> AnyView {
    view! { <p class=class aria-live="polite">{words}</p> }.into_any()
}

/// A paragraph.
pub(crate) fn paragraph(class: &'static str, words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    view! { <p class=class>{words}</p> }.into_any()
}

/// Shows something while a condition holds, and builds it anew only when it comes to hold.
pub(crate) fn when(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    build: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed_when(Arc::new(holds), Arc::new(build))
}

fn boxed_when(holds: Read<bool>, build: Build) -> AnyView {
    let holds = Memo::new(move |_| holds());
    boxed_rebuilt(Arc::new(move || if holds.get() { build() } else { ().into_any() }))
}

/// Builds something anew whenever what it reads changes.
pub(crate) fn rebuilt(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_rebuilt(Arc::new(build))
}

fn boxed_rebuilt(build: Build) -> AnyView {
    (move || build()).into_any()
}

/// Builds something in the language in use, and anew in every other; nothing as long as it is not known which.
pub(crate) fn spoken(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_spoken(Arc::new(build))
}

fn boxed_spoken(build: Build) -> AnyView {
    let language = use_context::<Language>();
    boxed_rebuilt(Arc::new(move || {
        let silent = language.is_some_and(|language| language.shown().is_none());
        if silent { ().into_any() } else { build() }
    }))
}

/// One view for each key, kept as long as its key is in the list.
pub(crate) fn list(keys: Signal<Vec<u32>>, build: impl Fn(u32) -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_list(keys, Arc::new(build))
}

fn boxed_list(keys: Signal<Vec<u32>>, build: Arc<dyn Fn(u32) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || keys.get() key=|key| *key children=move |key| build(key) /> }.into_any()
}

/// Names and values, built anew when they change.
pub(crate) fn pairs(read: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static) -> AnyView {
    boxed_pairs(Arc::new(read))
}

fn boxed_pairs(read: Read<Vec<(String, String)>>) -> AnyView {
    let pairs = Memo::new(move |_| read());
    rebuilt(move || field_list(pairs.get()))
}

/// One item for each text, built anew when they change; nothing where there are none.
pub(crate) fn lines(name: &str, read: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    boxed_lines(name.to_owned(), Arc::new(read))
}

fn boxed_lines(name: String, read: Read<Vec<String>>) -> AnyView {
    let lines = boxed_texts(read);
    rebuilt(move || {
        let items: Vec<_> = lines.get().into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
        if items.is_empty() {
            ().into_any()
        } else {
            view! { <ul class="lines" role="list" aria-label=name.clone()>{items}</ul> }.into_any()
        }
    })
}

/// Texts; told of only when they change.
pub(crate) fn texts_of(read: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Memo<Vec<String>> {
    boxed_texts(Arc::new(read))
}

fn boxed_texts(read: Read<Vec<String>>) -> Memo<Vec<String>> {
    Memo::new(move |_| read())
}

/// The options of a list of suggestions.
pub(crate) fn options(read: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    let texts = boxed_texts(Arc::new(read));
    rebuilt(move || {
        let options = texts.get().into_iter().map(|text| view! { <option value=text></option> }.into_any());
        options.collect::<Vec<_>>().into_any()
    })
}
