//! The agent: state, reason, since when, and what comes next.

use crate::{
    leptos_workarounds::erased::{word, words},
    store::Desktop,
    text::{Texts, texts},
    view::{
        context::store,
        parts::timer::{Run, Timer},
    },
};
use deskpane_desk::model::{Agent, Presence};
use leptos::prelude::*;

/// The agent's line at the top.
#[component]
pub(crate) fn AgentBar() -> impl IntoView {
    let (store, t) = (store(), texts());
    let agent = store.agent;
    let text = move |read: Read| words(move || agent.with(|agent| read(agent, t, store.desktop)));
    let since = Signal::derive(move || agent.with(|agent| agent.since));
    let until = Signal::derive(move || agent.with(|agent| agent.wrap_up.and_then(|wrap_up| wrap_up.until)));
    view! {
        <section class="agent">
            <div class="agent__state" role="status" aria-label=t.agent_state>
                <span class="mark" data-mark=word(move || agent.with(|agent| mark(agent))) aria-hidden="true"></span>
                <span class="agent__word">{text(state)}</span>
                <span class="agent__more">{text(behind)}</span>
                <span class="agent__more">{text(|agent, _, _| agent.reason.clone().unwrap_or_default())}</span>
                <span class="agent__more">{text(|agent, t, _| agent.line.as_ref().map(|it| t.line(it)).unwrap_or_default())}</span>
                <span class="agent__more">{text(|agent, t, _| if agent.muted { t.muted.to_owned() } else { String::new() })}</span>
            </div>
            <span class="agent__times">
                <Timer run=Run::Until at=until name=t.time_left class="agent__left" />
                <Timer run=Run::Since at=since name=t.time_in_state class="agent__time" />
            </span>
            <p class="agent__next">{text(next)}</p>
        </section>
    }
    .into_any()
}

/// How one of the words comes about.
type Read = fn(&Agent, Texts, Desktop) -> String;

fn next(agent: &Agent, t: Texts, desktop: Desktop) -> String {
    agent.next.first().map(|next| t.next(next, desktop)).unwrap_or_default()
}

fn state(agent: &Agent, t: Texts, desktop: Desktop) -> String {
    match (&agent.wrap_up, &agent.presence) {
        (Some(_), _) => t.wrap_up.to_owned(),
        (None, Some(presence)) => t.presence(presence, desktop),
        (None, None) if agent.unreported => t.agent_unreported(desktop),
        (None, None) => t.agent_unknown.to_owned(),
    }
}

/// The vendor's state during wrap-up is another word for the same, but it is what its own window shows.
fn behind(agent: &Agent, t: Texts, desktop: Desktop) -> String {
    let presence = agent.presence.as_ref().filter(|_| agent.wrap_up.is_some());
    presence.map(|presence| t.presence(presence, desktop)).unwrap_or_default()
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
