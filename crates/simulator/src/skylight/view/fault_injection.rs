//! How the desktop goes wrong, and what it can throw at a page.

use crate::{common::field::Number, skylight::desk::Desk};
use deskpane_desktops::skylight::host::{Act, Failure, FaultInjection, Presence, Stray};
use leptos::prelude::*;

#[component]
pub(super) fn FaultInjectionControls(desk: Desk) -> impl IntoView {
    let fault_injection = desk.picture.fault_injection;
    let fails = move || fault_injection.with(|m| m.fail_next);
    let delay = Signal::derive(move || fault_injection.with(|m| i64::from(m.delay_ms)));
    let drop_next = Signal::derive(move || fault_injection.with(|m| i64::from(m.drop_next)));
    let number = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
    let supervise = move |presence: Presence| move |_| desk.act(Act::SupervisorSets(presence));
    view! {
        <section class="card" aria-label="Misbehaviour">
            <h2>"Misbehaviour"</h2>
            <Check desk label="Stay silent" get=|m| m.silent set=|m, on| m.silent = on/>
            <Check desk label="Acknowledge without effect" get=|m| m.without_effect set=|m, on| m.without_effect = on/>
            <Check desk label="Accept works" get=|m| m.accept_supported set=|m, on| m.accept_supported = on/>
            <Check desk label="Choosing a tenant works" get=|m| m.tenant_supported set=|m, on| m.tenant_supported = on/>
            <Number
                label="Delay commands (ms)"
                step="100"
                get=delay
                set=move |value| desk.fault_injection(|m| m.delay_ms = number(value))
            />
            <Number
                label="Drop next commands"
                get=drop_next
                set=move |value| desk.fault_injection(|m| m.drop_next = number(value))
            />
            <label class="field field-row">
                "Next command fails"
                <select on:change:target=move |ev| {
                    let value = ev.target().value();
                    let failure = Failure::ALL.into_iter().find(|failure| words(*failure) == value);
                    desk.fault_injection(|m| m.fail_next = failure);
                }>
                    <option value="" prop:selected=move || fails().is_none()>"No"</option>
                    {Failure::ALL
                        .map(|failure| {
                            view! {
                                <option value=words(failure) prop:selected=move || fails() == Some(failure)>
                                    {words(failure)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <h3>"Without being asked"</h3>
            <div class="choices">
                <button type="button" on:click=supervise(Presence::Ready)>"Supervisor sets ready"</button>
                <button type="button" on:click=supervise(Presence::NotReady)>"Supervisor sets not ready"</button>
                <button type="button" on:click=move |_| desk.act(Act::HeartbeatsFail)>"Heartbeats fail"</button>
                {Stray::ALL
                    .map(|stray| {
                        view! {
                            <button type="button" on:click=move |_| desk.act(Act::Send(stray))>{stray_words(stray)}</button>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}

const fn words(failure: Failure) -> &'static str {
    match failure {
        Failure::BadParameters => "Bad parameters",
        Failure::Refused => "Refused by the platform",
        Failure::Gone => "Interaction gone",
        Failure::LogOutBlocked => "Log-out blocked",
        Failure::HoldError => "Hold or resume error",
    }
}

const fn stray_words(stray: Stray) -> &'static str {
    match stray {
        Stray::UnknownTopic => "Unknown topic",
        Stray::Malformed => "Malformed messages",
        Stray::UnknownInteraction => "Unknown interaction",
        Stray::QueueWarning => "Queue warning",
        Stray::ServerError => "Server error",
    }
}

#[component]
fn Check(
    desk: Desk,
    label: &'static str,
    get: fn(&FaultInjection) -> bool,
    set: fn(&mut FaultInjection, bool),
) -> impl IntoView {
    let fault_injection = desk.picture.fault_injection;
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || fault_injection.with(get)
                on:change:target=move |ev| desk.fault_injection(|m| set(m, ev.target().checked()))
            />
            {label}
        </label>
    }
}
