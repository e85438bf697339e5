//! The page of the simulated example: what an agent sees in the frame, and below it the tester's controls.

use super::{Desk, engine::set_up};
use crate::common::{
    autopilot_switch::AutopilotSwitch,
    fault_injection::{Fault, FaultInjectionCard},
    field::Text,
    framed::Top,
    messages::Messages,
    params::Params,
    people::person,
    windows::OnePage,
};
use deskpane_desktops::example::host::{Act, FaultInjection, HostContact};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const HOW: &str = r#"<iframe src="…/example" title="Example"></iframe>"#;

/// Its page.
pub(crate) static PAGE: crate::common::SimulatedDesktop = crate::common::SimulatedDesktop {
    spec: &deskpane_desktops::example::SPEC,
    links: &[("", "Example", "the smallest desktop there can be; the panel holds it in a frame")],
    page: || view! { <ExamplePage/> }.into_any(),
};

#[component]
fn ExamplePage() -> impl IntoView {
    let params = Params(use_query_map().get_untracked());
    let parent = OnePage::around();
    let framed = parent.is_there();
    let desk = Desk::new(set_up(&params), parent, params.autopilot());
    let origin = desk.signals.parent;
    let words =
        Signal::derive(move || if framed { format!("Sends to {}", origin.get()) } else { "Not in a frame".to_owned() });
    let connected = Signal::stored(framed);
    view! {
        <div class="framed">
            <Top desk reload="Reload Example" framed words connected how=HOW/>
            <main class="framed-agent">
                <Contacts desk/>
            </main>
            <aside class="framed-tester">
                <BringIn desk/>
                <AutopilotSwitch desk/>
                <FaultInjectionCard
                    desk
                    faults=vec![
                        Fault::Switch("Stay silent", |all: &FaultInjection| all.silent, |all, on| all.silent = on),
                        Fault::Switch("Ignore the next command", |all| all.drop_next, |all, on| all.drop_next = on),
                    ]
                    send="Unsolicited messages"
                    acts=vec![("Unknown event", Act::Emit)]
                />
                <Messages journal=desk.journal/>
            </aside>
        </div>
    }
}

#[component]
fn BringIn(desk: Desk) -> impl IntoView {
    let turn = StoredValue::new(0_usize);
    let customer = RwSignal::new(String::new());
    let call = move |_| {
        // What was typed is for one contact only.
        let typed = customer.try_update(std::mem::take).unwrap_or_default();
        let name = if typed.trim().is_empty() { person(turn.get_value()).0 } else { typed.trim() };
        desk.act(Act::Offer(name.to_owned()));
        turn.update_value(|turn| *turn += 1);
    };
    view! {
        <section class="card" aria-label="Bring in">
            <h2>"Bring in"</h2>
            <div class="choices"><button type="button" on:click=call>"Call"</button></div>
            <details>
                <summary>"The next contact"</summary>
                <Text label="Customer" value=customer/>
            </details>
        </section>
    }
}

#[component]
fn Contacts(desk: Desk) -> impl IntoView {
    let contacts = desk.signals.contacts;
    view! {
        <section aria-label="Contacts">
            <h2>"Contacts"</h2>
            <For each=move || contacts.order.get() key=Clone::clone let:id>
                {contacts.one(&id).map(|contact| view! { <Row desk id contact/> })}
            </For>
        </section>
    }
}

#[component]
fn Row(desk: Desk, id: String, contact: RwSignal<HostContact>) -> impl IntoView {
    let customer = contact.with_untracked(|own| own.customer.clone());
    let label = customer.clone();
    let answered = move || contact.with(|own| own.answered);
    let id = StoredValue::new(id);
    view! {
        <article class="contact" aria-label=label>
            <header>
                <div class="who"><strong>{customer}</strong></div>
                <span role="status" aria-label="Status" class="badge">
                    {move || if answered() { "Answered" } else { "Offered" }}
                </span>
            </header>
            <div class="controls">
                <button type="button" hidden=answered on:click=move |_| desk.act(Act::Answer(id.get_value()))>
                    "Answer"
                </button>
                <button type="button" class="stop" on:click=move |_| desk.act(Act::End(id.get_value()))>"End"</button>
            </div>
        </article>
    }
}
