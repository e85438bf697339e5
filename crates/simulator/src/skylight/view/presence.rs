//! The agent: state with its reason, phone, direction.

use crate::skylight::{Desk, engine::Agent};
use deskpane_desktops::skylight::host::{Act, EXTENSIONS, Presence, WorkDirection, reasons};
use leptos::{ev::Targeted, prelude::*};
use web_sys::{Event, HtmlSelectElement};

const READY: &str = "ready";
const NOT_READY: &str = "notready";

#[component]
pub(super) fn PresenceBar(desk: Desk) -> impl IntoView {
    let agent = desk.signals.agent;
    let choose = move |ev: Targeted<Event, HtmlSelectElement>| {
        let value = ev.target().value();
        desk.act(match value.as_str() {
            READY => Act::GoReady(phone(&agent.get_untracked())),
            id => Act::GoNotReady(reasons().into_iter().find(|reason| reason.id == id)),
        });
    };
    let state = move || agent.with(state_value);
    let pick_phone = move |ev: Targeted<Event, HtmlSelectElement>| {
        if let Ok(index) = ev.target().value().parse() {
            desk.act(Act::GoReady(index));
        }
    };
    let pick_direction = move |ev: Targeted<Event, HtmlSelectElement>| {
        let value = ev.target().value();
        if let Some(direction) = WorkDirection::ALL.into_iter().find(|direction| direction.word() == value) {
            desk.act(Act::SetDirection(direction));
        }
    };
    view! {
        <section class="card presence" aria-label="Agent">
            <div class="presence-line">
                <span class=move || format!("state-dot state-dot-{}", agent.with(|a| a.presence.word()))></span>
                <strong>{move || agent.with(|a| a.user.clone())}</strong>
                <button type="button" on:click=move |_| desk.act(Act::LogOut)>"Log out"</button>
            </div>
            <label class="field">
                "Agent state"
                <select prop:value=state on:change:target=choose>
                    <option value=READY prop:selected=move || state() == READY>"Ready"</option>
                    <option value=NOT_READY prop:selected=move || state() == NOT_READY>"Not ready"</option>
                    {reasons()
                        .into_iter()
                        .map(|reason| {
                            let id = reason.id.clone();
                            view! {
                                <option value=reason.id prop:selected=move || state() == id>
                                    {format!("Not ready: {}", reason.name)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <div class="presence-pair">
                <label class="field">
                    "Ready with"
                    <select on:change:target=pick_phone>
                        {EXTENSIONS
                            .iter()
                            .enumerate()
                            .map(|(index, extension)| {
                                let chosen = move || agent.with(|a| a.extension == extension.value);
                                view! { <option value=index prop:selected=chosen>{extension.description}</option> }
                            })
                            .collect_view()}
                    </select>
                </label>
                <label class="field">
                    "Direction"
                    <select on:change:target=pick_direction>
                        {WorkDirection::ALL
                            .map(|direction| {
                                let chosen = move || agent.with(|a| a.direction == direction);
                                view! {
                                    <option value=direction.word() prop:selected=chosen>{words(direction)}</option>
                                }
                            })
                            .collect_view()}
                    </select>
                </label>
            </div>
        </section>
    }
}

fn state_value(agent: &Agent) -> String {
    match (agent.presence, &agent.reason) {
        (Presence::Ready, _) => READY.to_owned(),
        (Presence::NotReady, None) => NOT_READY.to_owned(),
        (Presence::NotReady, Some(reason)) => reason.id.clone(),
    }
}

/// The phone in use, as an index.
fn phone(agent: &Agent) -> usize {
    EXTENSIONS.iter().position(|extension| extension.value == agent.extension).unwrap_or(0)
}

/// As in the vendor's own menu.
const fn words(direction: WorkDirection) -> &'static str {
    match direction {
        WorkDirection::Inbound => "Inbound",
        WorkDirection::Outbound => "Outbound",
        WorkDirection::AgentInitiated => "Do Not Disturb Outbound",
    }
}
