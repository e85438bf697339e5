//! Messages from other windows. The order of the checks matters: source window, origin, size. Only then is the content
//! read, and nothing in it can make this code throw.

use super::peer::Peer;
use deskpane_desk::origin::{AllowList, Origin};
use gloo_events::EventListener;
use js_sys::JsString;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;

/// A received message.
pub(crate) enum Arrival {
    /// From the desktop's window and an allowed origin, as JSON text.
    Message { text: String, origin: Origin },
    /// The same, but without a JSON form, or above the size limit.
    Unreadable { why: &'static str, size: Option<u32> },
    /// From the desktop's window at an origin that is not on the list. Its content was not read.
    Stranger { origin: String, size: Option<u32> },
    /// From another window. Its content was not read.
    Elsewhere { origin: String, size: Option<u32> },
}

thread_local! {
    /// The text of the last message.
    static TEXT: RefCell<Option<JsString>> = const { RefCell::new(None) };
}

/// The browser's own text of the message that is being delivered.
pub(crate) fn delivered_text() -> Option<JsString> {
    TEXT.with_borrow(Clone::clone)
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
        let door = Door { allow, last: RefCell::default() };
        let listener = EventListener::new(&window, "message", move |event| {
            let event = event.unchecked_ref::<MessageEvent>();
            let source = event.source().map_or(JsValue::NULL, JsValue::from);
            if peer.is(&source) {
                deliver(admit(event, &door, longest));
            } else if !js_sys::Object::is(&source, &own) {
                deliver(elsewhere(event));
            }
        });
        Some(Self { _listener: listener })
    }
}

/// The allow-list. A desktop's messages all have one origin, which is looked up once.
struct Door {
    allow: AllowList,
    last: RefCell<Option<(String, Origin)>>,
}

impl Door {
    fn admit(&self, origin: &str) -> Option<Origin> {
        if let Ok(last) = self.last.try_borrow()
            && let Some((text, known)) = &*last
            && text == origin
        {
            return Some(known.clone());
        }
        let known = self.allow.admit(origin)?;
        if let Ok(mut last) = self.last.try_borrow_mut() {
            *last = Some((origin.to_owned(), known.clone()));
        }
        Some(known)
    }
}

fn elsewhere(event: &MessageEvent) -> Arrival {
    Arrival::Elsewhere { origin: event.origin(), size: text_size(&event.data()) }
}

fn admit(event: &MessageEvent, door: &Door, longest: u32) -> Arrival {
    let origin = event.origin();
    let Some(origin) = door.admit(&origin) else {
        return Arrival::Stranger { origin, size: text_size(&event.data()) };
    };
    match read(&event.data(), longest) {
        Ok(text) => Arrival::Message { text, origin },
        Err((why, size)) => Arrival::Unreadable { why, size },
    }
}

/// The length of a text message. That of an object is unknown until it is read.
fn text_size(data: &JsValue) -> Option<u32> {
    data.dyn_ref::<JsString>().map(JsString::length)
}

fn read(data: &JsValue, longest: u32) -> Result<String, (&'static str, Option<u32>)> {
    let text = match data.dyn_ref::<JsString>() {
        Some(text) => text.clone(),
        // Cycles and big integers throw; functions and `undefined` have no JSON form.
        None => match js_sys::JSON::stringify(data) {
            Ok(text) if JsValue::from(text.clone()).is_string() => text,
            Ok(_) => return Err(("a message without content", None)),
            Err(_) => return Err(("a message without a JSON form", None)),
        },
    };
    if text.length() > longest {
        return Err(("a message above the size limit", Some(text.length())));
    }
    let own = String::from(text.clone());
    TEXT.set(Some(text));
    Ok(own)
}
