//! Version information for problem reports. No customer data, no address.

use crate::{
    leptos_workarounds::erased::{rebuilt, when},
    newer::Newer,
    store::Store,
    text::texts,
    view::parts::{
        copy_button::copy_button,
        elements::{block, field_list, paragraph},
    },
};
use leptos::prelude::*;

/// The version of the whole program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The section.
pub(super) fn section() -> AnyView {
    let t = texts();
    let store = use_context::<Store>();
    let facts = move || {
        let mut facts = vec![(t.about_version.to_owned(), format!("Deskpane {VERSION}"))];
        if let Some(store) = store {
            let connection = store.connection.with(|connection| t.connected(connection, store.desktop).what);
            facts.push((t.about_desktop.to_owned(), store.desktop.name.to_owned()));
            facts.push((t.connection.to_owned(), connection));
        }
        facts.push((t.about_language.to_owned(), t.tag.to_owned()));
        facts.push((t.about_browser.to_owned(), window().navigator().user_agent().unwrap_or_default()));
        facts
    };
    let report = Signal::derive(move || {
        let lines = facts().into_iter().map(|(name, value)| format!("{name}: {value}\n"));
        lines.collect::<String>()
    });
    view! {
        <section class="about" aria-labelledby="about">
            <h3 class="settings__title" id="about">{t.about}</h3>
            {rebuilt(move || field_list(facts()))}
            {newer(store)}
            <p class="about__copy">{copy_button(report)} <span>{t.about_report}</span></p>
        </section>
    }
    .into_any()
}

/// The newer version, and the button that loads it. The agent decides when.
fn newer(store: Option<Store>) -> AnyView {
    let Some(newer) = use_context::<Newer>() else { return ().into_any() };
    let build = move || {
        let t = texts();
        let words = store.map_or_else(|| t.newer.to_owned(), |store| t.newer_in(store.desktop));
        let reload = view! {
            <button type="button" class="button" on:click=move |_| _ = location().reload()>{t.newer_reload}</button>
        };
        block("about__newer", vec![paragraph("about__ready", words), reload.into_any()])
    };
    when(move || newer.is_there(), build)
}
