//! The data kept in this browser, and deleting it.

use crate::{
    leptos_workarounds::erased::rebuilt,
    link::storage,
    store::Store,
    text::{Texts, fill, texts},
    view::{
        context::store,
        parts::{
            confirm_button::confirm_button,
            elements::{block, paragraph, said},
        },
    },
};
use deskpane_desk::config::Config;
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
pub(super) fn section() -> AnyView {
    let (store, t) = (store(), texts());
    let days = use_context::<Arc<Config>>().unwrap_or_default().keep_days;
    let told = RwSignal::new(String::new());
    let forget = Callback::new(move |()| {
        let count = store.forget() as u64;
        told.set(t.counted(t.forgot, count, &[]));
    });
    let lines = rebuilt(move || {
        block(
            "settings__lines",
            lines(store, t, days).into_iter().map(|line| paragraph("settings__line", line)).collect(),
        )
    });
    view! {
        <section class="settings__section" aria-label=t.kept>
            <h3 class="settings__title">{t.kept}</h3>
            {lines}
            {confirm_button(t.forget, t.forget_confirm, forget)}
            {said("settings__told", told.into())}
        </section>
    }
    .into_any()
}

fn lines(store: Store, t: Texts, days: u32) -> Vec<String> {
    let (count, oldest) = store.notes.extent();
    let desktop = [("desktop", store.desktop.name)];
    let mut notes = match count {
        0 => fill(t.kept_none, &desktop),
        _ => t.counted(t.kept_notes, count as u64, &desktop),
    };
    if let Some(oldest) = oldest {
        notes = format!("{notes} {}", fill(t.kept_since, &[("date", &t.date(oldest))]));
    }
    let size = t.number(storage::used("deskpane/").div_ceil(1024) as u64);
    let how_long = match days {
        0 => t.kept_session.to_owned(),
        _ => t.counted(t.kept_days, u64::from(days), &[]),
    };
    vec![notes, t.kept_more.to_owned(), fill(t.kept_size, &[("size", &size)]), how_long]
}
