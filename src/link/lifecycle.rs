//! The life cycle of our own page.

use super::clock::{self, Alarm};
use deskpane_desk::{clock::Span, session::WindowEvent};
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, VisibilityState};

/// A page that still exists this long after `beforeunload` did not unload.
const STAYED: Span = Span(1_500);

/// Reports the page unloading, returning from the browser's cache, and becoming visible.
pub(crate) fn watch(tell: Rc<dyn Fn(WindowEvent)>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let stayed = tell.clone();
    let stayed = Alarm::new(move || stayed(WindowEvent::Shown));
    let (about_to, leaving, returning, shown) = (tell.clone(), tell.clone(), tell.clone(), tell);
    let page = document.clone();
    vec![
        // In a message posted at `pagehide` to another site's window, the source is missing, so that the receiver
        // cannot tell who is leaving. During `beforeunload` it is still there.
        EventListener::new(&window, "beforeunload", move |_| {
            about_to(WindowEvent::Leaving);
            stayed.set(Some(clock::now() + STAYED));
        }),
        EventListener::new(&window, "pagehide", move |_| leaving(WindowEvent::Leaving)),
        EventListener::new(&window, "pageshow", move |event| {
            // The first `pageshow` is not a return.
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
