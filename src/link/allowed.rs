//! What the browser lets a page do here. Asked by doing it, where that can be taken back.

use super::{
    notification::{self, Permission},
    peer::get,
};
use js_sys::{Date, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioContext, AudioContextState, Window};

/// Whether windows may be opened; to be asked when somebody has just pressed something. `None` here and below: it cannot be told.
pub(crate) fn popups() -> Option<bool> {
    let opened = web_sys::window()?.open_with_url_and_target("about:blank", "_blank").ok()?;
    Some(opened.is_some_and(|opened| opened.close().is_ok()))
}

/// Whether something can be kept.
pub(crate) fn storage() -> Option<bool> {
    const NAME: &str = "deskpane/setup";
    let storage = web_sys::window()?.local_storage().ok().flatten();
    Some(storage.is_some_and(|storage| storage.set_item(NAME, "").is_ok() && storage.remove_item(NAME).is_ok()))
}

/// Whether texts may be put on the clipboard. Nothing is put there.
pub(crate) fn clipboard() -> Option<bool> {
    let window = web_sys::window()?;
    if !get(&window.navigator(), "clipboard").is_object() {
        return Some(false);
    }
    let document = window.document()?;
    let policy = get(&document, "featurePolicy");
    match get(&policy, "allowsFeature").dyn_into::<Function>() {
        Ok(allows) => allows.call1(&policy, &"clipboard-write".into()).ok()?.as_bool(),
        // A page that is in no frame has all powers.
        Err(_) => js_sys::Object::is(&get(&window, "top"), &window).then_some(true),
    }
}

/// Whether the page may be heard, when somebody has just pressed something.
pub(crate) async fn sound() -> Option<bool> {
    let context = AudioContext::new().ok()?;
    let _ = JsFuture::from(context.resume().ok()?).await;
    let is_heard = context.state() == AudioContextState::Running;
    let _ = context.close();
    Some(is_heard)
}

/// Whether the system may show notifications. `None` where nobody was asked yet.
pub(crate) fn notifications() -> Option<bool> {
    match notification::permission() {
        Permission::Granted => Some(true),
        Permission::Open => None,
        Permission::Denied | Permission::Framed | Permission::Absent => Some(false),
    }
}

/// The time here and by this page's server, and how long it took to ask; in milliseconds, since 1970 the first two.
pub(crate) async fn clocks() -> Option<(f64, f64, f64)> {
    let window = web_sys::window()?;
    let began = Date::now();
    let response = JsFuture::from(asked(&window)?).await.ok()?;
    let here = Date::now();
    let headers = get(&response, "headers");
    let date = get(&headers, "get").dyn_into::<Function>().ok()?.call1(&headers, &"date".into()).ok()?;
    Some((here, Date::parse(&date.as_string()?), here - began))
}

/// The page itself, from its server.
fn asked(window: &Window) -> Option<Promise> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"cache".into(), &"no-store".into()).ok()?;
    js_sys::Reflect::set(&options, &"method".into(), &"HEAD".into()).ok()?;
    let fetch = get(window, "fetch").dyn_into::<Function>().ok()?;
    let address = JsValue::from(window.location().pathname().ok()?);
    fetch.call2(window, &address, &options).ok()?.dyn_into().ok()
}
