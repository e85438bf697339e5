//! The start page: which desktops there are, and whether each is configured.

use super::max::MAX;
use crate::{store::Desktop, text::texts};
use deskpane_protocol::{config::Config, origin::is_loopback};
use leptos::prelude::*;
use std::sync::Arc;

/// `/`
#[component]
pub(crate) fn Home() -> impl IntoView {
    let t = texts();
    let config = use_context::<Arc<Config>>().unwrap_or_default();
    document().set_title("Deskpane");
    let origins: Vec<_> = config.max.iter().flat_map(|max| max.origins.0.iter().map(ToString::to_string)).collect();
    // Only a desktop on this machine is a simulator.
    let simulator = config.max.iter().flat_map(|max| max.origins.exact()).find_map(|origin| {
        let host = origin.as_str().split_once("://")?.1;
        let host = if host.starts_with('[') { host } else { host.split(':').next()? };
        is_loopback(host).then(|| format!("{origin}/max"))
    });
    let later = [
        ("Skylight", config.skylight.is_some()),
        ("Rox.Chat", config.roxchat.is_some()),
        ("uContact", config.ucontact.is_some()),
    ];
    view! {
        <main class="page">
            <h1 class="page__title">"Deskpane"</h1>
            <p class="page__quiet">{t.choose}</p>
            <ul class="choices">
                {choice(MAX, config.max.is_some(), origins.join(", "), simulator)}
                {later.map(|(name, configured)| view! {
                    <li class="choice choice--off">
                        <h2 class="choice__name">{name}</h2>
                        <p class="choice__standing">{if configured { t.configured } else { t.not_configured }}</p>
                        <p class="choice__more">{t.not_yet}</p>
                    </li>
                })}
            </ul>
        </main>
    }
    .into_any()
}

fn choice(desktop: Desktop, configured: bool, origins: String, simulator: Option<String>) -> AnyView {
    let t = texts();
    view! {
        <li class="choice">
            <h2 class="choice__name">{desktop.name}</h2>
            <p class="choice__standing">{if configured { t.configured } else { t.not_configured }}</p>
            {configured.then(|| view! { <p class="choice__more">{format!("{}: {origins}", t.origins)}</p> })}
            <p class="choice__links">
                <a class="button" href=desktop.id>{(t.open_panel)(desktop)}</a>
                {simulator.map(|address| view! { <a class="button" href=address target="_blank" rel="noopener">{t.open_simulator}</a> })}
            </p>
        </li>
    }
    .into_any()
}
