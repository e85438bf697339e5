//! The window that embeds this page: its opener or a parent, and its origin. The parent may itself be inside the
//! desktop's page. Then the nearest ancestor on the allow-list counts.

use super::{
    peer::{Peer, get},
    source::{Source, Tell},
};
use deskpane_desk::{
    origin::{AllowList, Origin},
    session::WindowEvent,
};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Window;

/// The most ancestors that are checked.
const DEEPEST: usize = 16;

/// The window around this page, or the one that opened it.
pub(crate) struct Embedding {
    peer: Peer,
    found: WindowEvent,
}

impl Embedding {
    /// Finds it.
    pub(crate) fn find(allow: &AllowList) -> Rc<Self> {
        let found = web_sys::window().and_then(|own| {
            let (window, is_parent) = surrounding(&own)?;
            if let Some((window, origin)) = further_out(&own, allow).filter(|_| is_parent) {
                return Some(Self { peer: Peer::new(window), found: WindowEvent::Found { origin: Some(origin) } });
            }
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

    fn origin(&self) -> Option<String> {
        match &self.found {
            WindowEvent::Found { origin } => origin.clone(),
            _ => None,
        }
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

/// The nearest ancestor beyond the parent whose origin is on the list. Some browsers do not report the origins of
/// ancestors; then the parent counts.
fn further_out(own: &Window, allow: &AllowList) -> Option<(JsValue, String)> {
    let ancestors = get(&own.location(), "ancestorOrigins");
    let origins = (0..DEEPEST).map_while(|at| get(&ancestors, &at.to_string()).as_string());
    let (at, origin) = origins.enumerate().find(|(_, origin)| allow.admit(origin).is_some())?;
    let around = (0..=at).fold(JsValue::from(own.clone()), |window, _| get(&window, "parent"));
    (at > 0 && around.is_object()).then_some((around, origin))
}

fn origin_of(own: &Window, window: &JsValue, is_parent: bool) -> Option<String> {
    // Readable only if the window is of our own site, and then certain.
    let same_site = get(&get(window, "location"), "origin").as_string();
    let ancestors = || get(&get(&own.location(), "ancestorOrigins"), "0").as_string().filter(|_| is_parent);
    same_site.or_else(ancestors).or_else(|| referrer(own))
}

/// The origin of the page that loaded this one. After navigation within our own site it is our own, and says nothing
/// about the desktop.
fn referrer(own: &Window) -> Option<String> {
    let origin = Origin::of_address(&own.document()?.referrer())?;
    (Some(origin.as_str()) != own.location().origin().ok().as_deref()).then(|| origin.to_string())
}
