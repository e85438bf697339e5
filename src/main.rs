//! Deskpane: one agent panel for four contact-centre desktops. Start reading at [`app::App`].

#![allow(unreachable_pub, reason = "the component macro makes every component `pub`, whatever is written")]
#![cfg_attr(
    not(feature = "everything"),
    allow(dead_code, reason = "an app of one desktop leaves out what only others use")
)]

mod alert;
mod app;
mod driver;
mod leptos_workarounds;
mod link;
mod load;
mod newer;
mod pages;
mod store;
mod text;
mod theme_controller;
mod view;

use leptos::{mount::mount_to, prelude::*};
use std::panic::PanicHookInfo;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit};

fn main() {
    std::panic::set_hook(Box::new(panicked));
    let place = |id: &str| document().get_element_by_id(id);
    // An element of its own: what else is on the page survives a failure of the app.
    match place("app").and_then(|root| root.dyn_into().ok()) {
        Some(root) => mount_to(root, app::App).forget(),
        None => mount_to_body(app::App),
    }
    if let Some(boot) = place("boot") {
        boot.remove();
    }
}

/// A panic ends the app. The guard script, which outlives it, tells the agent and starts the app again.
fn panicked(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    let detail = CustomEventInit::new();
    // The place and not the message, which might quote a customer.
    let place = info.location().map_or_else(String::new, ToString::to_string);
    detail.set_detail(&place.into());
    if let (Some(window), Ok(event)) =
        (web_sys::window(), CustomEvent::new_with_event_init_dict("deskpane-panic", &detail))
    {
        // Nobody listens where the guard is missing.
        let _ = window.dispatch_event(&event);
    }
}
