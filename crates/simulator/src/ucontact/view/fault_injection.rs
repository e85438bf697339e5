//! Fault injection, and unsolicited messages.

use crate::{
    common::fault_injection::{Fault, FaultInjectionCard},
    ucontact::{Desk, params::DATES},
};
use deskpane_desktops::ucontact::host::{Act, Extra, FaultInjection};
use leptos::prelude::*;

fn faults() -> Vec<Fault<FaultInjection>> {
    vec![
        Fault::Switch("Stay silent", |all| all.silent, |all, on| all.silent = on),
        Fault::Switch("Text instead of objects", |all| all.strings, |all, on| all.strings = on),
        Fault::Switch("Loose types", |all| all.loose_types, |all, on| all.loose_types = on),
        Fault::Switch("Campaigns with direction", |all| all.suffixes, |all, on| all.suffixes = on),
        Fault::Switch("Ignore the next command", |all| all.drop_next, |all, on| all.drop_next = on),
        Fault::Choice(
            "Dates",
            DATES.map(|(_, words, _)| words).into(),
            |all| DATES.into_iter().find(|(.., own)| *own == all.dates).map_or("", |(_, words, _)| words),
            |all, words| {
                let form = DATES.into_iter().find(|(_, own, _)| *own == words).map(|(.., form)| form);
                all.dates = form.unwrap_or_default();
            },
        ),
        Fault::Delay("Delay commands (ms)", |all| all.effect_delay, |all, span| all.effect_delay = span),
    ]
}

#[component]
pub(super) fn FaultInjectionControls(desk: Desk) -> impl IntoView {
    let acts = vec![
        ("Unknown event", Act::Emit(Extra::Unknown)),
        ("Malformed messages", Act::Emit(Extra::Malformed)),
        ("Another script's message", Act::Emit(Extra::Foreign)),
    ];
    view! { <FaultInjectionCard desk faults=faults() send="Unsolicited messages" acts/> }
}
