//! A line that opens what stands below it. Closed content is not on the page at all.

use super::parts::{Build, when};
use leptos::{ev, html, prelude::*};
use std::sync::Arc;

/// A disclosure. A function and no component: those are compiled once for every kind of children.
pub(crate) fn disclosure(
    name: String,
    open: RwSignal<bool>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed(name, open, Arc::new(content))
}

fn boxed(name: String, open: RwSignal<bool>, content: Build) -> AnyView {
    let element = NodeRef::<html::Details>::new();
    // The browser opens and closes it by itself; the signal follows.
    let follow = move |_: ev::Event| {
        if let Some(element) = element.get_untracked()
            && element.open() != open.get_untracked()
        {
            open.set(element.open());
        }
    };
    view! {
        <details class="disclosure" open=open node_ref=element on:toggle=follow>
            <summary class="disclosure__name">{name}</summary>
            <div class="disclosure__content">{when(move || open.get(), move || content())}</div>
        </details>
    }
    .into_any()
}
