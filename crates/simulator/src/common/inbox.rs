//! Messages posted to this window.

use gloo_events::EventListener;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::MessageEvent;

/// Receives every message, while the listener is kept.
pub(crate) fn listen(hear: impl Fn(&MessageEvent) + 'static) -> EventListener {
    EventListener::new(&window(), "message", move |event| {
        if let Some(message) = event.dyn_ref::<MessageEvent>() {
            hear(message);
        }
    })
}

/// A message as JSON text; nothing if it has none.
pub(crate) fn text(message: &MessageEvent) -> String {
    let text = js_sys::JSON::stringify(&message.data()).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}
