//! Opens the desktop's window, or brings it to the front when it is open; reloads the desktop if it is in a frame.

use crate::{
    leptos_workarounds::erased::word,
    text::texts,
    view::{context::store, parts::shortcut_hint},
};
use deskpane_desk::{shortcuts::Action, view_model::connection_line::needs_window};
use leptos::prelude::*;

/// The button for a desktop in a window.
pub(crate) fn open_button() -> AnyView {
    let (store, t) = (store(), texts());
    let action = Some(Action::OpenDesktop);
    let name = t.open_desktop(store.desktop);
    let title = shortcut_hint::title(action, Signal::stored(name.clone()), Signal::stored(None));
    let weight = word(move || if store.connection.with(needs_window) { "main" } else { "quiet" });
    view! {
        <button
            type="button"
            class="button open"
            data-weight=weight
            data-action=shortcut_hint::action_name(action)
            aria-keyshortcuts=shortcut_hint::keys(action)
            title=title
            on:click=move |_| store.open_window()
        >
            {name}
        </button>
    }
    .into_any()
}

/// The button for a desktop in a frame.
pub(crate) fn reload_button() -> AnyView {
    let (store, t) = (store(), texts());
    view! {
        <button type="button" class="button open" data-weight="quiet" on:click=move |_| store.reload_window()>
            {t.reload_desktop(store.desktop)}
        </button>
    }
    .into_any()
}
