//! A program of ours beside this one, on the same page. The two share an element of the page and speak by events on it.

use super::peer::get;
use gloo_events::EventListener;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// The event with a text for the program beside.
const TOLD: &str = "deskpane-told";
/// The event of the guard when that program has failed.
const FAILED: &str = "deskpane-beside-failed";

/// Has the guard start the program of the page with this name. The error is what could not be loaded.
pub(crate) async fn start(page: &str) -> Result<(), String> {
    let window = JsValue::from(web_sys::window());
    let start = get(&window, "deskpaneStartBeside").dyn_into::<Function>();
    let asked = start.and_then(|start| start.call1(&window, &page.into())).and_then(JsCast::dyn_into::<Promise>);
    let outcome = match asked {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    outcome.map(drop).map_err(|error| get(&error, "message").as_string().unwrap_or_default())
}

/// Tells the program beside something, which has acted on it when this returns.
pub(crate) fn tell(place: &Element, text: &str) {
    let detail = CustomEventInit::new();
    detail.set_detail(&text.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(TOLD, &detail) {
        // An element that is on the page takes every event.
        let _ = place.dispatch_event(&event);
    }
}

/// Listens to what this program is told.
pub(crate) fn listen(place: &Element, hear: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(place, TOLD, move |event| {
        if let Some(text) = event.unchecked_ref::<CustomEvent>().detail().as_string() {
            hear(text);
        }
    })
}

/// Listens to the failure of the program beside.
pub(crate) fn on_failure(tell: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, FAILED, move |_| tell()))
}
