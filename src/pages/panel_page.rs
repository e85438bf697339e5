//! The shared parts of all desktops' pages: a store, the clock that drives it, notes, and the panel around it.

use crate::{
    alert::{Alerts, Sound},
    driver::Driver,
    leptos_workarounds::erased::effect,
    link::{
        clock::{self, Ticker},
        posted_task::PostedTask,
        record_wish,
        source::Source,
        storage, whole_program,
    },
    load::Warnings,
    store::{AgentPreferences, Desktop, Diagnostics, NoteStore, PageRecording, Store},
    text::Language,
    theme_controller::ThemeController,
    view::{card::panel_layout::PanelLayout, focus::move_focus, panel::whole_panel::Panel, parts::elements::spoken},
};
use deskpane_desk::{
    config::Config,
    model::{Appearance, Change, Connection, Problem},
    origin::AllowList,
    session::Session,
};
use leptos::{prelude::*, task::spawn_local};
use std::{rc::Rc, sync::Arc};

/// Shown under Diagnostics if this panel should be recorded and is not.
const NOT_RECORDED: &str =
    "Messages are recorded elsewhere, not here: a part of Deskpane could not be loaded. Reload the panel.";

/// A session, its window, and its allowed origins.
type Begun = (Box<dyn Session>, Rc<dyn Source>, AllowList);

/// The panel of one desktop, with a session that has just begun; `None` where the desktop is not configured.
pub(super) fn panel_page(desktop: Desktop, layout: &'static PanelLayout, begun: Option<Begun>) -> AnyView {
    provide_context(layout);
    let config = use_context::<Arc<Config>>().unwrap_or_default();
    let now = clock::now();
    let notes = NoteStore::open(desktop.id, config.keep_days, now);
    let diagnostics = Diagnostics::new();
    for warning in use_context::<Warnings>().iter().flat_map(|warnings| warnings.0.iter()) {
        diagnostics.configuration(format!("{} {}: {}", warning.key, warning.wrong, warning.remedy), now);
    }
    let store = Store::new(desktop, notes, diagnostics, now);
    store.activity.open(config.keep_days, now);
    provide_context(store);
    let (language, chosen, sound) = (use_context::<Language>(), use_context::<AgentPreferences>(), Sound::new());
    provide_context(sound);
    if let Some(theme_controller) = use_context::<ThemeController>() {
        store.on_appearance(Rc::new(move |said| theme_controller.desktop_says(said)));
        // The desktop's appearance goes with the desktop.
        on_cleanup(move || theme_controller.desktop_says(&Appearance::default()));
    }
    if let Some(language) = language {
        effect(move || {
            let trouble = language.trouble();
            if !trouble.is_empty() {
                diagnostics.configuration(format!("A language could not be loaded. {trouble}"), clock::now());
            }
        });
    }
    let alerts = chosen.zip(language).map(|(chosen, language)| {
        let alerts =
            Rc::new(Alerts::start(store, chosen, sound, language, Rc::new(move |id| move_focus::show(store, id))));
        let own = Rc::downgrade(&alerts);
        effect(move || {
            chosen.get();
            own.upgrade().inspect(|alerts| alerts.choose());
        });
        alerts
    });
    let host = begun.as_ref().map(|(_, source, allow)| host(source.as_ref(), allow)).unwrap_or_default();
    // Before the driver listens to the desktop's messages: messages from a CRM page are not the desktop's.
    let whole = layout.whole.filter(|_| begun.is_some());
    let crm = whole.and_then(|whole| (whole.crm.start)(&config, host, language, store));
    let driver =
        begun.map(|(session, source, allow)| Driver::start(session, source, allow, desktop.longest_message, store));
    if driver.is_none() {
        store.apply(vec![Change::Connection(Connection::Stopped(Problem::NotConfigured))], now);
    }
    let ticker = Ticker::start(move |now| store.tick(now));
    let recording = use_context::<PageRecording>();
    let watch = storage::watch(move |key, text| {
        if key == record_wish::key(desktop.id)
            && text.is_some()
            && !recording.is_some_and(|recording| recording.is_on.get_untracked())
        {
            // Recording was started in another panel: it applies to all panels of this desktop.
            spawn_local(async move {
                whole_program::start().await;
                diagnostics.configuration(NOT_RECORDED.to_owned(), clock::now());
            });
        }
        store.activity.changed_elsewhere(&key, text.is_none(), clock::now());
        store.notes.changed_elsewhere(&key, text, |id| store.is_open(id));
    });
    // The view is built in a task of its own: a browser sends what was posted, the registration, when the task that posted it
    // is over.
    let is_drawn = RwSignal::new(false);
    let draw = PostedTask::new(move || is_drawn.set(true));
    draw.ask();
    // They live as long as the page.
    let alive = StoredValue::new_local(Some((driver, crm, ticker, watch, alerts, draw)));
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
    // A change of language rebuilds the view; store and session continue.
    spoken(move || {
        if !is_drawn.get() {
            return ().into_any();
        }
        store.keep_position();
        view! { <Panel /> }.into_any()
    })
}

/// The desktop's host, with its port if it is not the default.
fn host(source: &dyn Source, allow: &AllowList) -> String {
    let said = source.origin().filter(|origin| allow.admit(origin).is_some());
    let origin = said.or_else(|| allow.exact().next().map(ToString::to_string)).unwrap_or_default();
    origin.split_once("://").map(|(_, host)| host.to_owned()).unwrap_or_default()
}
