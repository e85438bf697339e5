//! Whether this page can be seen. It cannot in a background tab, or in a frame that is scrolled away or not displayed.

use gloo_events::EventListener;
use js_sys::Array;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, IntersectionObserver, IntersectionObserverEntry};

/// Watches, until dropped, whether the page can be seen.
pub(crate) struct InView {
    is_within: Rc<Cell<bool>>,
    observer: Option<IntersectionObserver>,
    _crossed: Closure<dyn Fn(Array)>,
    _tab: Option<EventListener>,
}

impl InView {
    /// Calls back whenever the page comes into view.
    pub(crate) fn watch(shown: Rc<dyn Fn()>) -> Self {
        // Until the browser reports otherwise: one that cannot report it displays every frame.
        let is_within = Rc::new(Cell::new(true));
        let (within, shown_within) = (is_within.clone(), shown.clone());
        let crossed = Closure::new(move |entries: Array| {
            let last = entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            let Some(last) = last else { return };
            let was_within = within.replace(last.is_intersecting());
            if last.is_intersecting() && !was_within {
                shown_within();
            }
        });
        let observer = IntersectionObserver::new(crossed.as_ref().unchecked_ref()).ok();
        let root = document().and_then(|document| document.document_element());
        if let Some((observer, root)) = observer.as_ref().zip(root) {
            observer.observe(&root);
        }
        let tab = document().map(|document| {
            EventListener::new(&document, "visibilitychange", move |_| {
                if !is_tab_hidden() {
                    shown();
                }
            })
        });
        Self { is_within, observer, _crossed: crossed, _tab: tab }
    }

    /// Whether somebody may be looking.
    pub(crate) fn is_seen(&self) -> bool {
        self.is_within.get() && !is_tab_hidden()
    }
}

impl Drop for InView {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn is_tab_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}
