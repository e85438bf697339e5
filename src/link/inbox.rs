//! Messages from other windows. The order of the checks is the point of this file: whose window, which
//! origin, how large; only then the content is looked at, and nothing it holds can throw here.

use super::peer::Peer;
use deskpane_protocol::origin::{AllowList, Origin};
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;

/// What came in.
pub(crate) enum Arrival {
    /// From the desktop's window and an allowed origin, as JSON text.
    Message { text: String, origin: Origin },
    /// The same, but it can't be read as JSON, or is longer than may be.
    Unreadable { why: &'static str, size: Option<u32> },
    /// From the desktop's window at an origin that is not on the list. Its content was not looked at.
    Stranger { origin: String, size: Option<u32> },
    /// From some other window. Its content was not looked at.
    Elsewhere { origin: String, size: Option<u32> },
}

/// Listens until dropped.
pub(crate) struct Inbox {
    _listener: EventListener,
}

impl Inbox {
    /// Delivers what arrives from now on. `longest` is the most UTF-16 units of text that are read.
    pub(crate) fn open(peer: Peer, allow: AllowList, longest: u32, deliver: Box<dyn Fn(Arrival)>) -> Option<Self> {
        let window = web_sys::window()?;
        let own = window.clone();
        let listener = EventListener::new(&window, "message", move |event| {
            let event = event.unchecked_ref::<MessageEvent>();
            let source = event.source().map_or(JsValue::NULL, JsValue::from);
            if js_sys::Object::is(&source, &own) {
                return;
            }
            deliver(if peer.is(&source) { admit(event, &allow, longest) } else { elsewhere(event) });
        });
        Some(Self { _listener: listener })
    }
}

fn elsewhere(event: &MessageEvent) -> Arrival {
    Arrival::Elsewhere { origin: event.origin(), size: text_size(&event.data()) }
}

fn admit(event: &MessageEvent, allow: &AllowList, longest: u32) -> Arrival {
    let data = event.data();
    let Some(origin) = allow.admit(&event.origin()) else {
        return Arrival::Stranger { origin: event.origin(), size: text_size(&data) };
    };
    match read(&data, longest) {
        Ok(text) => Arrival::Message { text, origin },
        Err((why, size)) => Arrival::Unreadable { why, size },
    }
}

/// The length of a message that is a text; of an object it is not known without reading it.
fn text_size(data: &JsValue) -> Option<u32> {
    data.dyn_ref::<js_sys::JsString>().map(js_sys::JsString::length)
}

fn read(data: &JsValue, longest: u32) -> Result<String, (&'static str, Option<u32>)> {
    let text = match data.dyn_ref::<js_sys::JsString>() {
        Some(text) => text.clone(),
        // Cycles and big integers throw; functions and `undefined` have no JSON at all.
        None => match js_sys::JSON::stringify(data) {
            Ok(text) if JsValue::from(text.clone()).is_string() => text,
            Ok(_) => return Err(("a message without content", None)),
            Err(_) => return Err(("a message that has no JSON form", None)),
        },
    };
    if text.length() > longest {
        return Err(("a message longer than is read", Some(text.length())));
    }
    Ok(String::from(text))
}
