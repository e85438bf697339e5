//! The bar at the top: which desktop, the agent's state, and the subscribers.

use super::{panels, shared::Shared};
use crate::common::now;
use deskpane_desktops::max::{
    host::{Act, Agent, Chosen, MaxHost},
    wire::Flavour,
};
use leptos::prelude::*;

/// The entries of the menu, by label.
const STATES: [&str; 5] = ["Available", "Unavailable", "Lunch", "Break", "Training"];
/// The menu's value for a state that the agent did not choose.
const GIVEN: &str = "given";

#[component]
pub(super) fn Header(shared: Shared) -> impl IntoView {
    let product = move || match shared.flavour.get() {
        Flavour::Max => "MAX",
        Flavour::Cxa => "CXone Agent",
    };
    view! {
        <header class="top">
            <h1>{product}<small>"simulated"</small></h1>
            <AgentState shared/>
            <Listeners shared/>
            <label class="field field-row">
                "Flavour"
                <select on:change:target=move |ev| switch(shared, &ev.target().value())>
                    <option value="max" prop:selected=move || shared.flavour.get() == Flavour::Max>"MAX"</option>
                    <option value="cxa" prop:selected=move || shared.flavour.get() == Flavour::Cxa>"CXone Agent"</option>
                </select>
            </label>
        </header>
    }
}

fn switch(shared: Shared, flavour: &str) {
    let flavour = if flavour == "cxa" { Flavour::Cxa } else { Flavour::Max };
    shared.shown.set(panels::WORKSPACE);
    shared.flavour.set(flavour);
    // A new desktop replaces this one: no subscribers, no contacts.
    shared.desk.change(|host| {
        let faults = host.fault_injection.clone();
        *host = MaxHost::new(flavour, now());
        host.fault_injection = faults;
    });
    shared.reload_frames(|_| true);
}

#[component]
fn AgentState(shared: Shared) -> impl IntoView {
    let agent = shared.desk.signals.agent;
    let given = move || agent.with(|a| chosen_word(a).is_none());
    let choose = move |ev: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
        let select = ev.target();
        let state = match select.value().as_str() {
            GIVEN => return,
            "Available" => Chosen::Available,
            "Unavailable" => Chosen::Unavailable(String::new()),
            reason => Chosen::Unavailable(reason.to_owned()),
        };
        shared.desk.act(Act::SetState(state));
        // With open contacts the choice takes effect later; the menu keeps showing the present state.
        if given() {
            select.set_value(GIVEN);
        }
    };
    let tone = move || agent.with(|a| format!("state state-{}", tone(a)));
    let next = move || agent.with(|a| a.next.as_ref().map(|(state, reason)| format!("then {state} {reason}")));
    view! {
        <div class=tone>
            <label class="field field-row">
                <span class="state-dot" aria-hidden="true"></span>
                <span class="quiet">"Agent state"</span>
                <select on:change:target=choose aria-label="Agent state">
                    <option value=GIVEN prop:selected=given prop:hidden=move || !given()>
                        {move || agent.with(given_words)}
                    </option>
                    {STATES
                        .map(|word| {
                            let selected = move || agent.with(|a| chosen_word(a) == Some(word));
                            let label = if STATES.iter().position(|w| *w == word) < Some(2) {
                                word.to_owned()
                            } else {
                                format!("Unavailable: {word}")
                            };
                            view! { <option value=word prop:selected=selected>{label}</option> }
                        })
                        .collect_view()}
                </select>
            </label>
            <span class="quiet next">{next}</span>
            <span class="flag" hidden=move || !agent.with(|a| a.muted)>"Muted"</span>
        </div>
    }
}

/// The menu entry of the present state; none if it results from contacts or the session.
fn chosen_word(agent: &Agent) -> Option<&'static str> {
    if agent.next.is_some() || !agent.signed_in {
        return None;
    }
    match &agent.chosen {
        Chosen::Available => Some("Available"),
        Chosen::Unavailable(reason) if reason.is_empty() => Some("Unavailable"),
        Chosen::Unavailable(reason) => STATES.into_iter().find(|word| word == reason),
    }
}

fn given_words(agent: &Agent) -> String {
    match (agent.wrap_up, agent.reason.as_str()) {
        (true, _) => "After-contact work".to_owned(),
        (_, "") => agent.state.to_owned(),
        (_, reason) => format!("{}: {reason}", agent.state),
    }
}

fn tone(agent: &Agent) -> &'static str {
    match agent.state {
        "Available" => "ready",
        "LoggedOut" => "out",
        _ if agent.wrap_up => "after",
        "Unavailable" => "away",
        _ => "busy",
    }
}

/// The subscribed frames, and their subscriptions.
#[component]
fn Listeners(shared: Shared) -> impl IntoView {
    let signals = shared.desk.signals;
    let workspace = move || {
        signals.subscriptions.with(|all| {
            let own = all.iter().find(|(window, _)| *window == panels::WORKSPACE);
            own.map_or_else(|| "not subscribed".to_owned(), |(_, types)| format!("subscribed: {types}"))
        })
    };
    let others = move || {
        let count = signals.subscriptions.with(|all| all.iter().filter(|(w, _)| *w != panels::WORKSPACE).count());
        (count > 0).then(|| format!("{count} contact panel{} subscribed", if count == 1 { "" } else { "s" }))
    };
    view! {
        <ul class="listeners" aria-label="Panels">
            <li><span class="quiet">"Custom Workspace"</span>" "{workspace}</li>
            {move || others().map(|words| view! { <li>{words}</li> })}
        </ul>
    }
}
