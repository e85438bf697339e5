//! Diagnostics for integrators: received and rejected messages, and why nothing happens. The inspector shows the rest.

use crate::{
    leptos_workarounds::erased::rebuilt,
    store::{
        Fact, Store,
        diagnostics::{Entry, Record, Stopped},
    },
    text::{Texts, face::face, fill, texts},
    view::{
        card::panel_layout::layout,
        context::store,
        parts::{
            disclosure::disclosure,
            elements::{block, field_list, foreign},
        },
        record_button::record_button,
    },
};
use deskpane_desk::clock::Millis;
use leptos::prelude::*;

/// The most entries in the list.
const SHOWN: usize = 20;

/// The diagnostics, behind a disclosure.
#[component]
pub(crate) fn DiagnosticsView() -> impl IntoView {
    let (store, t, layout) = (store(), texts(), layout());
    let open = RwSignal::new(false);
    view! {
        <section class="diagnostics" aria-label=t.diagnostics>
            {disclosure(t.diagnostics.to_owned(), open, move || {
                let recording = layout.whole.map_or_else(record_button, |whole| (whole.recording.controls)());
                block("diagnostics__content", vec![recording, inspector(t), rebuilt(move || report(store, t))])
            })}
        </section>
    }
    .into_any()
}

/// Leads to the inspector, in a page of its own: the panel goes on.
fn inspector(t: Texts) -> AnyView {
    view! { <a class="button diagnostics__inspect" rel="external noopener" target="_blank" href="inspect">{t.home_inspect}</a> }
        .into_any()
}

fn report(store: Store, t: Texts) -> AnyView {
    let now = store.clock.get_untracked();
    store.diagnostics.read(|record: &Record| {
        let counts = Fact::COUNTED.into_iter().zip(record.counts);
        let counts = counts.map(|(fact, count)| (t.fact(fact).to_owned(), count.to_string())).collect();
        let entries: Vec<_> = record.entries.iter().take(SHOWN).map(|entry| line(entry, now, t)).collect();
        let list = if entries.is_empty() {
            view! { <p class="diagnostics__none">{t.nothing_yet}</p> }.into_any()
        } else {
            view! { <ul class="diagnostics__list">{entries}</ul> }.into_any()
        };
        let name = store.desktop.name;
        let (text, origin) = match record.stopped() {
            Stopped::Origin(origin) => (t.diagnose_origin, origin),
            Stopped::Window => (t.diagnose_window, ""),
            Stopped::Silent => (t.diagnose_silent, ""),
            Stopped::Unread => (t.diagnose_unread, ""),
            Stopped::Nowhere => (t.diagnose_fine, ""),
        };
        let why = fill(text, &[("desktop", name), ("origin", origin)]);
        view! { {field_list(counts)} <p class="diagnostics__why"><b>{t.diagnose_why}</b> " " {foreign("", why)}</p> {list} }
            .into_any()
    })
}

fn line(entry: &Entry, now: Millis, t: Texts) -> AnyView {
    let times = if entry.times > 1 { format!(" ×{}", entry.times) } else { String::new() };
    let kind = format!("−{} · {}{times}", face(now - entry.at), t.fact(entry.fact));
    view! {
        <li class="diagnostics__entry">
            <span class="diagnostics__kind">{kind}</span>
            {foreign("diagnostics__title", entry.title.clone())}
            <code class="diagnostics__text" dir="auto">{entry.text.clone()}</code>
        </li>
    }
    .into_any()
}
