//! A running timer. Beside live regions, never inside one: nobody wants every second read out.

use crate::{leptos_workarounds::erased::words, text::face::face, view::context::store};
use deskpane_desk::clock::Millis;
use leptos::prelude::*;

/// Which way a timer runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    /// Up, since a moment.
    Since,
    /// Down, to a moment.
    Until,
}

/// The time since or until a moment; empty while there is none.
#[component]
pub(crate) fn Timer(run: Run, at: Signal<Option<Millis>>, name: &'static str, class: &'static str) -> impl IntoView {
    let clock = store().clock;
    let shown = words(move || match at.get() {
        Some(at) => face(if run == Run::Since { clock.get() - at } else { at - clock.get() }),
        None => String::new(),
    });
    view! { <span class=class role="timer" aria-live="off" aria-label=name title=name prop:textContent=shown></span> }
        .into_any()
}
