//! The panel beside the form, with the configuration as it stands: another program, started when somebody opens it.

use crate::{
    leptos_workarounds::erased::{effect, flag, rebuilt, when, words as text_of},
    link::beside,
    preview::{ADDRESS, EVENTS, PLACE},
    setup::form::Setup,
    text::fill,
    view::parts::elements::{paragraph, said},
};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::RELEASED;
use deskpane_preview::{Event, Request};
use leptos::{html, prelude::*};

/// Widths of the panel, in pixels: as in a desktop's narrowest column, and as agents mostly have it.
const WIDTHS: [&str; 2] = ["320", "400"];

/// How far the program of the preview is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stage {
    /// It is not shown. It may have been started.
    Closed,
    Loading,
    /// Why it could not be loaded.
    NotLoaded(String),
    /// It has failed.
    Stopped,
    Open,
}

fn spec(id: &str) -> Option<&'static DesktopSpec> {
    RELEASED.into_iter().find(|desktop| desktop.id == id)
}

/// The preview. A handle.
#[derive(Clone, Copy)]
struct Preview {
    setup: Setup,
    stage: RwSignal<Stage>,
    /// The id of the desktop that was chosen.
    chosen: RwSignal<&'static str>,
    place: NodeRef<html::Div>,
    /// What the desktop offers.
    offers: RwSignal<Vec<Event>>,
    /// Whether the program runs.
    runs: StoredValue<bool>,
    /// What was shown last: the desktop, and the part of the configuration that is about it.
    shown: RwSignal<Option<(&'static str, String)>>,
    has_restarted: RwSignal<bool>,
}

pub(super) fn section(setup: Setup) -> AnyView {
    let words = setup.words;
    let preview = Preview {
        setup,
        stage: RwSignal::new(Stage::Closed),
        chosen: RwSignal::new(""),
        place: NodeRef::new(),
        offers: RwSignal::default(),
        runs: StoredValue::new(false),
        shown: RwSignal::new(None),
        has_restarted: RwSignal::new(false),
    };
    let listener = StoredValue::new_local(beside::on_failure(move || preview.stopped()));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    let desktop = Memo::new(move |_| preview.desktop());
    let config = Memo::new(move |_| setup.draft.with(|draft| draft.report().outcome.is_ok().then(|| draft.text())));
    effect(move || {
        if let (Stage::Open, Some(id), Some(config)) = (preview.stage.get(), desktop.get(), config.get())
            && let Some(desktop) = spec(id)
        {
            preview.show(desktop, config);
        }
    });
    let is_open = move || preview.stage.with(|stage| *stage == Stage::Open);
    let state = text_of(move || {
        let shows = preview.shown.with(Option::is_some);
        match (preview.stage.get(), desktop.get()) {
            (Stage::Closed, _) => String::new(),
            (Stage::Loading, _) => words.preview_loading.to_owned(),
            (Stage::NotLoaded(why), _) => fill(words.preview_not_loaded, &[("why", &why)]),
            (Stage::Stopped, _) => words.preview_stopped.to_owned(),
            (Stage::Open, None) => words.preview_none.to_owned(),
            (Stage::Open, _) if config.with(Option::is_none) && shows => words.preview_invalid.to_owned(),
            (Stage::Open, _) if config.with(Option::is_none) => words.preview_not_yet.to_owned(),
            (Stage::Open, Some(id)) if preview.has_restarted.get() => {
                let name = spec(id).map_or("", |desktop| desktop.name);
                fill(words.preview_restarted, &[("desktop", name)])
            }
            (Stage::Open, Some(_)) => String::new(),
        }
    });
    let has_crm = move || setup.draft.with(|draft| !(draft.get("crm.origins") + &draft.get("crm.api")).is_empty());
    let width = RwSignal::new(WIDTHS[1].to_owned());
    let name = text_of(move || if is_open() { words.preview_close } else { words.preview_open }.to_owned());
    view! {
        <section class="preview" aria-label=words.preview>
            <h2 class="home__title">{words.preview}</h2>
            <p class="choice__more">{words.preview_do}</p>
            <button type="button" class="button" on:click=move |_| preview.press() prop:textContent=name></button>
            {said("preview__state", state)}
            {when(move || is_open() && has_crm(), move || paragraph("choice__more", words.preview_no_crm))}
            {when(is_open, move || choices(preview, desktop, width))}
            <div id=PLACE class="preview__panel" data-width=width hidden=flag(move || !is_open() || desktop.get().is_none()) node_ref=preview.place></div>
        </section>
    }
    .into_any()
}

impl Preview {
    /// The desktop that is shown: the chosen one, else the first, of those that are on.
    fn desktop(self) -> Option<&'static str> {
        let (on, chosen) = (self.on(), self.chosen.get());
        on.iter().find(|id| **id == chosen).or(on.first()).copied()
    }

