//! What changes about an element and what is in it, said as a whole, with one reader for all of it.
//!
//! Why: Leptos makes an effect for each attribute and text that changes. A contact has a dozen such places, and each of these
//! effects would be told of every event on its own. One event 0.84 to 0.70 ms, 10,000 messages 1.9 to 1.5 s, one message of 1,000
//! events 51 to 35 ms, for 2 KB less (docs/performance.md).
//!
//! Upstream: by design, <https://book.leptos.dev/appendix_reactive_graph.html>.

use leptos::prelude::*;
use std::{borrow::Cow, rc::Rc};
use web_sys::Element;

/// One place of an element, and what it says.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// A selector in the element; empty for the element itself.
    place: &'static str,
    /// An attribute; empty for the text.
    name: &'static str,
    /// `None` for an attribute that is not there.
    value: Option<Cow<'static, str>>,
}

/// An attribute, there or not.
pub(crate) fn attribute(place: &'static str, name: &'static str, value: Option<impl Into<Cow<'static, str>>>) -> Part {
    Part { place, name, value: value.map(Into::into) }
}

/// An attribute that is there while something holds.
pub(crate) fn flag(place: &'static str, name: &'static str, holds: bool) -> Part {
    attribute(place, name, holds.then_some("true"))
}

/// A text.
pub(crate) fn text(place: &'static str, value: impl Into<Cow<'static, str>>) -> Part {
    Part { place, name: "", value: Some(value.into()) }
}

/// How an element looks, now and later: always the same parts in the same order.
#[derive(Clone)]
pub(crate) struct ElementUpdates {
    read: Rc<dyn Fn() -> Vec<Part>>,
    first: Rc<Vec<Part>>,
}

impl ElementUpdates {
    pub(crate) fn new(read: impl Fn() -> Vec<Part> + 'static) -> Self {
        Self::boxed(Rc::new(read))
    }

    fn boxed(read: Rc<dyn Fn() -> Vec<Part>>) -> Self {
        let first = Rc::new(untrack(|| read()));
        Self { read, first }
    }

    /// The text to begin with.
    pub(crate) fn text(&self, place: &str) -> String {
        self.first(place, "")
    }

    /// The attribute to begin with, of something in the element.
    pub(crate) fn first(&self, place: &str, name: &str) -> String {
        let part = self.first.iter().find(|part| part.place == place && part.name == name);
        part.and_then(|part| part.value.as_deref()).unwrap_or_default().to_owned()
    }
}

/// Gives an element its looks. A directive: it comes before what is in the element, which begins with [`ElementUpdates::first`].
pub(crate) fn apply_updates(element: Element, updates: ElementUpdates) {
    let ElementUpdates { read, first } = updates;
    for part in first.iter().filter(|part| part.place.is_empty() && part.value.is_some()) {
        part.write(&element);
    }
    // Looked up when they change for the first time: most never do.
    let mut places: Vec<Option<Element>> = vec![None; first.len()];
    Effect::new(move |last: Option<Vec<Part>>| {
        let now = read();
        let before = last.as_ref().unwrap_or(&first);
        for ((part, before), place) in now.iter().zip(before).zip(&mut places) {
            if part != before {
                if place.is_none() {
                    *place = part.find(&element);
                }
                place.as_ref().inspect(|place| part.write(place));
            }
        }
        now
    });
}

impl Part {
    fn find(&self, element: &Element) -> Option<Element> {
        if self.place.is_empty() { Some(element.clone()) } else { element.query_selector(self.place).ok().flatten() }
    }

    fn write(&self, place: &Element) {
        // An attribute with a constant name can always be set.
        let _ = match &self.value {
            Some(text) if self.name.is_empty() => {
                place.set_text_content(Some(text));
                Ok(())
            }
            Some(value) => place.set_attribute(self.name, value),
            None => place.remove_attribute(self.name),
        };
    }
}
