//! A desktop in a frame of this page. The frame is created and inserted once; the style sheet shows or hides it,
//! because a frame that is removed or moved reloads.
//!
//! Its container is outside the app's own elements. When the app fails and restarts (`public/guard.js`), the frame is
//! still there, with any call running in it, and is adopted.

use super::{
    peer::Peer,
    source::{Source, Tell},
};
use deskpane_desk::{origin::Origin, session::WindowEvent};
use gloo_events::EventListener;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlIFrameElement};

/// Marks elements that the guard script keeps.
const STAYS: &str = "data-stays";

/// The parts of a frame.
pub(crate) struct Shape<'a> {
    /// The page to show.
    pub(crate) url: &'a str,
    pub(crate) origin: &'a Origin,
    /// Its title, for assistive technology.
    pub(crate) title: &'static str,
    /// Its id and name, if the desktop requires one.
    pub(crate) name: Option<&'static str>,
    /// The permissions of the page, for its own origin only.
    pub(crate) permissions: &'a [&'a str],
}

/// The frame.
pub(crate) struct Frame {
    url: String,
    element: Option<HtmlIFrameElement>,
    /// Whether it was adopted.
    was_there: bool,
    peer: Peer,
    tell: RefCell<Option<Tell>>,
    loads: RefCell<Option<EventListener>>,
}

impl Frame {
    /// Creates it, or adopts the one that shows the same page. It begins to load when it is inserted.
    pub(crate) fn new(shape: &Shape<'_>) -> Rc<Self> {
        let there = find(shape.url);
        Rc::new(Self {
            url: shape.url.to_owned(),
            was_there: there.is_some(),
            element: there.or_else(|| build(shape).ok()),
            peer: Peer::default(),
            tell: RefCell::default(),
            loads: RefCell::default(),
        })
    }

    /// Inserts it; returns its container.
    pub(crate) fn place(self: &Rc<Self>) -> Option<Element> {
        let element = self.element.as_ref()?;
        let own = Rc::downgrade(self);
        let loads = EventListener::new(element, "load", move |_| {
            if let Some(frame) = own.upgrade() {
                frame.tell(WindowEvent::FrameLoaded);
            }
        });
        if let Ok(mut slot) = self.loads.try_borrow_mut() {
            *slot = Some(loads);
        }
        if self.was_there {
            self.tell(WindowEvent::FrameLoading);
            self.peer.replace(element.content_window());
            self.tell(WindowEvent::FrameLoaded);
            return element.parent_element();
        }
        let host = host()?;
        self.insert(&host);
        Some(host)
    }

    fn insert(&self, host: &Element) {
        let Some(element) = &self.element else { return };
        // Before anything else: it may send as soon as it is inserted. Inserted again, it has another window.
        self.tell(WindowEvent::FrameLoading);
        let inserted = host.append_child(element).is_ok();
        self.peer.replace(element.content_window().filter(|_| inserted));
    }

    fn tell(&self, event: WindowEvent) {
        let tell = self.tell.try_borrow().ok().and_then(|tell| tell.clone());
        if let Some(tell) = tell {
            tell(event);
        }
    }

    /// Asks the page to unload, which it may refuse, and reloads it. An address with a fragment would only scroll.
    fn navigate(&self) -> Result<(), JsValue> {
        let window = self.peer.window().filter(|_| !self.url.contains('#')).ok_or(JsValue::NULL)?;
        window.location().replace(&self.url)
    }
}

impl Source for Frame {
    fn peer(&self) -> Peer {
        self.peer.clone()
    }

    fn begin(&self, tell: Tell) {
        if let Ok(mut slot) = self.tell.try_borrow_mut() {
            *slot = Some(tell);
        }
    }

    fn reload(&self) {
        let Some(host) = self.element.as_ref().and_then(|element| element.parent_element()) else { return };
        if self.navigate().is_ok() {
            self.tell(WindowEvent::FrameLoading);
        } else {
            self.insert(&host);
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The frame that the failed app left on the page, if it shows this address.
fn find(url: &str) -> Option<HtmlIFrameElement> {
    let frame = document()?.query_selector(&format!("body > [{STAYS}] > iframe")).ok()??;
    (frame.get_attribute("src").as_deref() == Some(url)).then(|| frame.dyn_into().ok())?
}

/// A new container for a frame, replacing any other.
fn host() -> Option<Element> {
    let document = document()?;
    if let Ok(Some(other)) = document.query_selector(&format!("body > [{STAYS}]")) {
        other.remove();
    }
    let host = document.create_element("section").ok()?;
    host.set_attribute(STAYS, "").ok()?;
    document.body()?.append_child(&host).ok()?;
    Some(host)
}

fn build(shape: &Shape<'_>) -> Result<HtmlIFrameElement, JsValue> {
    let document = document().ok_or(JsValue::NULL)?;
    let element = document.create_element("iframe")?.unchecked_into::<HtmlIFrameElement>();
    element.set_attribute("title", shape.title)?;
    if let Some(name) = shape.name {
        element.set_id(name);
        element.set_name(name);
    }
    let allow: Vec<_> = shape.permissions.iter().map(|power| format!("{power} {}", shape.origin)).collect();
    element.set_attribute("allow", &allow.join("; "))?;
    element.set_src(shape.url);
    Ok(element)
}
