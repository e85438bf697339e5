//! Puts a line that is to be entered elsewhere on the clipboard.

use crate::{link::clipboard, text::texts};
use leptos::prelude::*;
use std::time::Duration;

/// How long it says what became of it.
const TOLD: Duration = Duration::from_secs(3);

/// The button. It says on itself whether the browser let it.
pub(crate) fn copy_button(line: Signal<String>) -> AnyView {
    let t = texts();
    let name = RwSignal::new(t.copy.to_owned());
    let copy = move |_| {
        let line = line.get_untracked();
        leptos::task::spawn_local(async move {
            let told = if clipboard::write(&line).await { t.copied } else { t.not_copied };
            name.try_set(told.to_owned());
            let back = move || {
                name.try_set(t.copy.to_owned());
            };
            set_timeout(back, TOLD);
        });
    };
    view! { <button type="button" class="button copy" aria-live="polite" on:click=copy>{name}</button> }.into_any()
}
