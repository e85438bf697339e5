//! What changes about an element and what is in it, said as a whole, with one reader for all of it.
//!
//! Why: Leptos makes an effect for each attribute and text that changes. A contact has a dozen such places, and each of these
//! effects would be told of every event on its own. One event 0.84 to 0.70 ms, 10,000 messages 1.9 to 1.5 s, one message of 1,000
//! events 51 to 35 ms, for 2 KB less (docs/performance.md).
//!
//! Upstream: by design, <https://book.leptos.dev/appendix_reactive_graph.html>.

use leptos::prelude::*;
use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsCast;
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

/// How an element looks, now and later: always the same parts in the same order. Kept up to date as long as the reactive owner
/// it was made under.
#[derive(Clone)]
pub(crate) struct ElementUpdates {
    first: Rc<Vec<Part>>,
    element: Rc<OnceCell<Element>>,
}

impl ElementUpdates {
    pub(crate) fn new(read: impl Fn() -> Vec<Part> + 'static) -> Self {
        Self::boxed(Box::new(read))
    }

    fn boxed(read: Box<dyn Fn() -> Vec<Part>>) -> Self {
        let element: Rc<OnceCell<Element>> = Rc::default();
        let own = element.clone();
        // Looked up when they change for the first time: most never do.
        let mut places: Vec<Option<Element>> = Vec::new();
        let effect = RenderEffect::new(move |last: Option<Rc<Vec<Part>>>| {
            let now = Rc::new(read());
            if let (Some(element), Some(last)) = (own.get(), last) {
                places.resize(now.len(), None);
                for ((part, before), place) in now.iter().zip(last.iter()).zip(&mut places) {
                    if part != before {
                        if place.is_none() {
                            *place = part.find(element);
                        }
                        place.as_ref().inspect(|place| part.write(place));
                    }
                }
            }
            now
        });
        let first = effect.with_value_mut(|first| first.clone()).unwrap_or_default();
        // It ends with the owner.
        StoredValue::new_local(effect);
        Self { first, element }
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

    /// Takes over an element that has these parts, without words yet.
    pub(crate) fn take_over(&self, element: Element) {
        self.write_all(&[], &element);
        // Nobody else has given it one.
        let _ = self.element.set(element);
    }

    /// A copy of a pattern, with these looks.
    pub(crate) fn copy(&self, pattern: &Pattern) -> Option<Element> {
        let Ok(mut last) = pattern.0.try_borrow_mut() else { return None };
        let copy = copy_of(&last.element)?;
        if self.write_all(&last.parts, &copy) > ALIKE
            && let Some(element) = copy_of(&copy)
        {
            *last = Copied { element, parts: self.first.clone() };
        }
        // Nobody else has given it one.
        let _ = self.element.set(copy.clone());
        Some(copy)
    }

    /// Writes what an element does not say already, and returns how much that is.
    fn write_all(&self, there: &[Part], element: &Element) -> usize {
        let mut found: Option<(&str, Option<Element>)> = None;
        let mut count = 0;
        for (at, part) in self.first.iter().enumerate() {
            let is_there = match there.get(at) {
                Some(there) => there == part,
                None => part.value.as_ref().is_none_or(|value| value.is_empty()),
            };
            if is_there {
                continue;
            }
            count += 1;
            if found.as_ref().is_none_or(|(place, _)| *place != part.place) {
                found = Some((part.place, part.find(element)));
            }
            if let Some((_, Some(place))) = &found {
                part.write(place);
            }
        }
        count
    }
}

/// In so many parts two elements may differ, and the one still be copied for the other.
const ALIKE: usize = 6;

/// An element to copy for others of its kind. To copy takes a fraction of the time of building, and most of a thousand contacts
/// differ from the one before in little but the name, so that one is the pattern for the next: what they have in common is not
/// written again. One message that opens 1,000 contacts 2,508 to 634 ms, together with building rows in sight (decision 26).
pub(crate) struct Pattern(RefCell<Copied>);

struct Copied {
    element: Element,
    /// What it says already.
    parts: Rc<Vec<Part>>,
}

impl Pattern {
    /// From an element without words.
    pub(crate) fn new(element: Element) -> Self {
        Self(RefCell::new(Copied { element, parts: Rc::default() }))
    }
}

fn copy_of(element: &Element) -> Option<Element> {
    element.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// Gives an element its looks. A directive: it comes before what is in the element, which begins with [`ElementUpdates::first`].
pub(crate) fn apply_updates(element: Element, updates: ElementUpdates) {
    for part in updates.first.iter().filter(|part| part.place.is_empty() && part.value.is_some()) {
        part.write(&element);
    }
    // Nobody else has given it one.
    let _ = updates.element.set(element);
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
