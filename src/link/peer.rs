//! The desktop's window: the only one whose messages count, and the only target of posts.

use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

/// A shared handle of the desktop's window, which may be absent and may be replaced.
#[derive(Clone, Default)]
pub(crate) struct Peer(Rc<RefCell<Option<Window>>>);

impl Peer {
    /// Takes a window of whatever site. It is never tested with `instanceof`: a window of another site is
    /// an instance of that site's `Window`.
    pub(crate) fn new(window: JsValue) -> Self {
        let peer = Self::default();
        peer.replace(Some(window.unchecked_into()));
        peer
    }

    /// The current window.
    pub(crate) fn window(&self) -> Option<Window> {
        self.0.try_borrow().ok()?.clone()
    }

    /// Replaces the window, or removes it.
    pub(crate) fn replace(&self, window: Option<Window>) {
        if let Ok(mut slot) = self.0.try_borrow_mut() {
            *slot = window;
        }
    }

    /// Whether `source` is this very window.
    pub(crate) fn is(&self, source: &JsValue) -> bool {
        self.0.try_borrow().is_ok_and(|slot| slot.as_ref().is_some_and(|window| js_sys::Object::is(window, source)))
    }
}

/// A property, or `undefined` if reading it throws, as it does for most properties of another site's window.
pub(super) fn get(value: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(value.unchecked_ref(), &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
