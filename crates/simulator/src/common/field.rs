//! Fields with a label.

use leptos::prelude::*;

#[component]
pub(crate) fn Text(label: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="field">
            {label}
            <input type="text" autocomplete="off" bind:value=value/>
        </label>
    }
}

#[component]
pub(crate) fn Check(label: &'static str, checked: RwSignal<bool>) -> impl IntoView {
    view! { <label class="check"><input type="checkbox" bind:checked=checked/> {label}</label> }
}

/// A number from zero up. `get` reads it, `set` stores what was typed.
#[component]
pub(crate) fn Number(
    label: &'static str,
    #[prop(into)] get: Signal<i64>,
    #[prop(into)] set: Callback<i64>,
    #[prop(default = "1")] step: &'static str,
) -> impl IntoView {
    view! {
        <label class="field field-row">
            {label}
            <input
                type="number"
                min="0"
                step=step
                prop:value=move || get.get().to_string()
                on:input:target=move |ev| set.run(ev.target().value().parse().unwrap_or(0).max(0))
            />
        </label>
    }
}
