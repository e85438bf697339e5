//! The bar at the top: the desktop, and the page whose commands it takes.

use crate::skylight::Desk;
use leptos::prelude::*;

/// How a page opens it, for people who open it directly.
const HOW: &str =
    "window.open('…/skylight?standalonePopup=true&skylightController=true', 'skylight', 'width=400,height=800')";

#[component]
pub(super) fn Header(desk: Desk, opened: bool, listens: bool) -> impl IntoView {
    let controller = desk.signals.controller;
    let words = move || match controller.get() {
        _ if !opened => "No page opened this window".to_owned(),
        _ if !listens => "Takes no commands: skylightController is not in the address".to_owned(),
        None => "Waiting for the page that opened it".to_owned(),
        Some(origin) => format!("Takes commands of {origin}"),
    };
    view! {
        <header class="skylight-top">
            <h1>"Skylight"<small>"simulated"</small></h1>
            <button type="button" on:click=move |_| desk.reload()>"Reload Skylight"</button>
            <p role="status" aria-label="Controller" class:connected=move || controller.with(Option::is_some)>{words}</p>
        </header>
        <p role="note" class="skylight-how" hidden=opened>
            "Skylight is opened by the page that wants to command it: open the panel's Skylight page and press "
            <em>"Open Skylight"</em>", or from any page of your own call " <code>{HOW}</code>
            ". Alone it works all the same, and nobody hears of it."
        </p>
    }
}
