//! Deskpane: one agent panel for several contact-centre desktops. Start reading at [`app`], and at [`pages`] for what an
//! address shows.
//!
//! The panel is a library. Each page is a small program that names its desktops, and whether it includes the parts for
//! a CRM and for recordings (`src/bin`, `src/main.rs`). The linker drops everything else.

#![allow(unreachable_pub, reason = "the component macro makes every component `pub`, whatever is written")]

mod alert;
mod app;
mod driver;
mod inspect;
mod leptos_workarounds;
mod link;
mod load;
mod newer;
mod pages;
mod preview;
mod setup;
mod store;
#[cfg(test)]
mod test_desktops;
mod text;
mod theme_controller;
mod view;

pub use pages::{desktop_page::Page, whole_program::WHOLE};

use app::{App, Program};
use deskpane_desktops::RELEASED_SECTIONS;
use leptos::{mount::mount_to, prelude::*};
use std::{panic::PanicHookInfo, slice};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit};

/// Runs the panel of one desktop at any address.
pub fn run_page(page: &'static Page) {
    run(Program {
        pages: slice::from_ref(page),
        show: |pages| pages.first().map(Page::view).into_any(),
        sections: RELEASED_SECTIONS.to_vec(),
    });
}

/// Runs these pages, each at its address, and the start page with links to them.
pub fn run_site(pages: &'static [Page]) {
    let sections = pages.iter().map(|page| page.desktop.section()).collect();
    run(Program { pages, show: pages::site::page_of_address, sections });
}

/// A page for integrators, which needs no configuration.
pub type Tool = fn() -> AnyView;

/// `/setup`
pub const SETUP: Tool = setup::page;
/// `/inspect`
pub const INSPECT: Tool = inspect::page;

/// Runs one page for integrators.
pub fn run_tool(tool: Tool) {
    show(tool);
}

/// The page for integrators at this address, for the program of all pages.
#[must_use]
pub fn tool_of_address() -> Option<Tool> {
    let path = location().pathname().unwrap_or_default();
    match path.rsplit('/').next() {
        Some(setup::ADDRESS) => Some(SETUP),
        Some(inspect::ADDRESS) => Some(INSPECT),
        _ => None,
    }
}

/// Runs the preview in its place on `/setup`. Opened as a page, it leads there.
pub fn run_preview() {
    std::panic::set_hook(Box::new(panicked));
    match preview::place() {
        Some(place) => mount_to(place.clone().unchecked_into(), move || preview::view(place)).forget(),
        None => _ = location().replace(setup::ADDRESS),
    }
}

/// Whether this program was started to be the preview: for a program that is every page.
#[must_use]
pub fn is_preview() -> bool {
    let path = location().pathname().unwrap_or_default();
    preview::place().is_some() || path.rsplit('/').next() == Some(preview::ADDRESS)
}

fn run(program: Program) {
    show(move || view! { <App program=program /> }.into_any());
}

fn show(app: impl FnOnce() -> AnyView + 'static) {
    std::panic::set_hook(Box::new(panicked));
    let place = |id: &str| document().get_element_by_id(id);
    // An element of its own, so that the rest of the page survives a failure of the app.
    match place("app").and_then(|root| root.dyn_into().ok()) {
        Some(root) => mount_to(root, app).forget(),
        None => mount_to_body(app),
    }
    if let Some(boot) = place("boot") {
        boot.remove();
    }
}

/// A panic ends the app. The guard script outlives it, tells the agent, and restarts the app.
fn panicked(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    let detail = CustomEventInit::new();
    // The place only: the message might contain customer data.
    let place = info.location().map_or_else(String::new, ToString::to_string);
    detail.set_detail(&place.into());
    if let (Some(window), Ok(event)) =
        (web_sys::window(), CustomEvent::new_with_event_init_dict("deskpane-panic", &detail))
    {
        // Nothing listens where the guard is missing.
        let _ = window.dispatch_event(&event);
    }
}
