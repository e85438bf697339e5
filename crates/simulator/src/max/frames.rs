//! The frames that hold panels, or a page that holds a panel, such as a CRM's.

use crate::common::windows::{Page, Windows};
use deskpane_desktops::max::host::WindowId;
use std::{cell::RefCell, sync::Arc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent, Window};

/// The most pages between a frame and a panel in it.
const DEEPEST: usize = 4;

pub(crate) struct Frames {
    /// The origin of the pages in the frames: no other origin is posted or listened to.
    origin: String,
    frames: Vec<Frame>,
}

struct Frame {
    id: WindowId,
    name: Arc<str>,
    element: HtmlIFrameElement,
    /// The panel inside the frame's page, and its origin, if the last message came from it instead of the page.
    within: RefCell<Option<(Window, String)>>,
}

impl Frames {
    pub(super) fn new(origin: String) -> Self {
        Self { origin, frames: Vec::new() }
    }

    pub(super) fn opened(&mut self, id: WindowId, name: &str, element: HtmlIFrameElement) {
        self.gone(id);
        self.frames.push(Frame { id, name: name.into(), element, within: RefCell::default() });
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
        let frame = self.frames.iter().find_map(|frame| Some((frame, depth(&source, frame)?)));
        let (frame, depth) = frame.filter(|(_, depth)| *depth > 0 || message.origin() == self.origin)?;
        frame.within.replace((depth > 0).then(|| (source.unchecked_into(), message.origin())));
        Some((frame.id, frame.name.clone()))
    }

    fn page(&self, id: &WindowId) -> Option<Page> {
        let frame = self.frames.iter().find(|frame| frame.id == *id)?;
        let name = frame.name.clone();
        Some(match frame.within.borrow().clone() {
            Some((window, origin)) => Page { window: Some(window), origin, name },
            None => Page { window: frame.element.content_window(), origin: self.origin.clone(), name },
        })
    }
}

/// How many levels below a frame this window is; `None` if it is not in it.
fn depth(window: &JsValue, frame: &Frame) -> Option<usize> {
    let own = JsValue::from(frame.element.content_window()?);
    let mut at = window.clone();
    (0..=DEEPEST).find(|_| {
        let is_own = js_sys::Object::is(&own, &at);
        if !is_own {
            // `parent` is readable for windows of other sites too.
            at = js_sys::Reflect::get(&at, &"parent".into()).unwrap_or_default();
        }
        is_own
    })
}
