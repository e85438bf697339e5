//! Deskpane: one agent panel for four contact-centre desktops. Start reading at [`app::App`].

#![allow(unreachable_pub, reason = "the component macro makes every component `pub`, whatever is written")]

mod alert;
mod app;
mod dress;
mod driver;
mod link;
mod load;
mod pages;
mod store;
mod text;
mod view;

use leptos::prelude::*;
use std::panic::PanicHookInfo;
use web_sys::{CustomEvent, CustomEventInit};

fn main() {
    std::panic::set_hook(Box::new(panicked));
    mount_to_body(app::App);
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}

/// A panic ends the app. The guard script, which outlives it, tells the agent.
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
