//! The life cycle of our own page.

use super::clock::{self, Alarm};
use deskpane_desk::{clock::Span, session::WindowEvent};
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, VisibilityState};

/// A page that is still there this long after it was about to unload has stayed.
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
        // A message posted at `pagehide` reaches another site's window without its source, so that nobody can tell
        // who says goodbye. Before `beforeunload` is over it still has one.
        EventListener::new(&window, "beforeunload", move |_| {
            about_to(WindowEvent::Leaving);
            stayed.set(Some(clock::now() + STAYED));
        }),
        EventListener::new(&window, "pagehide", move |_| leaving(WindowEvent::Leaving)),
        EventListener::new(&window, "pageshow", move |event| {
            // The first time a page is visible is no return.
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
