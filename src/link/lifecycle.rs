//! The coming and going of our own page.

use super::clock::{self, Alarm};
use deskpane_desk::{clock::Span, session::WindowEvent};
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, VisibilityState};

/// A page that is still there so long after it was about to leave has stayed.
const STAYED: Span = Span(1_500);

/// Tells of the page going away, coming back from the browser's cache, and coming into view.
pub(crate) fn watch(tell: Rc<dyn Fn(WindowEvent)>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let stayed = tell.clone();
    let stayed = Alarm::new(move || stayed(WindowEvent::Shown));
    let (about_to, leaving, returning, shown) = (tell.clone(), tell.clone(), tell.clone(), tell);
    let page = document.clone();
    vec![
        // What is posted at `pagehide` reaches another site's window without its source, so that nobody can
        // tell whose goodbye it was. Before `beforeunload` is over it still can.
        EventListener::new(&window, "beforeunload", move |_| {
            about_to(WindowEvent::Leaving);
            stayed.set(Some(clock::now() + STAYED));
        }),
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
