//! `/setup`: writes a `config.json`, shows what its lines let in, and produces the settings for servers, desktops and
//! CRM pages. Its logic is in `crates/setup`; its elements are here.

mod browser;
mod choices;
mod desktops;
mod fields;
mod form;
mod outputs;
mod preview;
mod trial;
mod trial_run;
mod trial_words;

use crate::{
    leptos_workarounds::erased::{rebuilt, words as text_of},
    link::{
        http::{self, HttpRequest},
        open_file,
    },
    setup::form::{Setup, Told},
    store::AgentPreferences,
    text::{Language, fill, word_set},
    theme_controller::ThemeController,
    view::parts::{copy_button::copy_button, elements::said},
};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_setup::{Draft, Panel};
use deskpane_words::setup::Words;
use leptos::{ev, prelude::*};

/// The last part of its address.
pub(crate) const ADDRESS: &str = "setup";

/// The page, in the language and theme that the agent chose in the panel, or the browser's.
pub(crate) fn page() -> AnyView {
    let language = Language::new();
    provide_context(language);
    ThemeController::new(AgentPreferences::open(), language);
    let words = word_set::<Words>(language);
    // Survives a change of language.
    let draft = RwSignal::new(Draft::default());
    rebuilt(move || words.get().map_or_else(|| ().into_any(), |words| in_words(words, draft)))
}

fn in_words(words: &'static Words, draft: RwSignal<Draft>) -> AnyView {
    document().set_title(words.title);
    let told = Memo::new(move |_| {
        let report = draft.with(Draft::report);
        Told { errors: report.outcome.err().unwrap_or_default(), warnings: report.warnings }
    });
    let path = location().pathname().unwrap_or_default();
    let panel = Panel {
        origin: location().origin().unwrap_or_default(),
        base: path.strip_suffix(ADDRESS).unwrap_or("/").to_owned(),
    };
    let setup = Setup { words, draft, told, here: StoredValue::new(panel.clone()), panel: RwSignal::new(panel) };
    if let Some(desktop) = trial::asked() {
        return trial_page(setup, desktop);
    }
    // Opening another file rebuilds the form.
    let opened = RwSignal::new(0_u32);
    let form = move || {
        opened.track();
        view! {
            {desktops::section(setup)}
            {choices::panel(setup)}
            {choices::crm(setup)}
        }
        .into_any()
    };
    let doctor = move |program: &'static str| {
        let line = text_of(move || setup.panel.with(|panel| format!("{program} {}", panel.page(""))));
        view! { <p class="home__line"><code prop:textContent=line></code> {copy_button(line)}</p> }.into_any()
    };
    view! {
        <main class="page home setup">
            <div class="setup__form">
                <h1 class="page__title">{words.title}</h1>
                <p class="page__quiet">{words.about}</p>
                {open_existing(setup, opened)}
                {rebuilt(form)}
            </div>
            {preview::section(setup)}
            <div class="setup__rest">
                {outputs::section(setup)}
                {trial::section(setup)}
                {browser::section(words)}
                <h2 class="home__title">{words.next}</h2>
                <p>{words.next_doctor}</p>
                {doctor("cargo xtask doctor")}
                <p>{words.next_copied}</p>
                {doctor("deskpane-doctor")}
                <p class="choice__more">{words.next_ca}</p>
            </div>
        </main>
    }
    .into_any()
}

/// The page that tests one desktop with the configuration on this server. The panel links to it, and a desktop that
/// holds the panel in a frame shows it.
fn trial_page(setup: Setup, desktop: &'static DesktopSpec) -> AnyView {
    let words = setup.words;
    let trouble = RwSignal::new(String::new());
    let begun = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        match deployed().await {
            Ok(draft) => {
                setup.draft.set(draft);
                begun.set(true);
            }
            Err(why) => trouble.set(fill(words.not_deployed, &[("why", &why)])),
        }
    });
    view! {
        <main class="page home">
            <h1 class="page__title">{words.trial}</h1>
            {said("", trouble.into())}
            <h2 class="home__title">{desktop.name}</h2>
            {rebuilt(move || if begun.get() { trial::of(setup, desktop) } else { ().into_any() })}
            <p><a class="button" rel="external" href=ADDRESS>{words.title}</a></p>
        </main>
    }
    .into_any()
}

/// The configuration beside this page.
async fn deployed() -> Result<Draft, String> {
    let request = HttpRequest { url: "config.json".to_owned(), body: None, authorization: None, keepalive: false };
    match http::ask(request).await {
        Some(answer) if answer.status == 200 => Draft::open(&answer.body),
        Some(answer) => Err(answer.status.to_string()),
        None => Err("-".to_owned()),
    }
}

/// A field for an existing file, and a button that opens the one on this server.
fn open_existing(setup: Setup, opened: RwSignal<u32>) -> AnyView {
    let words = setup.words;
    let told = RwSignal::new(String::new());
    let open_deployed = move |_| {
        leptos::task::spawn_local(async move {
            match deployed().await {
                Ok(draft) => {
                    setup.draft.set(draft);
                    opened.update(|count| *count += 1);
                    told.set(fill(words.opened, &[("file", "config.json")]));
                }
                Err(why) => told.set(fill(words.not_deployed, &[("why", &why)])),
            }
        });
    };
    let open = move |event: ev::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        leptos::task::spawn_local(async move {
            let Some((name, text)) = open_file::chosen(&field).await else { return };
            let name = name.as_str();
            match text.and_then(|text| Draft::open(&text)) {
                Ok(draft) => {
                    setup.draft.set(draft);
                    opened.update(|count| *count += 1);
                    told.set(fill(words.opened, &[("file", name)]));
                }
                Err(why) => told.set(fill(words.not_opened, &[("file", name), ("why", &why)])),
            }
        });
    };
    view! {
        <label class="field">
            <span class="field__name">{words.open}</span>
            <input class="field__box" type="file" aria-label=words.open accept=".json,application/json" on:change=open />
        </label>
        <p class="choice__links"><button type="button" class="button" on:click=open_deployed>{words.use_deployed}</button></p>
        {said("", told.into())}
    }
    .into_any()
}
