//! What the pages of all desktops share: a store, the clock that drives it, notes, and the panel around it.

use crate::{
    app::Warnings,
    dress::dress,
    driver::Driver,
    link::{
        clock::{self, Ticker},
        storage,
    },
    store::{Desktop, Diagnostics, NoteBook, Store},
    text::Language,
    view::{panel::Panel, parts::rebuilt},
};
use deskpane_protocol::{
    config::Config,
    desk::{Appearance, Change, Connection, Problem},
};
use leptos::prelude::*;
use std::{rc::Rc, sync::Arc};

/// Begins the session of a desktop; `None` where it is not configured.
type Start = Box<dyn FnOnce(&Config, Store) -> Option<Driver>>;

/// The panel of one desktop. `start` begins its session.
pub(super) fn panel_page(desktop: Desktop, start: Start) -> AnyView {
    let config = use_context::<Arc<Config>>().unwrap_or_default();
    let now = clock::now();
    let notes = NoteBook::open(desktop.id, config.keep_days, now);
    let diagnostics = Diagnostics::new();
    for warning in use_context::<Warnings>().iter().flat_map(|warnings| warnings.0.iter()) {
        diagnostics.configuration(format!("{} {}: {}", warning.key, warning.wrong, warning.remedy), now);
    }
    let store = Store::new(desktop, notes, diagnostics, now);
    provide_context(store);
    document().set_title(&format!("{} · Deskpane", desktop.name));
    let language = use_context::<Language>();
    if let Some(language) = language {
        let (own, bare) = (config.clone(), config.clone());
        store.on_looks(Rc::new(move |said| dress(&own, said, language)));
        // What the desktop lent goes with it.
        on_cleanup(move || dress(&bare, &Appearance::default(), language));
    }
    let driver = start(&config, store);
    if driver.is_none() {
        store.apply(vec![Change::Connection(Connection::Stopped(Problem::NotConfigured))], now);
    }
    let ticker = Ticker::start(move |now| store.tick(now));
    let watch = storage::watch(move |key, text| store.notes.changed_elsewhere(&key, text));
    // They live as long as the page and end with it.
    let alive = StoredValue::new_local(Some((driver, ticker, watch)));
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
    // Another language rebuilds what is shown; store and session go on.
    rebuilt(move || {
        if let Some(language) = language {
            language.0.track();
        }
        view! { <Panel /> }.into_any()
    })
}
