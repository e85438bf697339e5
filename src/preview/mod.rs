//! The preview on `/setup`: the panel of a desktop with the configuration as it stands, live against that desktop simulated. A program
//! of its own, started beside that of `/setup` in an element of its page ([`PLACE`]), which tells it what to show ([`Request`]).
//!
//! It keeps nothing, and what belongs to a whole page is left out: the sheets, keyboard shortcuts, alerts.

mod engine;

use crate::{
    leptos_workarounds::erased::rebuilt,
    link::{
        beside,
        clock::{self, Ticker},
        storage,
    },
    pages::layout,
    preview::engine::Engine,
    store::{AgentPreferences, Diagnostics, NoteStore, Store},
    text::Language,
    theme_controller::ThemeController,
    view::{
        card::panel_layout::PanelLayout,
        panel::{announcer::Announcer, shown_desk::shown_desk},
        parts::elements::spoken,
    },
};
use deskpane_desk::{
    config::{self, Config},
    desktop::DesktopSpec,
    model::Appearance,
};
use deskpane_desktops::{RELEASED, RELEASED_SECTIONS};
use deskpane_preview::{Event, Request, Simulation, events};
use leptos::prelude::*;
use std::{rc::Rc, sync::Arc};
use web_sys::Element;

/// The last part of the address of its program's page.
pub(crate) const ADDRESS: &str = "preview";
/// The id of its place on the page of `/setup`.
pub(crate) const PLACE: &str = "preview";
/// The attribute of its place with the names of the events that the desktop offers.
pub(crate) const EVENTS: &str = "data-events";

/// What is shown.
#[derive(Clone, Copy)]
struct Shown {
    desktop: RwSignal<Option<&'static DesktopSpec>>,
    config: RwSignal<Arc<Config>>,
    /// What the session begins with: another text is another session.
    section: RwSignal<String>,
    engine: StoredValue<Option<Rc<Engine>>, LocalStorage>,
}

/// The place for the preview, where this page has one that is empty.
pub(crate) fn place() -> Option<Element> {
    document().query_selector(&format!("#{PLACE}:empty")).ok().flatten()
}

/// The preview, which hears its requests on this element.
pub(crate) fn view(place: Element) -> AnyView {
    storage::turn_off();
    let language = Language::within(PLACE);
    provide_context(language);
    let theme_controller = ThemeController::new(AgentPreferences::open(), language);
    let shown = Shown {
        desktop: RwSignal::new(None),
        config: RwSignal::default(),
        section: RwSignal::default(),
        engine: StoredValue::new_local(None),
    };
    let own = place.clone();
    let listener = beside::listen(&place, move |text| match Request::read(&text) {
        Some(Request::Show { desktop, config }) => show(shown, theme_controller, &own, &desktop, &config),
        Some(Request::Play(event)) => play(shown, event),
        Some(Request::Clear) => shown.desktop.set(None),
        None => {}
    });
    // As long as the page.
    let alive = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
    let begun = Memo::new(move |_| (shown.desktop.get().map(|desktop| desktop.id), shown.section.get()));
    rebuilt(move || match begun.get().0.and_then(released) {
        Some(desktop) => running(shown, desktop, theme_controller),
        None => ().into_any(),
    })
}

fn play(shown: Shown, event: Event) {
    if let Some(engine) = shown.engine.try_get_value().flatten() {
        engine.play(event);
    }
}

fn released(id: &str) -> Option<&'static DesktopSpec> {
    RELEASED.into_iter().find(|desktop| desktop.id == id)
}

/// Shows this desktop with this configuration, unless that has errors.
fn show(shown: Shown, theme_controller: ThemeController, place: &Element, desktop: &str, text: &str) {
    let Some(desktop) = released(desktop) else { return };
    let Ok(config) = config::parse(text, &RELEASED_SECTIONS).outcome else { return };
    let config = Arc::new(config);
    let names: Vec<_> = events(desktop).iter().map(|event| event.name()).collect();
    // An attribute with a constant name can always be set.
    let _ = place.set_attribute(EVENTS, &names.join(" "));
    theme_controller.configured(config.clone());
    shown.config.set(config);
    shown.section.set(Request::section(text, desktop));
    shown.desktop.set(Some(desktop));
}

/// A session with its panel.
fn running(shown: Shown, desktop: &'static DesktopSpec, theme_controller: ThemeController) -> AnyView {
    let now = clock::now();
    let config = shown.config.get_untracked();
    let origin = location().origin().unwrap_or_default();
    let simulation = desktop.configured(&config).and_then(|own| Simulation::new(desktop, own, &origin, now));
    let Some(simulation) = simulation else { return ().into_any() };
    // One for each session: the panel's views take it from a page, for which it is a constant.
    let layout: &'static PanelLayout = Box::leak(Box::new(layout::of(desktop, None)));
    provide_context(layout);
    let store = Store::new(desktop, NoteStore::empty(desktop.id), Diagnostics::new(), now);
    provide_context(store);
    store.on_appearance(Rc::new(move |said| theme_controller.desktop_says(said)));
    shown.engine.set_value(Some(Engine::start(simulation, store)));
    let ticker = StoredValue::new_local(Some(Ticker::start(move |now| store.tick(now))));
    on_cleanup(move || {
        shown.engine.try_update_value(Option::take);
        drop(ticker.try_update_value(Option::take));
        // What the desktop lent goes with it.
        theme_controller.desktop_says(&Appearance::default());
    });
    // Another language or configuration rebuilds the view; store and session go on.
    let configured = shown.config;
    rebuilt(move || {
        provide_context(configured.get());
        spoken(move || panel(store, layout))
    })
}

/// The parts of the panel that need no page of their own.
fn panel(store: Store, layout: &'static PanelLayout) -> AnyView {
    store.keep_position();
    view! {
        <div class="panel">
            {shown_desk(store, layout)}
            <Announcer />
        </div>
    }
    .into_any()
}
