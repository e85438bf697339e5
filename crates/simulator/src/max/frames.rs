//! The frames that hold panels, and the one origin that panels come from.

use crate::common::windows::{Page, Windows};
use deskpane_desktops::max::host::WindowId;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use web_sys::{HtmlIFrameElement, MessageEvent};

pub(crate) struct Frames {
    /// The only origin that is posted to and listened to.
    origin: String,
    frames: Vec<Frame>,
}

struct Frame {
    id: WindowId,
    name: Arc<str>,
    element: HtmlIFrameElement,
}

impl Frames {
    pub(super) fn new(origin: String) -> Self {
        Self { origin, frames: Vec::new() }
    }

    pub(super) fn opened(&mut self, id: WindowId, name: &str, element: HtmlIFrameElement) {
        self.gone(id);
        self.frames.push(Frame { id, name: name.into(), element });
    }

    pub(super) fn gone(&mut self, id: WindowId) {
        self.frames.retain(|frame| frame.id != id);
    }

    /// Reloads the pages in some frames. The frames stay, so the desktop notices nothing.
    pub(super) fn reload(&self, which: impl Fn(WindowId) -> bool) {
        for frame in self.frames.iter().filter(|frame| which(frame.id)) {
            frame.element.set_src(&frame.element.src());
        }
    }
}

impl Windows<WindowId> for Frames {
    fn sender(&self, message: &MessageEvent) -> Option<(WindowId, Arc<str>)> {
        let source = JsValue::from(message.source());
        let sent = |frame: &&Frame| {
            frame.element.content_window().is_some_and(|window| js_sys::Object::is(&window.into(), &source))
        };
        let frame = self.frames.iter().find(sent).filter(|_| message.origin() == self.origin)?;
        Some((frame.id, frame.name.clone()))
    }

    fn page(&self, id: &WindowId) -> Option<Page> {
        let frame = self.frames.iter().find(|frame| frame.id == *id)?;
        let (window, name) = (frame.element.content_window(), frame.name.clone());
        Some(Page { window, origin: self.origin.clone(), name })
    }
}
