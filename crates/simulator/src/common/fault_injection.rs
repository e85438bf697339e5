//! Fault injection: a desktop lists its faults ([`Fault`]) and its unsolicited messages.

use super::{engine::Desk, field::Number, simulated::Simulated};
use deskpane_desk::clock::Span;
use leptos::prelude::*;

/// A fault: its control's label, how to read it, and how to set it.
pub(crate) enum Fault<F: 'static> {
    /// On or off.
    Switch(&'static str, fn(&F) -> bool, fn(&mut F, bool)),
    /// How many times.
    Count(&'static str, fn(&F) -> u32, fn(&mut F, u32)),
    /// A delay, in milliseconds.
    Delay(&'static str, fn(&F) -> Span, fn(&mut F, Span)),
    /// One of these, by their labels; the first means no fault.
    Choice(&'static str, Vec<&'static str>, fn(&F) -> &'static str, fn(&mut F, &str)),
    /// On or off, with one of these reasons.
    Reason(&'static str, Vec<&'static str>, fn(&F) -> Option<&'static str>, fn(&mut F, Option<&str>)),
}

/// The card of a desktop's faults. `send` is the heading of the unsolicited messages, `children` anything else.
#[component]
pub(crate) fn FaultInjectionCard<H: Simulated>(
    desk: Desk<H>,
    faults: Vec<Fault<H::FaultInjection>>,
    send: &'static str,
    acts: Vec<(&'static str, H::Act)>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView
where
    H::Act: Clone,
{
    let buttons = acts.into_iter().map(|(words, act)| {
        view! { <button type="button" on:click=move |_| desk.act(act.clone())>{words}</button> }
    });
    view! {
        <section class="card" aria-label="Faults">
            <h2>"Faults"</h2>
            {faults.into_iter().map(|fault| control(desk, fault)).collect_view()}
            {children.map(|children| children())}
            <h3>{send}</h3>
            <div class="choices">{buttons.collect_view()}</div>
        </section>
    }
}

fn control<H: Simulated>(desk: Desk<H>, fault: Fault<H::FaultInjection>) -> AnyView {
    let faults = desk.faults;
    match fault {
        Fault::Switch(label, get, set) => {
            let checked = move || faults.with(get);
            let set = move |on| desk.inject(|all| set(all, on));
            view! { <label class="check"><Tick checked set/>{label}</label> }.into_any()
        }
        Fault::Count(label, get, set) => {
            let get = Signal::derive(move || i64::from(faults.with(get)));
            let set = move |value: i64| desk.inject(|all| set(all, u32::try_from(value).unwrap_or(u32::MAX)));
            view! { <Number label get set/> }.into_any()
        }
        Fault::Delay(label, get, set) => {
            let get = Signal::derive(move || faults.with(get).0);
            let set = move |value: i64| desk.inject(|all| set(all, Span(value)));
            view! { <Number label step="100" get set/> }.into_any()
        }
        Fault::Choice(label, choices, get, set) => {
            let get = Signal::derive(move || faults.with(get));
            let set = move |words: String| desk.inject(|all| set(all, &words));
            view! { <Choice label choices get set/> }.into_any()
        }
        Fault::Reason(label, reasons, get, set) => {
            let present = faults.with_untracked(get).or(reasons.first().copied());
            let chosen = RwSignal::new(present.unwrap_or_default().to_owned());
            let is_on = move || faults.with(get).is_some();
            let switch = move |on: bool| {
                let reason = chosen.get_untracked();
                desk.inject(|all| set(all, on.then_some(&reason)));
            };
            let choose = move |reason: String| {
                chosen.set(reason);
                switch(untrack(is_on));
            };
            let option = move |reason: &'static str| {
                let selected = move || faults.with(get) == Some(reason);
                view! { <option value=reason prop:selected=selected>{reason}</option> }
            };
            view! {
                <div class="check-with">
                    <label class="check"><Tick checked=is_on set=switch/>{label}</label>
                    <select aria-label="Reason" on:change:target=move |ev| choose(ev.target().value())>
                        {reasons.into_iter().map(option).collect_view()}
                    </select>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Tick(checked: impl Fn() -> bool + Copy + Send + 'static, set: impl Fn(bool) + Copy + 'static) -> impl IntoView {
    view! { <input type="checkbox" prop:checked=checked on:change:target=move |ev| set(ev.target().checked())/> }
}

/// A choice by label that follows the host; the first choice means none.
#[component]
pub(crate) fn Choice(
    label: &'static str,
    choices: Vec<&'static str>,
    #[prop(into)] get: Signal<&'static str>,
    #[prop(into)] set: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="field field-row">
            {label}
            <select on:change:target=move |ev| set.run(ev.target().value())>
                {choices
                    .into_iter()
                    .map(|words| view! { <option value=words prop:selected=move || get.get() == words>{words}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}
