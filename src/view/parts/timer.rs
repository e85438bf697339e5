//! A running timer. Beside live regions, never inside one: nobody wants every second read out.

use crate::{
    leptos_workarounds::{
        combined_effect::{ElementUpdates, text},
        erased::words,
    },
    text::face::face,
    view::context::store,
};
use deskpane_desk::clock::Millis;
use leptos::prelude::*;
use web_sys::Element;

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
    let shown = shown(run, at);
    view! { <span class=class role="timer" aria-live="off" aria-label=name title=name prop:textContent=shown></span> }
        .into_any()
}

/// Runs a timer in an existing element.
pub(crate) fn run_timer(element: Element, run: Run, at: Signal<Option<Millis>>) {
    let shown = shown(run, at);
    ElementUpdates::new(move || vec![text("", shown.get())]).take_over(element);
}

fn shown(run: Run, at: Signal<Option<Millis>>) -> Signal<String> {
    let clock = store().clock;
    words(move || match at.get() {
        Some(at) => face(if run == Run::Since { clock.get() - at } else { at - clock.get() }),
        None => String::new(),
    })
}
