//! The few kinds of changing content, each compiled once for the whole app.
//!
//! Why: Leptos compiles every closure in a view together with the views and attributes around it, a few kilobytes each.
//! Here, closures are boxed first. The total saving was not measured separately; docs/performance.md counts the size of
//! all views.
//!
//! Upstream: `--cfg erase_components` erases components but not their content,
//! <https://github.com/leptos-rs/leptos/pull/2905>; <https://github.com/leptos-rs/leptos/pull/4879> proposes to erase
//! nested views and event handlers too. Leptos's erasure makes programs larger, not smaller (544 to 583 KB there), so
//! it is off.

use leptos::prelude::*;
use std::sync::Arc;

/// Builds a view, possibly many times.
pub(crate) type Build = Arc<dyn Fn() -> AnyView + Send + Sync>;
/// Reads a value, possibly many times.
type Read<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// A text that changes.
pub(crate) fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    boxed_words(Arc::new(read))
}

fn boxed_words(read: Read<String>) -> Signal<String> {
    Signal::derive(move || read())
}

/// An attribute value from a fixed set.
pub(crate) fn word(read: impl Fn() -> &'static str + Send + Sync + 'static) -> Signal<&'static str> {
    boxed_word(Arc::new(read))
}

fn boxed_word(read: Read<&'static str>) -> Signal<&'static str> {
    Signal::derive(move || read())
}

/// The value of an attribute that may be absent.
pub(crate) fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    boxed_flag(Arc::new(read))
}

fn boxed_flag(read: Read<bool>) -> Signal<Option<&'static str>> {
    Signal::derive(move || read().then_some("true"))
}

/// The keys of a list; notifies only when they change.
pub(crate) fn keys(read: impl Fn() -> Vec<u32> + Send + Sync + 'static) -> Memo<Vec<u32>> {
    boxed_keys(Arc::new(read))
}

fn boxed_keys(read: Read<Vec<u32>>) -> Memo<Vec<u32>> {
    Memo::new(move |_| read())
}

/// Runs now and whenever a value it has read changes.
pub(crate) fn effect(run: impl Fn() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(run: Box<dyn Fn()>) {
    Effect::new(run);
}

/// Shows a view while a condition holds. It is rebuilt only when the condition becomes true.
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

/// Rebuilds a view whenever a value it has read changes.
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

/// A list of texts; notifies only when they change.
pub(crate) fn texts_of(read: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Memo<Vec<String>> {
    boxed_texts(Arc::new(read))
}

fn boxed_texts(read: Read<Vec<String>>) -> Memo<Vec<String>> {
    Memo::new(move |_| read())
}
