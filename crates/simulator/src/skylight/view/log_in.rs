//! The log-in page. Any name works.

use crate::skylight::Desk;
use deskpane_desktops::skylight::host::Act;
use leptos::prelude::*;

#[component]
pub(super) fn LogIn(desk: Desk, user: String) -> impl IntoView {
    let user = RwSignal::new(if user.is_empty() { "Katherine Johnson".to_owned() } else { user });
    let log_in = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        desk.act(Act::LogIn(user.get_untracked()));
    };
    view! {
        <form class="card" aria-label="Log in" on:submit=log_in>
            <h2>"Log in"</h2>
            <p class="quiet">"Any name will do, and there is no password."</p>
            <label class="field">
                "User name"
                <input type="text" autocomplete="off" bind:value=user/>
            </label>
            <button type="submit" class="primary">"Log in"</button>
        </form>
    }
}
