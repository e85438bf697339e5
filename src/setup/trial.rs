//! "Test my desktop": the steps, their buttons, and the result as a file.

use crate::{
    leptos_workarounds::erased::{rebuilt, when, words as text_of},
    link::{download, open_file},
    setup::{
        form::Setup,
        trial_run::Run,
        trial_words::{command_name, outcome, rung_name, steps},
    },
    text::{fill, texts},
    view::parts::{
        copy_button::copy_button,
        elements::{paragraph, said},
    },
};
use deskpane_desk::{
    config::Configured,
    desktop::{DesktopSpec, Placement},
};
use deskpane_desktops::RELEASED;
use deskpane_setup::{Draft, Outcome, Report, Rung, Step};
use leptos::{ev, prelude::*};
use web_sys::UrlSearchParams;

/// The desktop whose test the address asks for: `?test=one`.
pub(super) fn asked() -> Option<&'static DesktopSpec> {
    let query = UrlSearchParams::new_with_str(&location().search().ok()?).ok()?;
    let id = query.get("test")?;
    RELEASED.into_iter().find(|desktop| desktop.id == id)
}

/// What the test shows.
#[derive(Clone, Copy)]
struct Ladder {
    steps: RwSignal<Vec<Step>>,
    /// The user should confirm that the frame shows the desktop.
    wants_eyes: RwSignal<bool>,
    /// The command that can be tried; empty for none.
    command: RwSignal<&'static str>,
}

/// A choice of the desktops that are switched on, and the test of one.
pub(super) fn section(setup: Setup) -> AnyView {
    let words = setup.words;
    let testing = RwSignal::new(None::<&'static DesktopSpec>);
    let choose = move || {
        let on: Vec<_> =
            setup.draft.with(|draft| RELEASED.into_iter().filter(|desktop| draft.is_on(desktop)).collect());
        if on.is_empty() {
            return paragraph("choice__more", words.trial_none);
        }
        let button = |desktop: &'static DesktopSpec| {
            let name = fill(words.trial_start, &[("desktop", desktop.name)]);
            view! { <button type="button" class="button" on:click=move |_| testing.set(Some(desktop))>{name}</button> }
                .into_any()
        };
        view! { <p class="choice__links">{on.into_iter().map(button).collect::<Vec<_>>()}</p> }.into_any()
    };
    let shown = move || match testing.get() {
        None => rebuilt(choose),
        Some(desktop) => {
            let end = move |_| testing.set(None);
            view! {
                <h3 class="choice__name">{desktop.name}</h3>
                {of(setup, desktop)}
                <p class="choice__links"><button type="button" class="button" on:click=end>{words.trial_stop}</button></p>
            }
            .into_any()
        }
    };
    view! {
        <h2 class="home__title" id="test">{words.trial}</h2>
        <p class="choice__more">{words.trial_do}</p>
        {rebuilt(shown)}
        {open_result(setup)}
    }
    .into_any()
}

/// The test of one desktop, which starts at once. The caller provides its heading, on the level that fits the page.
pub(super) fn of(setup: Setup, desktop: &'static DesktopSpec) -> AnyView {
    let words = setup.words;
    let named = |text: &str| fill(text, &[("desktop", desktop.name)]);
    let Ok(config) = setup.draft.with_untracked(Draft::report).outcome else {
        return paragraph("findings__one", named(words.trial_invalid));
    };
    let Some(configured) = desktop.configured(&config).cloned() else {
        return paragraph("findings__one", named(words.trial_unconfigured));
    };
    let ladder = Ladder { steps: RwSignal::default(), wants_eyes: RwSignal::new(false), command: RwSignal::new("") };
    let own = configured.clone();
    let changed = move |trial: &deskpane_setup::Trial| {
        let now = steps(setup, desktop, &own, trial);
        if ladder.steps.with_untracked(|before| *before != now) {
            ladder.steps.set(now);
        }
        ladder.wants_eyes.set(trial.wants_eyes());
        ladder.command.set(trial.command().map_or("", |command| command_name(words, &command)));
    };
    let origin = setup.here.with_value(|panel| panel.origin.clone());
    // A link in the panel names the step that its problem is about.
    let step = location().hash().unwrap_or_default();
    request_animation_frame(move || {
        if let Some(step) = step.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
            step.scroll_into_view();
        }
    });
    let run = StoredValue::new_local(Run::start(desktop, &configured, &origin, Box::new(changed)));
    on_cleanup(move || drop(run.try_update_value(Option::take)));
    let with = move |act: fn(&Run)| run.with_value(|run| run.iter().for_each(act));
    let button = move |name: String, act: fn(&Run)| {
        view! { <button type="button" class="button" data-weight="main" on:click=move |_| with(act)>{name}</button> }
            .into_any()
    };
    let opens = matches!(desktop.placement, Placement::Popup { .. });
    let open = opens.then(|| button(texts().open_desktop(desktop), Run::open));
    let eyes = move || {
        let (desktop_there, error_there) =
            (fill(words.sees_desktop, &[("desktop", desktop.name)]), words.sees_error.to_owned());
        [button(desktop_there, |run| run.seen(true)), button(error_there, |run| run.seen(false))]
            .into_iter()
            .collect::<Vec<_>>()
            .into_any()
    };
    let command = move || button(ladder.command.get_untracked().to_owned(), Run::give);
    let save = move |_| {
        let report = report(setup, desktop, &configured, ladder.steps.get_untracked());
        download::save(&format!("deskpane-test-{}.json", desktop.id), "application/json", &report.text());
    };
    let current = text_of(move || {
        let steps = ladder.steps.get();
        let at = steps.iter().position(|step| matches!(step.result, Outcome::Failed | Outcome::Waiting));
        let Some((at, step)) = at.and_then(|at| Some((at, steps.get(at)?))) else {
            return words.trial_through.to_owned();
        };
        let (number, all) = ((at + 1).to_string(), steps.len().to_string());
        let values = [
            ("step", number.as_str()),
            ("steps", all.as_str()),
            ("rung", rung_name(words, step.rung, Some(desktop))),
            ("result", outcome(words, step.result)),
        ];
        fill(words.trial_shown, &values)
    });
    view! {
        <section class="fields" aria-label=desktop.name>
            {said("", current)}
            {rebuilt(move || drawn(setup, Some(desktop), ladder.steps.get(), true))}
            <p class="choice__links">
                {open}
                {when(move || ladder.wants_eyes.get(), eyes)}
                {when(move || !ladder.command.get().is_empty(), command)}
                <button type="button" class="button" on:click=save>{words.trial_save}</button>
            </p>
        </section>
    }
    .into_any()
}

