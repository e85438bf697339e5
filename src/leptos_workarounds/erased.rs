//! The few shapes of changing content, each compiled once for the whole app.
//!
//! Why: Leptos compiles every closure in a view together with the views and attributes around it, a few kilobytes at a time.
//! Here, closures are boxed first. What all of it saves was never measured by itself; the views' part of the program is what
//! docs/performance.md counts.
//!
//! Upstream: `--cfg erase_components` erases components and not what is in them,
//! <https://github.com/leptos-rs/leptos/pull/2905>; <https://github.com/leptos-rs/leptos/pull/4879> proposes to erase nested views
//! and event handlers too. Erasure by Leptos makes programs larger, not smaller (544 to 583 KB there), which is why it is off.

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

/// One view for each key, kept as long as its key is in the list.
pub(crate) fn list(keys: Signal<Vec<u32>>, build: impl Fn(u32) -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_list(keys, Arc::new(build))
}

fn boxed_list(keys: Signal<Vec<u32>>, build: Arc<dyn Fn(u32) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || keys.get() key=|key| *key children=move |key| build(key) /> }.into_any()
}

/// Texts; told of only when they change.
pub(crate) fn texts_of(read: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Memo<Vec<String>> {
    boxed_texts(Arc::new(read))
}

fn boxed_texts(read: Read<Vec<String>>) -> Memo<Vec<String>> {
    Memo::new(move |_| read())
}
