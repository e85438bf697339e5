//! The page for unknown addresses.

use crate::{text::texts, view::parts::elements::spoken};
use leptos::prelude::*;

/// Explains the error, and links to the start page.
pub(super) fn not_found_page() -> AnyView {
    spoken(not_found)
}

fn not_found() -> AnyView {
    let t = texts();
    view! {
        <main class="page">
            <h1 class="page__title">{t.not_found}</h1>
            <p>{t.not_found_advice}</p>
            <p><a class="button" href="./" rel="external">{t.to_start}</a></p>
        </main>
    }
    .into_any()
}
