//! Who embeds this page: the window around it or the one that opened it, and its origin.

use super::{
    peer::{Peer, get},
    source::{Source, Tell},
};
use deskpane_desk::{origin::Origin, session::WindowEvent};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Window;

/// The window around this page, or the one that opened it.
pub(crate) struct Embedding {
    peer: Peer,
    found: WindowEvent,
}

impl Embedding {
    /// Looks for it.
    pub(crate) fn find() -> Rc<Self> {
        let found = web_sys::window().and_then(|own| {
            let (window, is_parent) = surrounding(&own)?;
            let origin = origin_of(&own, &window, is_parent);
            Some(Self { peer: Peer::new(window), found: WindowEvent::Found { origin } })
        });
        Rc::new(found.unwrap_or_else(|| Self { peer: Peer::default(), found: WindowEvent::Absent }))
    }
}

impl Source for Embedding {
    fn peer(&self) -> Peer {
        self.peer.clone()
    }

    fn begin(&self, tell: Tell) {
        tell(self.found.clone());
    }
}

/// The opener if it still lives, else the parent; and whether it is the parent.
fn surrounding(own: &Window) -> Option<(JsValue, bool)> {
    let opener = own.opener().ok().filter(|opener| opener.is_object() && !get(opener, "closed").is_truthy());
    if let Some(opener) = opener.filter(|opener| !js_sys::Object::is(opener, own)) {
        return Some((opener, false));
    }
    let parent = JsValue::from(own.parent().ok()??);
    (!js_sys::Object::is(&parent, own)).then_some((parent, true))
}

fn origin_of(own: &Window, window: &JsValue, is_parent: bool) -> Option<String> {
    // Readable only where the window is of our own site, and then beyond doubt.
    let same_site = get(&get(window, "location"), "origin").as_string();
    let ancestors = || get(&get(&own.location(), "ancestorOrigins"), "0").as_string().filter(|_| is_parent);
    same_site.or_else(ancestors).or_else(|| referrer(own))
}

/// The origin of the page that brought us here. After a step within our own site that is our own, and says
/// nothing about the desktop.
fn referrer(own: &Window) -> Option<String> {
    let origin = Origin::of_address(&own.document()?.referrer())?;
    (Some(origin.as_str()) != own.location().origin().ok().as_deref()).then(|| origin.to_string())
}
