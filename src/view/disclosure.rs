//! A line that opens what stands below it. Closed content is not on the page at all.

use super::parts::when;
use leptos::{ev, html, prelude::*};

/// A disclosure.
#[component]
pub(crate) fn Disclosure(name: String, open: RwSignal<bool>, children: ChildrenFn) -> impl IntoView {
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
            <div class="disclosure__content">{when(move || open.get(), move || children())}</div>
        </details>
    }
    .into_any()
}
