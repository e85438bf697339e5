//! How the desktop goes wrong, and what it can throw at a panel.

use super::Shared;
use crate::max::params::refusal;
use deskpane_desk::clock::Span;
use deskpane_desktops::max::host::{Act, Extra, FaultInjection, Refusal};
use leptos::prelude::*;

#[component]
pub(super) fn FaultInjectionControls(shared: Shared) -> impl IntoView {
    let desk = shared.desk;
    let picture = desk.picture;
    let why = RwSignal::new("types".to_owned());
    let per_message = RwSignal::new("1".to_owned());
    let refuses = move || picture.fault_injection.with(|m| m.refuse.is_some());
    let refuse = move |on: bool| {
        let reason = on.then(|| refusal(&why.get_untracked())).flatten();
        desk.fault_injection(|m| m.refuse = reason);
    };
    let signed_in = move || picture.agent.with(|a| a.signed_in);
    let session = move |_| desk.act(if signed_in() { Act::EndSession } else { Act::StartSession });
    let burst = move |_| {
        let per_message = per_message.get_untracked().parse().unwrap_or(1);
        desk.act(Act::Burst { events: 10_000, per_message });
    };
    let emit = move |extra: Extra| move |_| desk.act(Act::Emit(extra.clone()));
    let custom = Extra::Custom { name: "orderFound".to_owned(), data: r#"{"order":"A-1042"}"#.to_owned() };
    let page = Extra::PageOpen("https://intranet.example/knowledge".to_owned());
    let pop = Extra::PopUrl("https://crm.example/orders/A-1042".to_owned());
    let shown = move |_| desk.reload_frames(|id| id == shared.shown.get_untracked());
    view! {
        <section class="card" aria-label="Misbehaviour">
            <h2>"Misbehaviour"</h2>
            <Check shared label="Stay silent" get=|m| m.silent set=|m, on| m.silent = on/>
            <div class="check-with">
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=refuses
                        on:change:target=move |ev| refuse(ev.target().checked())
                    />
                    "Refuse registrations"
                </label>
                <select
                    aria-label="Reason"
                    on:change:target=move |ev| {
                        why.set(ev.target().value());
                        refuse(refuses());
                    }
                >
                    <option value="types">"Invalid types"</option>
                    <option
                        value="contact"
                        prop:selected=move || picture.fault_injection.with(|m| m.refuse == Some(Refusal::ContactId))
                    >
                        "Invalid contact"
                    </option>
                </select>
            </div>
            <Check shared label="Ignore next command" get=|m| m.drop_next set=|m, on| m.drop_next = on/>
            <Check shared label="Skip wrap-up" get=|m| m.no_wrap_up set=|m, on| m.no_wrap_up = on/>
            <Delay shared label="Acknowledge late (ms)" get=|m| m.ack_delay set=|m, span| m.ack_delay = span/>
            <Delay shared label="Delay commands (ms)" get=|m| m.effect_delay set=|m, span| m.effect_delay = span/>
            <div class="choices">
                <button type="button" on:click=move |_| desk.act(Act::ForgetSubscriptions)>"Forget subscriptions"</button>
                <button type="button" on:click=shown>"Reload panel"</button>
                <button type="button" on:click=session>
                    {move || if signed_in() { "End session" } else { "Start session" }}
                </button>
                <button type="button" on:click=move |_| desk.act(Act::RenewToken)>"Renew token"</button>
            </div>
            <h3>"Send"</h3>
            <div class="choices">
                <button type="button" on:click=emit(custom)>"Custom event"</button>
                <button type="button" on:click=emit(Extra::Indicator)>"Indicator"</button>
                <button type="button" on:click=emit(page)>"Page open"</button>
                <button type="button" on:click=emit(pop)>"Pop URL"</button>
                <button type="button" on:click=emit(Extra::RunApp)>"Run app"</button>
                <button type="button" on:click=emit(Extra::Settings)>"Settings change"</button>
                <button type="button" on:click=emit(Extra::Unknown)>"Unknown event"</button>
                <button type="button" on:click=emit(Extra::Malformed)>"Malformed message"</button>
                <button type="button" on:click=burst>"Burst 10,000 events"</button>
            </div>
            <label class="field field-row">
                "Events per message"
                <input type="number" min="1" bind:value=per_message/>
            </label>
        </section>
    }
}

#[component]
fn Check(
    shared: Shared,
    label: &'static str,
    get: fn(&FaultInjection) -> bool,
    set: fn(&mut FaultInjection, bool),
) -> impl IntoView {
    let fault_injection = shared.desk.picture.fault_injection;
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || fault_injection.with(get)
                on:change:target=move |ev| shared.desk.fault_injection(|m| set(m, ev.target().checked()))
            />
            {label}
        </label>
    }
}

#[component]
fn Delay(
    shared: Shared,
    label: &'static str,
    get: fn(&FaultInjection) -> Span,
    set: fn(&mut FaultInjection, Span),
) -> impl IntoView {
    let fault_injection = shared.desk.picture.fault_injection;
    view! {
        <label class="field field-row">
            {label}
            <input
                type="number"
                min="0"
                step="100"
                prop:value=move || fault_injection.with(|m| get(m).0.to_string())
                on:input:target=move |ev| {
                    let span = Span(ev.target().value().parse().unwrap_or(0));
                    shared.desk.fault_injection(|m| set(m, span));
                }
            />
        </label>
    }
}
