//! The agent's state, its reason, its duration, and the next state.

use crate::{
    leptos_workarounds::erased::{word, words},
    store::Desktop,
    text::{Texts, texts},
    view::{
        context::store,
        parts::{
            elements::live,
            timer::{Run, Timer},
        },
    },
};
use deskpane_desk::view_model::agent_bar::AgentBar as Bar;
use leptos::prelude::*;

/// The agent bar at the top.
#[component]
pub(crate) fn AgentBar() -> impl IntoView {
    let (store, t) = (store(), texts());
    let agent = store.agent;
    let text = move |read: Read| words(move || agent.with(|agent| read(&Bar::of(agent), t, store.desktop)));
    let since = Signal::derive(move || agent.with(|agent| Bar::of(agent).since));
    let until = Signal::derive(move || agent.with(|agent| Bar::of(agent).until));
    view! {
        <section class="agent">
            <div class="agent__state" role="status" aria-label=t.agent_state>
                <span class="mark" data-mark=word(move || agent.with(|agent| Bar::of(agent).mark.name())) aria-hidden="true"></span>
                {live("agent__word", text(|bar, t, desktop| t.agent_state(bar.state, desktop)))}
                {live("agent__more", text(|bar, t, desktop| bar.behind.map(|it| t.presence(it, desktop)).unwrap_or_default()))}
                {live("agent__more", text(|bar, _, _| bar.reason.unwrap_or_default().to_owned()))}
                {live("agent__more", text(|bar, t, _| bar.line.map(|it| t.line(it)).unwrap_or_default()))}
                {live("agent__more", text(|bar, t, _| if bar.muted { t.muted.to_owned() } else { String::new() }))}
            </div>
            <span class="agent__times">
                <Timer run=Run::Until at=until name=t.time_left class="agent__left" />
                <Timer run=Run::Since at=since name=t.time_in_state class="agent__time" />
            </span>
            <p class="agent__next" prop:textContent=text(|bar, t, desktop| bar.next.map(|it| t.next(it, desktop)).unwrap_or_default())></p>
        </section>
    }
    .into_any()
}

/// Computes one of its texts.
type Read = fn(&Bar<'_>, Texts, Desktop) -> String;
