//! The contact-centre desktops that Deskpane supports, simulated in the browser: a second Leptos app, on a site of
//! its own, with the panel in its frames or in the panel's frame. Each desktop is a folder; its engine is the
//! vendor's host in `deskpane-desktops`, and only its page is here.

#![allow(unreachable_pub, reason = "the component macro makes its own items public")]

mod app;
mod common;
mod example;
mod max;
mod roxchat;
mod skylight;
mod ucontact;

use leptos::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // The guard script reports it, because the app cannot.
        let init = CustomEventInit::new();
        init.set_detail(&info.to_string().into());
        if let Ok(event) = CustomEvent::new_with_event_init_dict("deskpane-panic", &init) {
            let _ = window().dispatch_event(&event);
        }
    }));
    mount_to_body(app::App);
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}
