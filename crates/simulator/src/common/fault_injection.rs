//! Switches of what goes wrong with a desktop in a frame.

use super::framed::{Desk, Engine};
use leptos::prelude::*;

/// A tick that follows the engine. `get` says whether it is set, `set` sets it.
#[component]
pub(crate) fn Switch<E: Engine>(
    desk: Desk<E>,
    label: &'static str,
    #[prop(into)] get: Signal<bool>,
    set: fn(&mut E::FaultInjection, bool),
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || get.get()
                on:change:target=move |ev| desk.fault_injection(|m| set(m, ev.target().checked()))
            />
            {label}
        </label>
    }
}

/// A choice by its words that follows the engine; the first of the choices is what holds without one.
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
