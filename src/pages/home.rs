//! The start page: which desktops there are, and whether each is configured.

use super::{max::MAX, roxchat::ROXCHAT, skylight::SKYLIGHT, ucontact::UCONTACT};
use crate::{store::Desktop, text::texts};
use deskpane_protocol::{
    config::{Config, DesktopAddress},
    origin::{Origin, is_loopback},
};
use leptos::prelude::*;
use std::sync::Arc;

/// `/`
#[component]
pub(crate) fn Home() -> impl IntoView {
    let t = texts();
    let config = use_context::<Arc<Config>>().unwrap_or_default();
    document().set_title("Deskpane");
    let max = config.max.as_ref().map(|max| {
        let origins: Vec<_> = max.origins.0.iter().map(ToString::to_string).collect();
        Configured {
            where_it_is: format!("{}: {}", t.origins, origins.join(", ")),
            simulator: max.origins.exact().find_map(|origin| simulator(origin, MAX)),
        }
    });
    let by_address = |desktop: Desktop, address: Option<&DesktopAddress>| {
        let configured = address.map(|address| Configured {
            where_it_is: format!("{}: {}", t.address, address.url.as_str()),
            simulator: simulator(&address.origin, desktop),
        });
        choice(desktop, configured)
    };
    view! {
        <main class="page">
            <h1 class="page__title">"Deskpane"</h1>
            <p class="page__quiet">{t.choose}</p>
            <ul class="choices">
                {choice(MAX, max)}
                {by_address(SKYLIGHT, config.skylight.as_ref().map(|skylight| &skylight.address))}
                {by_address(ROXCHAT, config.roxchat.as_ref())}
                {by_address(UCONTACT, config.ucontact.as_ref())}
            </ul>
        </main>
    }
    .into_any()
}

/// What there is to say of a desktop that is configured.
struct Configured {
    where_it_is: String,
    simulator: Option<String>,
}

/// The address of a desktop's simulator: only a desktop on this machine is one.
fn simulator(origin: &Origin, desktop: Desktop) -> Option<String> {
    let host = origin.as_str().split_once("://")?.1;
    let host = if host.starts_with('[') { host } else { host.split(':').next()? };
    is_loopback(host).then(|| format!("{origin}/{}", desktop.id))
}

fn choice(desktop: Desktop, configured: Option<Configured>) -> AnyView {
    let t = texts();
    let standing = if configured.is_some() { t.configured } else { t.not_configured };
    let (more, simulator) = configured.map(|known| (known.where_it_is, known.simulator)).unzip();
    view! {
        <li class="choice">
            <h2 class="choice__name">{desktop.name}</h2>
            <p class="choice__standing">{standing}</p>
            {more.map(|more| view! { <p class="choice__more">{more}</p> })}
            <p class="choice__links">
                <a class="button" href=desktop.id>{t.open_panel(desktop)}</a>
                {simulator.flatten().map(|address| view! { <a class="button" href=address target="_blank" rel="noopener">{t.open_simulator}</a> })}
            </p>
        </li>
    }
    .into_any()
}
