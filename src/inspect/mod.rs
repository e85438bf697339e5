//! `/inspect`: opens a recording and shows its messages, their effects, and the panel at every moment. Its logic is in
//! `crates/inspect`; its elements are here.

mod compare;
mod desk;
mod detail;
mod filters;
mod follow;
mod inspector;
mod open;
mod player;
mod table;
mod why;

use crate::{inspect::inspector::Inspector, leptos_workarounds::erased::rebuilt, text::Language};
use deskpane_inspect::Words;
use leptos::prelude::*;

/// The last part of its address.
pub(crate) const ADDRESS: &str = "inspect";

/// The page.
pub(crate) fn page() -> AnyView {
    // The panel's own views get their words from it.
    provide_context(Language::new());
    let words: &'static Words = Box::leak(Box::new(Words::english()));
    document().set_title(&words.title);
    let inspector = Inspector::new(words);
    view! {
        <main class="page inspect" on:dragover=|event| event.prevent_default() on:drop=move |event| open::dropped(inspector, event)>
            <h1 class="page__title">{words.title.as_str()}</h1>
            <p class="page__quiet">{words.about.as_str()}</p>
            {open::section(inspector)}
            {follow::section(inspector)}
            {rebuilt(move || if inspector.recording.read().is_some() { opened(inspector) } else { ().into_any() })}
        </main>
    }
    .into_any()
}

/// An open recording.
fn opened(inspector: Inspector) -> AnyView {
    view! {
        <div class="inspect__parts">
            <div class="inspect__lines">
                {filters::section(inspector)}
                {table::section(inspector)}
                {detail::section(inspector)}
            </div>
            <div class="inspect__side">
                {player::section(inspector)}
                {desk::section(inspector)}
            </div>
        </div>
        {why::section(inspector)}
        {compare::section(inspector)}
    }
    .into_any()
}
