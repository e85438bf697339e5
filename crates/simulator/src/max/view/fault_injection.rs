//! Fault injection, and unsolicited messages.

use super::shared::Shared;
use crate::common::fault_injection::{Fault, FaultInjectionCard};
use deskpane_desktops::max::host::{Act, Extra, FaultInjection, Refusal};
use leptos::prelude::*;

const REFUSALS: [(&str, Refusal); 2] = [("Invalid types", Refusal::Types), ("Invalid contact", Refusal::ContactId)];

fn faults() -> Vec<Fault<FaultInjection>> {
    vec![
        Fault::Switch("Stay silent", |all| all.silent, |all, on| all.silent = on),
        Fault::Reason(
            "Refuse registrations",
            REFUSALS.map(|(words, _)| words).into(),
            |all| REFUSALS.into_iter().find(|(_, refusal)| all.refuse == Some(*refusal)).map(|(words, _)| words),
            |all, words| {
                let refusal = REFUSALS.into_iter().find(|(own, _)| Some(*own) == words);
                all.refuse = refusal.map(|(_, refusal)| refusal);
            },
        ),
        Fault::Switch("Ignore next command", |all| all.drop_next, |all, on| all.drop_next = on),
        Fault::Switch("Skip wrap-up", |all| all.no_wrap_up, |all, on| all.no_wrap_up = on),
        Fault::Switch("Post everything twice", |all| all.repeats, |all, on| all.repeats = on),
        Fault::Switch("Repeat events after the end", |all| all.late_events, |all, on| all.late_events = on),
        Fault::Delay("Acknowledge late (ms)", |all| all.ack_delay, |all, span| all.ack_delay = span),
        Fault::Delay("Delay commands (ms)", |all| all.effect_delay, |all, span| all.effect_delay = span),
    ]
}

fn sent() -> Vec<(&'static str, Act)> {
    let custom = Extra::Custom { name: "orderFound".to_owned(), data: r#"{"order":"A-1042"}"#.to_owned() };
    let page = Extra::PageOpen("https://intranet.example/knowledge".to_owned());
    let pop = Extra::PopUrl("https://crm.example/orders/A-1042".to_owned());
    let extras = [
        ("Custom event", custom),
        ("Indicator", Extra::Indicator),
        ("Page open", page),
        ("Pop URL", pop),
        ("Run app", Extra::RunApp),
        ("Settings change", Extra::Settings),
        ("Unknown event", Extra::Unknown),
        ("Malformed message", Extra::Malformed),
    ];
    extras.map(|(words, extra)| (words, Act::Emit(extra))).into()
}

#[component]
pub(super) fn FaultInjectionControls(shared: Shared) -> impl IntoView {
    let desk = shared.desk;
    let signed_in = move || desk.signals.agent.with(|agent| agent.signed_in);
    let session = move |_| desk.act(if signed_in() { Act::EndSession } else { Act::StartSession });
    let shown = move |_| shared.reload_frames(|id| id == shared.shown.get_untracked());
    let per_message = RwSignal::new("1".to_owned());
    let burst = move |_| {
        let per_message = per_message.get_untracked().parse().unwrap_or(1);
        desk.act(Act::Burst { events: 10_000, per_message });
    };
    view! {
        <FaultInjectionCard desk faults=faults() send="Send" acts=sent()>
            <div class="choices">
                <button type="button" on:click=move |_| desk.act(Act::ForgetSubscriptions)>"Forget subscriptions"</button>
                <button type="button" on:click=shown>"Reload panel"</button>
                <button type="button" on:click=session>
                    {move || if signed_in() { "End session" } else { "Start session" }}
                </button>
                <button type="button" on:click=move |_| desk.act(Act::RenewToken)>"Renew token"</button>
                <button type="button" on:click=burst>"Burst 10,000 events"</button>
            </div>
            <label class="field field-row">
                "Events per message"
                <input type="number" min="1" bind:value=per_message/>
            </label>
        </FaultInjectionCard>
    }
}
