//! The account's configuration, as far as it concerns the parent page.

use crate::roxchat::Desk;
use deskpane_desktops::roxchat::{host::Act, wire::SWITCH};
use leptos::prelude::*;

#[component]
pub(super) fn Account(desk: Desk) -> impl IntoView {
    let allowed = desk.signals.allowed;
    view! {
        <section class="card" aria-label="Account">
            <h2>"Account"</h2>
            <label class="field">
                {SWITCH}
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || allowed.with(|(origin, _)| origin.clone())
                    on:change:target=move |ev| {
                        let origin = ev.target().value();
                        desk.change(|host| host.allow(origin.trim().trim_end_matches('/')));
                    }
                />
            </label>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || allowed.with(|(_, on)| *on)
                    on:change:target=move |ev| desk.act(Act::AllowParent(ev.target().checked()))
                />
                "Send messages to the parent page"
            </label>
        </section>
    }
}
