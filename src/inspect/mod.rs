//! `/inspect`: opens a recording and shows its messages, their effects, and the panel at every moment. Its logic is in
//! `crates/inspect`; its elements are here.

mod cells;
mod compare;
mod desk;
mod detail;
mod filters;
mod follow;
mod inspector;
mod open;
mod player;
mod table;
mod told;
mod track;
mod why;

use crate::{
    inspect::inspector::{Inspector, Looked},
    leptos_workarounds::erased::rebuilt,
    store::AgentPreferences,
    text::{Language, word_set},
    theme_controller::ThemeController,
};
use deskpane_words::inspect::Words;
use leptos::prelude::*;

/// The last part of its address.
pub(crate) const ADDRESS: &str = "inspect";

/// The page, in the language and theme that the agent chose on the panel, or the browser's.
pub(crate) fn page() -> AnyView {
    let language = Language::new();
    // The panel's own views read their words there.
    provide_context(language);
    ThemeController::new(AgentPreferences::open(), language);
    let words = word_set::<Words>(language);
    // What is open outlives a change of the language.
    let looked = Looked::new();
    let in_words = move |words| in_words(Inspector { words, texts: language.now(), looked });
    rebuilt(move || words.get().map_or_else(|| ().into_any(), in_words))
}

fn in_words(inspector: Inspector) -> AnyView {
    let words = inspector.words;
    document().set_title(words.title);
    view! {
        <main class="page inspect" on:dragover=|event| event.prevent_default() on:drop=move |event| open::dropped(inspector, event)>
            <h1 class="page__title">{words.title}</h1>
            <p class="page__quiet">{words.about}</p>
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
