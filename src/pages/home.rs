//! The start page: the desktops, whether each is configured, how to configure it, and a link to its simulator.

use crate::{
    load::Warnings,
    pages::desktop_page::Page,
    store::Desktop,
    text::{Texts, texts},
    view::{
        parts::{
            copy_button::copy_button,
            disclosure::disclosure,
            elements::{block, paragraph, spoken},
            icons,
            sheet::{Sheet, sheet, sheets},
            shortcut_hint,
        },
        settings::settings_sheet::settings,
    },
};
use deskpane_desk::{
    config::{Config, Configured, Finding},
    origin::{Origin, is_loopback},
    shortcuts::Action,
};
use leptos::prelude::*;
use std::sync::Arc;

/// More origins than this are behind a disclosure.
const AT_A_GLANCE: usize = 3;

/// `/`
pub(super) fn home_page(pages: &'static [Page]) -> AnyView {
    document().set_title("Deskpane");
    spoken(move || home(pages))
}

fn home(pages: &'static [Page]) -> AnyView {
    let t = texts();
    let config = use_context::<Arc<Config>>().unwrap_or_default();
    let warnings = use_context::<Warnings>().map(|warnings| warnings.0).unwrap_or_default();
    let sheets = sheets();
    view! {
        <main class="page home">
            <header class="home__head">
                <h1 class="page__title">"Deskpane"</h1>
                <button
                    type="button"
                    class="toolbar__button"
                    aria-label=t.settings
                    aria-haspopup="dialog"
                    data-action=shortcut_hint::action_name(Some(Action::Settings))
                    title=t.settings
                    on:click=move |_| sheets.open(Sheet::Settings)
                >
                    {icons::icon(icons::SETTINGS)}
                </button>
            </header>
            <p class="page__quiet">{t.home_about}</p>
            <p class="choice__links">
                <a class="button" rel="external" href="setup">{t.home_setup}</a>
                <a class="button" rel="external" href="inspect">{t.home_inspect}</a>
            </p>
            {warned(&warnings)}
            <h2 class="home__title">{t.choose}</h2>
            <ul class="choices" role="list">
                {pages.iter().map(|page| choice(page.desktop, page.desktop.configured(&config), t)).collect::<Vec<_>>()}
            </ul>
            {sheet(Sheet::Settings, t.settings, settings)}
        </main>
    }
    .into_any()
}

/// The warnings about `config.json`.
fn warned(warnings: &[Finding]) -> AnyView {
    if warnings.is_empty() {
        return ().into_any();
    }
    let one = |finding: &Finding| {
        view! {
            <li class="findings__one">
                <p><code class="findings__key">{finding.key.clone()}</code> " " {finding.wrong.clone()}</p>
                <p class="findings__remedy">{finding.remedy.clone()}</p>
            </li>
        }
        .into_any()
    };
    let t = texts();
    view! {
        <section class="home__warned" aria-label=t.home_warnings>
            <h2 class="home__title">{t.home_warnings}</h2>
            <ul class="findings" role="list">{warnings.iter().map(one).collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

/// The address of a desktop's simulator; only for a desktop on this machine.
fn simulator(origin: &Origin, desktop: Desktop) -> Option<String> {
    let host = origin.as_str().split_once("://")?.1;
    let host = if host.starts_with('[') { host } else { host.split(':').next()? };
    is_loopback(host).then(|| format!("{origin}/{}", desktop.id))
}

fn choice(desktop: Desktop, configured: Option<&Configured>, t: Texts) -> AnyView {
    let here = location().origin().unwrap_or_default();
    let path = location().pathname().unwrap_or_default();
    let base = path.rsplit_once('/').map(|(base, _)| base).unwrap_or_default();
    let address = format!("{here}{base}/{}", desktop.id);
    let how = t.embedded(desktop, &address, &here);
    // What to enter at the desktop, or open.
    let entered = desktop.entries.iter().map(|entry| {
        let value = entry.value.replace("{address}", &address).replace("{origin}", &here);
        block("", vec![paragraph("choice__more", format!("{}:", entry.field)), to_copy(value)])
    });
    let entered = match desktop.entries {
        [] => vec![to_copy(address.clone())],
        _ => entered.collect(),
    };
    let (standing, mark) = match configured {
        Some(_) => (t.configured, "ready"),
        None => (t.not_configured, "none"),
    };
    let content = match configured {
        Some(known) => is_configured(desktop, known, t),
        None => block(
            "choice__how",
            vec![paragraph("choice__more", t.home_add), to_copy(desktop.config_line(desktop.example_origin))],
        ),
    };
    view! {
        <li class="choice">
            <h3 class="choice__name">{desktop.name}</h3>
            <p class="choice__standing"><span class="mark" data-mark=mark aria-hidden="true"></span> {standing}</p>
            <p class="choice__more">{how}</p>
            {entered}
            {content}
        </li>
    }
    .into_any()
}

fn is_configured(desktop: Desktop, known: &Configured, t: Texts) -> AnyView {
    let (name, places) = match &known.address {
        Some(address) => (t.address, vec![address.url.as_str().to_owned()]),
        None => (t.origins, known.origins.0.iter().map(ToString::to_string).collect()),
    };
    let simulator = known.origins.exact().find_map(|origin| simulator(origin, desktop));
    let all = move |places: Vec<String>| {
        let items = places.into_iter().map(|place| view! { <li>{to_copy(place)}</li> });
        view! { <ul class="choice__places" role="list">{items.collect::<Vec<_>>()}</ul> }.into_any()
    };
    let places = if places.len() > AT_A_GLANCE {
        let title = format!("{name}: {}", places.len());
        disclosure(title, RwSignal::new(false), move || all(places.clone()))
    } else {
        block("choice__more", vec![paragraph("", format!("{name}:")), all(places)])
    };
    // The link loads a new page, because the panel's page has a program of its own.
    let none = simulator.is_none().then(|| paragraph("choice__more", t.home_simulate));
    let weight = if simulator.is_some() { "main" } else { "plain" };
    view! {
        {places}
        {none}
        <p class="choice__links">
            {simulator.map(|address| view! { <a class="button" data-weight=weight href=address target="_blank" rel="noopener">{t.open_simulator}</a> })}
            <a class="button" rel="external" href=desktop.id>{t.open_panel(desktop)}</a>
        </p>
    }
    .into_any()
}

/// A line to copy.
fn to_copy(line: String) -> AnyView {
    view! { <p class="home__line"><code>{line.clone()}</code> {copy_button(Signal::stored(line))}</p> }.into_any()
}
