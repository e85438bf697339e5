//! Runs a task after all messages that have already arrived. A timer would be late: in hidden pages, browsers delay
//! timers by up to a second.

use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageChannel, MessagePort};

/// A task that can be requested several times and then runs once. Dropping it cancels it.
pub(crate) struct PostedTask {
    asked: Rc<Cell<bool>>,
    ring: Closure<dyn Fn()>,
    /// The port that is written to, and the one that listens; `None` if the browser cannot create ports.
    ports: Option<(MessagePort, MessagePort)>,
}

impl PostedTask {
    pub(crate) fn new(call: impl Fn() + 'static) -> Self {
        let asked = Rc::new(Cell::new(false));
        let own = asked.clone();
        let ring = Closure::new(move || {
            own.set(false);
            call();
        });
        let ports = MessageChannel::new().ok().map(|channel| (channel.port1(), channel.port2()));
        if let Some((_, listening)) = &ports {
            listening.set_onmessage(Some(ring.as_ref().unchecked_ref()));
        }
        Self { asked, ring, ports }
    }

    pub(crate) fn ask(&self) {
        if self.asked.replace(true) {
            return;
        }
        let sent = self.ports.as_ref().is_some_and(|(writing, _)| writing.post_message(&JsValue::NULL).is_ok());
        if !sent && let Some(window) = web_sys::window() {
            // The fallback is late, but runs.
            let _ = window.set_timeout_with_callback(self.ring.as_ref().unchecked_ref());
        }
    }
}

impl Drop for PostedTask {
    fn drop(&mut self) {
        if let Some((writing, listening)) = &self.ports {
            listening.set_onmessage(None);
            writing.close();
        }
    }
}
