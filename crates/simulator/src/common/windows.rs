//! The pages a desktop talks to, as far as a page of another site can know them.

use leptos::prelude::window;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// Finds pages by the host's identifier `P`.
pub(crate) trait Windows<P: ToOwned + ?Sized>: 'static {
    /// The page that sent this, and its name in the log; `None` for a stranger.
    fn sender(&self, message: &MessageEvent) -> Option<(P::Owned, Arc<str>)>;

    /// The page of this name; `None` when it is gone.
    fn page(&self, peer: &P::Owned) -> Option<Page>;
}

/// The target of a post.
pub(crate) struct Page {
    /// Nothing if the page is gone: the log shows the post all the same.
    pub(crate) window: Option<Window>,
    /// The target origin.
    pub(crate) origin: String,
    /// Its name in the log.
    pub(crate) name: Arc<str>,
}

/// The only page, known to the host by its origin: the parent page, or the one that opened the window.
pub(crate) struct OnePage(Option<Window>);

impl OnePage {
    /// The parent page.
    pub(crate) fn around() -> Self {
        let parent = window().parent().ok().flatten();
        Self(parent.filter(|parent| !js_sys::Object::is(parent, &window())))
    }

    /// The page that opened this window. A window of another site is no `Window` to `instanceof`: the browser says
    /// only that it exists.
    pub(crate) fn opener() -> Self {
        Self(window().opener().ok().filter(JsValue::is_object).map(JsCast::unchecked_into))
    }

    pub(crate) fn is_there(&self) -> bool {
        self.0.is_some()
    }
}

impl Windows<str> for OnePage {
    fn sender(&self, message: &MessageEvent) -> Option<(String, Arc<str>)> {
        let source = JsValue::from(message.source());
        self.0.as_ref().filter(|own| js_sys::Object::is(own, &source))?;
        let origin = message.origin();
        Some((origin.clone(), origin.into()))
    }

    fn page(&self, origin: &String) -> Option<Page> {
        Some(Page { window: self.0.clone(), origin: origin.clone(), name: origin.as_str().into() })
    }
}
