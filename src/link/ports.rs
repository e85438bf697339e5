//! Message ports that CRM pages around this one hand over, and their messages. The sender of a port is checked before
//! its message is read: it must be an ancestor of this window or its opener, at an origin on the list. The meaning of
//! messages is decided elsewhere. No recorder sees them, because they may contain tokens.

use super::peer::get;
use deskpane_desk::origin::AllowList;
use gloo_events::EventListener;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort};

/// The most ancestors that are checked.
const DEEPEST: usize = 16;

/// An event of a port.
pub(crate) enum PortEvent {
    /// A port was handed over: the number of the window it came from, the port's number, and the message as JSON.
    Connect { window: u32, port: u32, text: String },
    /// A message through a port, as JSON; empty if it has no JSON form.
    Message { port: u32, text: String },
    /// The other side closed the port or is gone.
    Closed { port: u32 },
}

/// The open ports.
pub(crate) struct Ports {
    tell: Rc<dyn Fn(PortEvent)>,
    open: RefCell<Vec<Port>>,
    /// The windows that sent ports. A window's place is its number.
    windows: RefCell<Vec<JsValue>>,
    last: RefCell<u32>,
}

struct Port {
    number: u32,
    port: MessagePort,
    _listeners: [EventListener; 2],
}

impl Ports {
    pub(crate) fn new(tell: Rc<dyn Fn(PortEvent)>) -> Rc<Self> {
        Rc::new(Self { tell, open: RefCell::default(), windows: RefCell::default(), last: RefCell::default() })
    }

    /// Listens for ports until dropped. Call it before any other listener for messages is added: messages with a port
    /// go no further.
    pub(crate) fn listen(self: &Rc<Self>, allow: AllowList) -> Option<EventListener> {
        let own = Rc::downgrade(self);
        let window = web_sys::window()?;
        Some(EventListener::new(&window, "message", move |event| {
            let Some(ports) = own.upgrade() else { return };
            let message = event.unchecked_ref::<MessageEvent>();
            let source = message.source().map_or(JsValue::NULL, JsValue::from);
            let Ok(port) = message.ports().get(0).dyn_into::<MessagePort>() else { return };
            if allow.admit(&message.origin()).is_some() && is_around(&source) {
                event.stop_immediate_propagation();
                ports.take(&source, port, text_of(&message.data()));
            }
        }))
    }

    fn take(self: &Rc<Self>, source: &JsValue, port: MessagePort, text: String) {
        let (Ok(mut windows), Ok(mut last), Ok(mut open)) =
            (self.windows.try_borrow_mut(), self.last.try_borrow_mut(), self.open.try_borrow_mut())
        else {
            return;
        };
        let at = windows.iter().position(|window| js_sys::Object::is(window, source)).unwrap_or_else(|| {
            windows.push(source.clone());
            windows.len() - 1
        });
        *last += 1;
        let number = *last;
        let (own, gone) = (Rc::downgrade(self), Rc::downgrade(self));
        let message = EventListener::new(&port, "message", move |event| {
            if let Some(ports) = own.upgrade() {
                let text = text_of(&event.unchecked_ref::<MessageEvent>().data());
                (ports.tell)(PortEvent::Message { port: number, text });
            }
        });
        let closed = EventListener::new(&port, "close", move |_| {
            if let Some(ports) = gone.upgrade() {
                (ports.tell)(PortEvent::Closed { port: number });
            }
        });
        port.start();
        open.push(Port { number, port, _listeners: [message, closed] });
        drop((windows, last, open));
        (self.tell)(PortEvent::Connect { window: u32::try_from(at).unwrap_or_default(), port: number, text });
    }

    /// Sends JSON text, as an object, through a port.
    pub(crate) fn send(&self, port: u32, text: &str) {
        let open = self.open.try_borrow().ok();
        let port = open.and_then(|open| Some(open.iter().find(|own| own.number == port)?.port.clone()));
        if let (Some(port), Ok(value)) = (port, js_sys::JSON::parse(text)) {
            // A port refuses only what cannot be cloned; JSON can.
            let _ = port.post_message(&value);
        }
    }

    /// Closes a port. Messages already sent still arrive.
    pub(crate) fn close(&self, port: u32) {
        let port = self.open.try_borrow_mut().ok().and_then(|mut open| {
            let at = open.iter().position(|own| own.number == port)?;
            Some(open.swap_remove(at))
        });
        if let Some(port) = port {
            port.port.close();
        }
    }
}

/// Whether this window is an ancestor of ours, or our opener.
fn is_around(window: &JsValue) -> bool {
    let Some(own) = web_sys::window() else { return false };
    if js_sys::Object::is(window, &own) || !window.is_object() {
        return false;
    }
    if own.opener().is_ok_and(|opener| js_sys::Object::is(&opener, window)) {
        return true;
    }
    let mut at = JsValue::from(own);
    for _ in 0..DEEPEST {
        let parent = get(&at, "parent");
        if js_sys::Object::is(&parent, &at) || !parent.is_object() {
            return false;
        }
        if js_sys::Object::is(&parent, window) {
            return true;
        }
        at = parent;
    }
    false
}

/// Whether an ancestor's origin is on the list, as far as the browser tells.
pub(crate) fn is_within(allow: &AllowList) -> bool {
    let Some(own) = web_sys::window() else { return false };
    let ancestors = get(&own.location(), "ancestorOrigins");
    let origins = (0u32..16).map_while(|at| get(&ancestors, &at.to_string()).as_string());
    origins.into_iter().any(|origin| allow.admit(&origin).is_some())
}

fn text_of(data: &JsValue) -> String {
    js_sys::JSON::stringify(data).ok().and_then(|text| JsValue::from(text).as_string()).unwrap_or_default()
}
