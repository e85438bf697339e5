//! A disclosure: a line that opens the content below it. Closed content is not on the page at all.

use crate::{
    leptos_workarounds::erased::{Build, when},
    view::parts::{elements::foreign, shortcut_hint},
};
use deskpane_desk::shortcuts::Action;
use leptos::{ev, html, prelude::*};
use std::sync::Arc;

/// A disclosure. A function and not a component: components are compiled once for every kind of children.
pub(crate) fn disclosure(
    name: String,
    open: RwSignal<bool>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed(None, name, open, Arc::new(content))
}

/// A disclosure with a shortcut, which opens it and moves into it.
pub(crate) fn disclosure_for(
    action: Action,
    name: String,
    open: RwSignal<bool>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed(Some(action), name, open, Arc::new(content))
}

fn boxed(action: Option<Action>, name: String, open: RwSignal<bool>, content: Build) -> AnyView {
    let element = NodeRef::<html::Details>::new();
    // The browser opens and closes it by itself; the signal follows.
    let follow = move |_: ev::Event| {
        if let Some(element) = element.get_untracked()
            && element.open() != open.get_untracked()
        {
            open.set(element.open());
        }
    };
    let title = shortcut_hint::title(action, Signal::stored(name.clone()), Signal::stored(None));
    view! {
        <details class="disclosure" data-action=shortcut_hint::action_name(action) open=open node_ref=element on:toggle=follow>
            <summary
                class="disclosure__name"
                aria-keyshortcuts=shortcut_hint::keys(action)
                title=title
            >
                {foreign("", name)}
            </summary>
            <div class="disclosure__content">{when(move || open.get(), move || content())}</div>
        </details>
    }
    .into_any()
}
