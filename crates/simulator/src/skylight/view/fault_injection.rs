//! Fault injection, and unsolicited messages.

use crate::{
    common::fault_injection::{Fault, FaultInjectionCard},
    skylight::Desk,
};
use deskpane_desk::clock::Span;
use deskpane_desktops::skylight::host::{Act, Failure, FaultInjection, Presence, Stray};
use leptos::prelude::*;

/// The value for no failure.
const NO: &str = "No";
const FAILURES: [(&str, Failure); 5] = [
    ("Bad parameters", Failure::BadParameters),
    ("Refused by the platform", Failure::Refused),
    ("Interaction gone", Failure::Gone),
    ("Log-out blocked", Failure::LogOutBlocked),
    ("Hold or resume error", Failure::HoldError),
];

fn faults() -> Vec<Fault<FaultInjection>> {
    vec![
        Fault::Switch("Stay silent", |all| all.silent, |all, on| all.silent = on),
        Fault::Switch("Acknowledge without effect", |all| all.without_effect, |all, on| all.without_effect = on),
        Fault::Switch("State not reported", |all| all.state_untold, |all, on| all.state_untold = on),
        Fault::Switch("Accept works", |all| all.accept_supported, |all, on| all.accept_supported = on),
        Fault::Switch("Choosing a tenant works", |all| all.tenant_supported, |all, on| all.tenant_supported = on),
        Fault::Delay(
            "Delay commands (ms)",
            |all| Span(i64::from(all.delay_ms)),
            |all, span| all.delay_ms = u32::try_from(span.0).unwrap_or(u32::MAX),
        ),
        Fault::Count("Drop next commands", |all| all.drop_next, |all, count| all.drop_next = count),
        Fault::Choice(
            "Next command fails",
            std::iter::once(NO).chain(FAILURES.map(|(words, _)| words)).collect(),
            |all| FAILURES.into_iter().find(|(_, own)| all.fail_next == Some(*own)).map_or(NO, |(words, _)| words),
            |all, words| {
                let failure = FAILURES.into_iter().find(|(own, _)| *own == words);
                all.fail_next = failure.map(|(_, failure)| failure);
            },
        ),
    ]
}

fn sent() -> Vec<(&'static str, Act)> {
    vec![
        ("Supervisor sets ready", Act::SupervisorSets(Presence::Ready)),
        ("Supervisor sets not ready", Act::SupervisorSets(Presence::NotReady)),
        ("Heartbeats fail", Act::HeartbeatsFail),
        ("Unknown topic", Act::Send(Stray::UnknownTopic)),
        ("Malformed messages", Act::Send(Stray::Malformed)),
        ("Unknown interaction", Act::Send(Stray::UnknownInteraction)),
        ("Single sign-on token", Act::Send(Stray::SsoToken)),
        ("Queue warning", Act::Send(Stray::QueueWarning)),
        ("Server error", Act::Send(Stray::ServerError)),
    ]
}

#[component]
pub(super) fn FaultInjectionControls(desk: Desk) -> impl IntoView {
    view! { <FaultInjectionCard desk faults=faults() send="Unsolicited messages" acts=sent()/> }
}
