//! Copies a text to the clipboard.

use crate::{leptos_workarounds::erased::words, link::clipboard, text::texts, view::parts::shortcut_hint};
use deskpane_desk::shortcuts::Action;
use leptos::prelude::*;
use std::time::Duration;

/// How long the result is shown.
const TOLD: Duration = Duration::from_secs(3);

/// The button beside a line.
pub(crate) fn copy_button(line: Signal<String>) -> AnyView {
    copy_text(texts().copy, line)
}

/// A button with its own name. It shows on itself whether the text was copied.
pub(crate) fn copy_text(name: &'static str, text: Signal<String>) -> AnyView {
    button(None, name, text)
}

/// The same, with a shortcut for an action.
pub(crate) fn copy_for(action: Action, name: &'static str, text: Signal<String>) -> AnyView {
    button(Some(action), name, text)
}

fn button(action: Option<Action>, name: &'static str, text: Signal<String>) -> AnyView {
    let t = texts();
    let shown = RwSignal::new(name.to_owned());
    let copy = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            let told = if clipboard::write(&text).await { t.copied } else { t.not_copied };
            shown.try_set(told.to_owned());
            let back = move || {
                shown.try_set(name.to_owned());
            };
            set_timeout(back, TOLD);
        });
    };
    view! {
        <button
            type="button"
            class="button copy"
            aria-live="polite"
            data-action=shortcut_hint::action_name(action)
            aria-keyshortcuts=shortcut_hint::keys(action)
            title=shortcut_hint::title(action, Signal::stored(name.to_owned()), Signal::stored(None))
            on:click=copy
            prop:textContent=words(move || shown.get())
        ></button>
    }
    .into_any()
}
