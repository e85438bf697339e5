//! What came in and what was turned away, for whoever connects the desktop.

use super::{disclosure::Disclosure, store};
use crate::{
    store::Fact,
    text::{face::face, texts},
};
use leptos::prelude::*;

/// The diagnostics, behind a disclosure.
#[component]
pub(crate) fn DiagnosticsView() -> impl IntoView {
    let (store, t) = (store(), texts());
    let open = RwSignal::new(false);
    let shown = store.diagnostics.shown;
    let counts = move || {
        let counts = shown.with(|record| record.counts);
        let rows = Fact::COUNTED.into_iter().zip(counts);
        rows.map(|(fact, count)| view! { <dt>{(t.fact)(fact)}</dt><dd>{count.to_string()}</dd> }).collect::<Vec<_>>()
    };
    let entries = move || {
        let now = store.clock.get_untracked();
        shown.with(|record| {
            let rows = record.entries.iter().map(|entry| {
                let times = if entry.times > 1 { format!(" ×{}", entry.times) } else { String::new() };
                view! {
                    <li class="diagnostics__entry">
                        <span class="diagnostics__kind">{format!("{} · {}{times}", face(now - entry.at), (t.fact)(entry.fact))}</span>
                        <span class="diagnostics__title">{entry.title.clone()}</span>
                        <code class="diagnostics__text">{entry.text.clone()}</code>
                    </li>
                }
            });
            rows.collect::<Vec<_>>()
        })
    };
    view! {
        <section class="diagnostics" aria-label=t.diagnostics>
            <Disclosure name=t.diagnostics.to_owned() open=open>
                <dl class="details">{counts}</dl>
                <ul class="diagnostics__list">{entries}</ul>
                {move || shown.with(|record| record.entries.is_empty()).then(|| view! { <p class="diagnostics__none">{t.nothing_yet}</p> })}
            </Disclosure>
        </section>
    }
}
