//! A button for an irreversible action: it asks for a second press.

use crate::{
    leptos_workarounds::erased::{word, words},
    view::parts::key_events::ignore_repeats,
};
use leptos::prelude::*;
use std::time::Duration;

/// The time within which a second press counts.
const PATIENCE: Duration = Duration::from_secs(4);

/// The button, with its name before and after the first press.
pub(crate) fn confirm_button(name: &'static str, confirm: &'static str, run: Callback<()>) -> AnyView {
    let asked = RwSignal::new(false);
    let press = move |_| {
        if asked.get_untracked() {
            asked.set(false);
            run.run(());
            return;
        }
        asked.set(true);
        let back = move || {
            asked.try_set(false);
        };
        set_timeout(back, PATIENCE);
    };
    view! {
        <button type="button" class="button ask-once" aria-live="polite" data-asked=word(move || if asked.get() { "true" } else { "false" }) on:click=press on:keydown=ignore_repeats
            prop:textContent=words(move || if asked.get() { confirm } else { name }.to_owned())
        ></button>
    }
    .into_any()
}
