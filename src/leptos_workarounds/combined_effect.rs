//! One effect for all changing texts and attributes of an element.
//!
//! Why: Leptos creates an effect for each changing attribute and text. A contact has a dozen, and every event would
//! notify each of them separately. One event 0.84 to 0.70 ms, 10,000 messages 1.9 to 1.5 s, one message of 1,000 events
//! 51 to 35 ms, for 2 KB less (docs/performance.md).
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

/// A text or attribute in an element, and its value.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// A selector in the element; empty for the element itself.
    place: &'static str,
    /// An attribute; empty for the text.
    name: &'static str,
    /// `None` for an attribute that is not there.
    value: Option<Cow<'static, str>>,
}

/// An attribute that may be absent.
pub(crate) fn attribute(place: &'static str, name: &'static str, value: Option<impl Into<Cow<'static, str>>>) -> Part {
    Part { place, name, value: value.map(Into::into) }
}

/// An attribute that is present while a condition holds.
pub(crate) fn flag(place: &'static str, name: &'static str, holds: bool) -> Part {
    attribute(place, name, holds.then_some("true"))
}

/// A text.
pub(crate) fn text(place: &'static str, value: impl Into<Cow<'static, str>>) -> Part {
    Part { place, name: "", value: Some(value.into()) }
}

/// The texts and attributes of an element, always the same parts in the same order. Kept up to date until the current
/// reactive owner is disposed of.
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
        // Looked up at their first change: most never change.
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
        // Ends with the owner.
        StoredValue::new_local(effect);
        Self { first, element }
    }

    /// The initial text of a place.
    pub(crate) fn text(&self, place: &str) -> String {
        self.first(place, "")
    }

    /// The initial value of an attribute.
    pub(crate) fn first(&self, place: &str, name: &str) -> String {
        let part = self.first.iter().find(|part| part.place == place && part.name == name);
        part.and_then(|part| part.value.as_deref()).unwrap_or_default().to_owned()
    }

    /// Adopts an element that has these parts, without texts yet.
    pub(crate) fn take_over(&self, element: Element) {
        self.write_all(&[], &element);
        // Set once.
        let _ = self.element.set(element);
    }

    /// Copies the pattern and writes these values into the copy.
    pub(crate) fn copy(&self, pattern: &Pattern) -> Option<Element> {
        let Ok(mut last) = pattern.0.try_borrow_mut() else { return None };
        let copy = copy_of(&last.element)?;
        if self.write_all(&last.parts, &copy) > ALIKE
            && let Some(element) = copy_of(&copy)
        {
            *last = Copied { element, parts: self.first.clone() };
        }
        // Set once.
        let _ = self.element.set(copy.clone());
        Some(copy)
    }

    /// Writes the parts that differ from the element's, and returns how many.
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

/// An element that differs from the pattern in more parts than this becomes the pattern.
const ALIKE: usize = 6;

/// An element to be copied for the next of its kind. Copying takes a fraction of the time of building. Most of a
/// thousand contacts differ from the one before in little but the name, so the last one is the pattern for the next,
/// and what they share is not written again. One message that opens 1,000 contacts 2,508 to 634 ms, together with
/// building rows in sight (decision 26).
pub(crate) struct Pattern(RefCell<Copied>);

struct Copied {
    element: Element,
    /// The values it has.
    parts: Rc<Vec<Part>>,
}

impl Pattern {
    /// Begins with an element without texts.
    pub(crate) fn new(element: Element) -> Self {
        Self(RefCell::new(Copied { element, parts: Rc::default() }))
    }
}

fn copy_of(element: &Element) -> Option<Element> {
    // The copy of an element is an element.
    Some(element.clone_node_with_deep(true).ok()?.unchecked_into())
}

/// Applies the parts to an element. A directive: it runs before the element's content is added, which starts from
/// [`ElementUpdates::first`].
pub(crate) fn apply_updates(element: Element, updates: ElementUpdates) {
    for part in updates.first.iter().filter(|part| part.place.is_empty() && part.value.is_some()) {
        part.write(&element);
    }
    // Set once.
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
