//! The panel at the current moment, drawn by its own views. It sends no commands.

use crate::{
    inspect::inspector::Inspector,
    leptos_workarounds::erased::effect,
    pages::layout,
    store::{Diagnostics, NoteStore, Store},
    view::{card::panel_layout::PanelLayout, panel::shown_desk::shown_desk, parts::elements::paragraph},
};
use deskpane_desk::clock::Span;
use leptos::prelude::*;

pub(super) fn section(inspector: Inspector) -> AnyView {
    let words = inspector.words;
    let Some(open) = inspector.open() else { return ().into_any() };
    let inner = match open.desktop() {
        None => paragraph("page__quiet", words.no_desk),
        Some(desktop) => {
            // One for each opened recording: the panel's views expect a constant.
            let layout: &'static PanelLayout = Box::leak(Box::new(layout::of(desktop, None)));
            provide_context(layout);
            let started = open.header().started;
            let store = Store::new(desktop, NoteStore::empty(desktop.id), Diagnostics::new(), started);
            provide_context(store);
            effect(move || {
                let row = inspector.current.get();
                let Some(row) = open.row(row) else { return };
                store.show(open.desk(row), started + Span(inspector.time.get_untracked()));
            });
            effect(move || store.clock.set(started + Span(inspector.time.get())));
            panel(store, layout)
        }
    };
    view! {
        <section class="desk" aria-label=words.moment>
            <h2 class="home__title">{words.moment}</h2>
            {inner}
        </section>
    }
    .into_any()
}

/// The panel. The disabled field set disables every control, and leaves the content
/// readable.
fn panel(store: Store, layout: &PanelLayout) -> AnyView {
    view! {
        <fieldset class="desk__panel" disabled role="presentation">
            {shown_desk(store, layout)}
        </fieldset>
    }
    .into_any()
}
