//! The coming and going of our own page.

use deskpane_protocol::session::WindowEvent;
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, VisibilityState};

/// Tells of the page going away, coming back from the browser's cache, and coming into view.
pub(crate) fn watch(tell: Rc<dyn Fn(WindowEvent)>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let (leaving, returning, shown) = (tell.clone(), tell.clone(), tell);
    let page = document.clone();
    vec![
        EventListener::new(&window, "pagehide", move |_| leaving(WindowEvent::Leaving)),
        EventListener::new(&window, "pageshow", move |event| {
            // The first showing of a page is no return.
            if event.unchecked_ref::<PageTransitionEvent>().persisted() {
                returning(WindowEvent::Shown);
            }
        }),
        EventListener::new(&document, "visibilitychange", move |_| {
            if page.visibility_state() == VisibilityState::Visible {
                shown(WindowEvent::Shown);
            }
        }),
    ]
}
