//! Which version this is, for whoever reports something. Nothing of a customer's, and no address.

use crate::{
    store::Store,
    text::texts,
    view::{copy_button::copy_button, details::field_list, parts::rebuilt},
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
            <p class="about__copy">{copy_button(report)} <span>{t.about_report}</span></p>
        </section>
    }
    .into_any()
}