    /// The ids of the desktops that are on.
    fn on(self) -> Vec<&'static str> {
        self.setup.draft.with(|draft| {
            RELEASED.into_iter().filter(|desktop| draft.is_on(desktop)).map(|desktop| desktop.id).collect()
        })
    }

    /// The button opens it, or closes it.
    fn press(self) {
        match self.stage.get_untracked() {
            Stage::Open => {
                self.stage.set(Stage::Closed);
                self.tell(&Request::Clear);
                self.shown.set(None);
            }
            Stage::Loading => {}
            _ if self.runs.get_value() => self.stage.set(Stage::Open),
            _ => {
                self.stage.set(Stage::Loading);
                leptos::task::spawn_local(async move {
                    let outcome = beside::start(ADDRESS).await;
                    self.runs.set_value(outcome.is_ok());
                    self.stage.set(outcome.map_or_else(Stage::NotLoaded, |()| Stage::Open));
                });
            }
        }
    }

    fn show(self, desktop: &'static DesktopSpec, config: String) {
        let section = Request::section(&config, desktop);
        let before = self.shown.get_untracked();
        let restarts = before.as_ref().is_some_and(|(id, own)| *id == desktop.id && *own != section);
        self.tell(&Request::Show { desktop: desktop.id.to_owned(), config });
        // It has acted on that.
        let names = self.place.get_untracked().and_then(|place| place.get_attribute(EVENTS)).unwrap_or_default();
        self.offers
            .set(Event::ALL.into_iter().filter(|event| names.split(' ').any(|name| name == event.name())).collect());
        self.has_restarted.set(restarts);
        self.shown.set(Some((desktop.id, section)));
    }

    fn tell(self, request: &Request) {
        if let Some(place) = self.place.get_untracked() {
            beside::tell(&place, &request.to_text());
        }
    }

    /// What it made is taken away: another start finds its place empty.
    fn stopped(self) {
        self.runs.set_value(false);
        self.shown.set(None);
        self.stage.set(Stage::Stopped);
        if let Some(place) = self.place.get_untracked() {
            place.set_text_content(None);
        }
    }
}

/// Which panel, how wide, and what happens at the simulated desktop.
fn choices(preview: Preview, desktop: Memo<Option<&'static str>>, width: RwSignal<String>) -> AnyView {
    let words = preview.setup.words;
    let on = Memo::new(move |_| preview.on());
    let choose = move |event| {
        if let Some(desktop) = spec(&event_target_value(&event)) {
            preview.chosen.set(desktop.id);
        }
    };
    let desktops = move || {
        let now = desktop.get();
        let shown = on.get().into_iter().filter_map(spec);
        let options =
            shown.map(|own| view! { <option value=own.id selected=now == Some(own.id)>{own.name}</option> }.into_any());
        options.collect::<Vec<_>>().into_any()
    };
    let widths = WIDTHS.map(|own| {
        view! { <option value=own selected=width.with_untracked(|now| now == own)>{format!("{own} px")}</option> }
            .into_any()
    });
    let buttons = move || {
        let button = |event: Event| {
            let name = match event {
                Event::Call => words.preview_call,
                Event::Chat => words.preview_chat,
                Event::Leave => words.preview_leave,
            };
            view! { <button type="button" class="button" on:click=move |_| preview.tell(&Request::Play(event))>{name}</button> }.into_any()
        };
        preview.offers.get().into_iter().map(button).collect::<Vec<_>>().into_any()
    };
    view! {
        <div class="preview__choices">
            <label class="field">
                <span class="field__name">{words.preview_desktop}</span>
                <select class="field__box" aria-label=words.preview_desktop on:change=choose>{rebuilt(desktops)}</select>
            </label>
            <label class="field">
                <span class="field__name">{words.preview_width}</span>
                <select class="field__box" aria-label=words.preview_width on:change=move |event| width.set(event_target_value(&event))>
                    {widths.into_iter().collect::<Vec<_>>()}
                </select>
            </label>
        </div>
        {when(move || preview.shown.with(Option::is_some), move || {
            view! { <p class="choice__links">{rebuilt(buttons)}</p> }.into_any()
        })}
    }
    .into_any()
}