/// The steps. Those of the running test have ids, for links to them.
fn drawn(setup: Setup, desktop: Option<&'static DesktopSpec>, steps: Vec<Step>, is_running: bool) -> AnyView {
    let words = setup.words;
    let one = |step: Step| {
        let Step { rung, result, what, remedy, line } = step;
        let mark = match result {
            Outcome::Passed => "ready",
            Outcome::Failed => "ringing",
            Outcome::Waiting => "waiting",
            Outcome::Ahead | Outcome::Without => "none",
        };
        let line = line.map(|line| {
            view! { <p class="home__line"><code>{line.clone()}</code> {copy_button(Signal::stored(line))}</p> }
        });
        view! {
            <li class="choice" id=is_running.then(|| id(rung))>
                <p class="choice__standing">
                    <span class="mark" data-mark=mark aria-hidden="true"></span>
                    " " {rung_name(words, rung, desktop)} ": " {outcome(words, result)}
                </p>
                {(!what.is_empty()).then(|| paragraph("choice__more", what))}
                {(!remedy.is_empty()).then(|| paragraph("choice__more", remedy))}
                {line}
            </li>
        }
        .into_any()
    };
    view! { <ul class="choices" role="list" aria-label=words.trial>{steps.into_iter().map(one).collect::<Vec<_>>()}</ul> }
        .into_any()
}

const fn id(rung: Rung) -> &'static str {
    match rung {
        Rung::Loads => "loads",
        Rung::Permitted => "permitted",
        Rung::Window => "window",
        Rung::Origin => "origin",
        Rung::Handshake => "handshake",
        Rung::Event => "event",
        Rung::Command => "command",
    }
}

fn report(setup: Setup, desktop: &DesktopSpec, configured: &Configured, rungs: Vec<Step>) -> Report {
    let tested = match &configured.address {
        Some(address) => vec![address.url.as_str().to_owned()],
        None => configured.origins.0.iter().map(ToString::to_string).collect(),
    };
    Report {
        deskpane_test: Report::EDITION,
        desktop: desktop.id.to_owned(),
        panel: setup.here.with_value(|panel| panel.page("")),
        tested,
        at: js_sys::Date::new_0().to_iso_string().into(),
        browser: window().navigator().user_agent().unwrap_or_default(),
        rungs,
    }
}

/// A field for a saved result.
fn open_result(setup: Setup) -> AnyView {
    let words = setup.words;
    let (told, report) = (RwSignal::new(String::new()), RwSignal::new(None::<Report>));
    let open = move |event: ev::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        leptos::task::spawn_local(async move {
            let Some((name, text)) = open_file::chosen(&field).await else { return };
            match text.and_then(|text| Report::read(&text)) {
                Ok(found) => {
                    let places = found.tested.join(" ");
                    let values = [
                        ("at", found.at.as_str()),
                        ("desktop", found.desktop.as_str()),
                        ("places", places.as_str()),
                        ("panel", found.panel.as_str()),
                        ("browser", found.browser.as_str()),
                    ];
                    told.set(fill(words.trial_opened, &values));
                    report.set(Some(found));
                }
                Err(why) => told.set(fill(words.trial_not_opened, &[("file", &name), ("why", &why)])),
            }
        });
    };
    let shown = move || match report.get() {
        Some(report) => {
            let desktop = RELEASED.into_iter().find(|desktop| desktop.id == report.desktop);
            drawn(setup, desktop, report.rungs, false)
        }
        None => ().into_any(),
    };
    view! {
        <label class="field">
            <span class="field__name">{words.trial_open}</span>
            <input class="field__box" type="file" aria-label=words.trial_open accept=".json,application/json" on:change=open />
        </label>
        {said("", told.into())}
        {rebuilt(shown)}
    }
    .into_any()
}
