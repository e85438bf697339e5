//! Messages between pages of one origin in one browser.

use super::peer::get;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// A channel, open until it is dropped. In a browser without channels, nothing is sent and nothing heard.
pub(crate) struct Broadcast {
    channel: Option<EventTarget>,
    _heard: Option<EventListener>,
}

impl Broadcast {
    /// Opens the channel of this name; `heard` receives what other pages send.
    pub(crate) fn open(name: &str, heard: impl Fn(JsValue) + 'static) -> Self {
        let channel = channel(name);
        let listener = channel
            .as_ref()
            .map(|channel| EventListener::new(channel, "message", move |event| heard(get(event, "data"))));
        Self { channel, _heard: listener }
    }

    /// Sends to all other pages. Best effort: none may be there.
    pub(crate) fn send(&self, value: &JsValue) {
        self.call("postMessage", value);
    }

    fn call(&self, name: &str, value: &JsValue) {
        let Some(channel) = &self.channel else { return };
        let method = get(channel, name).dyn_into::<js_sys::Function>();
        // A channel that is closed takes nothing.
        let _ = method.map(|method| method.call1(channel, value));
    }
}

impl Drop for Broadcast {
    fn drop(&mut self) {
        self.call("close", &JsValue::UNDEFINED);
    }
}

/// `None` if the browser has no channels.
fn channel(name: &str) -> Option<EventTarget> {
    let kind = get(&JsValue::from(web_sys::window()), "BroadcastChannel").dyn_into::<js_sys::Function>().ok()?;
    js_sys::Reflect::construct(&kind, &js_sys::Array::of1(&name.into())).ok()?.dyn_into().ok()
}
