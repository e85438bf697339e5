//! Preserves what an agent would miss after the page is rebuilt in another language: focus, open sections, unsaved
//! text and scroll positions. The new page has the same shape, so everything is found by its place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// How many frames a page may take to be complete: an opened section comes a frame later, and may hold more.
const FRAMES: u32 = 4;

/// The path from the body to an element: which child, of which child, and so on.
type Path = Vec<u32>;

/// What is restored.
struct Kept {
    focus: Option<(Path, Option<(u32, u32)>)>,
    unfolded: Vec<Path>,
    typed: Vec<(Path, String)>,
    scrolled: Vec<(Path, i32)>,
}

/// Runs the function that rebuilds the page.
pub(crate) fn across(change: impl FnOnce()) {
    let kept = kept();
    change();
    if let Some(kept) = kept {
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            give_back(kept, FRAMES);
        });
    }
}

fn kept() -> Option<Kept> {
    let body = document().body()?;
    let all = |selector: &str| {
        let found = body.query_selector_all(selector).ok();
        let found = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)));
        found.filter_map(|node| node.dyn_into::<Element>().ok()).collect::<Vec<_>>()
    };
    let typed = all("input[type=text], input[type=search], input[type=tel]").into_iter().filter_map(|element| {
        let value = element.dyn_ref::<HtmlInputElement>()?.value();
        (!value.is_empty()).then_some((path(&element)?, value))
    });
    let active = document().active_element().filter(|active| **active != **body);
    let scrolled = all("body *").into_iter().filter(|element| element.scroll_top() > 0);
    Some(Kept {
        focus: active.and_then(|active| Some((path(&active)?, selection(&active)))),
        unfolded: all("details[open]").iter().filter_map(path).collect(),
        typed: typed.collect(),
        scrolled: scrolled.filter_map(|element| Some((path(&element)?, element.scroll_top()))).collect(),
    })
}

fn give_back(kept: Kept, frames: u32) {
    for details in kept.unfolded.iter().filter_map(at) {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>().filter(|details| !details.open()) {
            details.set_open(true);
        }
    }
    for (path, value) in &kept.typed {
        let input = at(path).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input.filter(|input| input.value().is_empty()) else { continue };
        input.set_value(value);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling) {
            // Listeners of the field are notified as if it were typed.
            let _ = input.dispatch_event(&event);
        }
    }
    for (path, top) in &kept.scrolled {
        if let Some(element) = at(path) {
            element.set_scroll_top(*top);
        }
    }
    if let Some((path, selection)) = &kept.focus
        && let Some(element) = at(path)
        && document().active_element().is_none_or(|active| active != element)
    {
        focus(element, *selection);
    }
    if frames > 0 {
        request_animation_frame(move || give_back(kept, frames - 1));
    }
}

fn focus(element: Element, selection: Option<(u32, u32)>) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that refuses the focus could not have had it.
        let _ = element.focus();
    }
    if let (Some((start, end)), Some(area)) = (selection, element.dyn_ref::<HtmlTextAreaElement>()) {
        let _ = area.set_selection_range(start, end);
    }
}

fn selection(element: &Element) -> Option<(u32, u32)> {
    let area = element.dyn_ref::<HtmlTextAreaElement>()?;
    Some((area.selection_start().ok()??, area.selection_end().ok()??))
}

fn path(element: &Element) -> Option<Path> {
    let mut path = Vec::new();
    let mut element = element.clone();
    while let Some(parent) = element.parent_element() {
        let children = parent.children();
        path.push((0..children.length()).find(|at| children.item(*at).as_ref() == Some(&element))?);
        element = parent;
    }
    path.reverse();
    Some(path)
}

fn at(path: &Path) -> Option<Element> {
    path.iter().try_fold(document().document_element()?, |element, at| element.children().item(*at))
}
