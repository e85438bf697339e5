//! The agent: state, reason, since when, and what comes next.

use super::{
    store,
    timer::{Run, Timer},
};
use crate::text::texts;
use deskpane_protocol::desk::{Agent, Presence};
use leptos::prelude::*;

/// The agent's line at the top.
#[component]
pub(crate) fn AgentBar() -> impl IntoView {
    let (store, t) = (store(), texts());
    let agent = store.agent;
    let presence = move |agent: &Agent| agent.presence.as_ref().map(t.presence);
    let word = Signal::derive(move || {
        agent.with(|agent| match agent.wrap_up {
            Some(_) => t.wrap_up.to_owned(),
            None => presence(agent).unwrap_or_else(|| t.agent_unknown.to_owned()),
        })
    });
    // The vendor's state during wrap-up is another word for the same, but it is what its own window shows.
    let behind =
        Signal::derive(move || agent.with(|agent| agent.wrap_up.and_then(|_| presence(agent)).unwrap_or_default()));
    let reason = Signal::derive(move || agent.with(|agent| agent.reason.clone().unwrap_or_default()));
    let muted =
        Signal::derive(move || if agent.with(|agent| agent.muted) { t.muted.to_owned() } else { String::new() });
    let next = Signal::derive(move || agent.with(|agent| agent.next.first().map(t.next).unwrap_or_default()));
    let since = Signal::derive(move || agent.with(|agent| agent.since));
    let until = Signal::derive(move || agent.with(|agent| agent.wrap_up.and_then(|wrap_up| wrap_up.until)));
    view! {
        <section class="agent">
            <div class="agent__state" role="status" aria-label=t.agent_state>
                <span class="mark" data-mark=move || agent.with(|agent| mark(agent)) aria-hidden="true"></span>
                <span class="agent__word">{word}</span>
                <span class="agent__more">{behind}</span>
                <span class="agent__more">{reason}</span>
                <span class="agent__more">{muted}</span>
            </div>
            <Timer run=Run::Since at=since name=t.time_in_state class="agent__time" />
            <p class="agent__next">{next}</p>
            <Timer run=Run::Until at=until name=t.time_left class="agent__left" />
        </section>
    }
}

/// The shape and colour beside the word.
fn mark(agent: &Agent) -> &'static str {
    match (&agent.wrap_up, &agent.presence) {
        (Some(_), _) => "wrapup",
        (None, Some(Presence::Available | Presence::LoggedIn)) => "ready",
        (None, Some(Presence::Unavailable)) => "away",
        (None, Some(Presence::OnContact(_) | Presence::Consulting(_))) => "busy",
        (None, Some(Presence::Dialer | Presence::DialerPending | Presence::Other(_))) => "other",
        (None, Some(Presence::LoggedOut) | None) => "none",
    }
}
