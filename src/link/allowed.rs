//! What the browser permits this page to do. Each check tries it, where the effect can be undone.

use super::{
    notification::{self, Permission},
    peer::get,
};
use js_sys::{Date, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioContext, AudioContextState, Window};

/// Whether popups are permitted; call it while a click is handled. `None`, here and below: unknown.
pub(crate) fn popups() -> Option<bool> {
    let opened = web_sys::window()?.open_with_url_and_target("about:blank", "_blank").ok()?;
    Some(opened.is_some_and(|opened| opened.close().is_ok()))
}

/// Whether storage is permitted.
pub(crate) fn storage() -> Option<bool> {
    const NAME: &str = "deskpane/setup";
    let storage = web_sys::window()?.local_storage().ok().flatten();
    Some(storage.is_some_and(|storage| storage.set_item(NAME, "").is_ok() && storage.remove_item(NAME).is_ok()))
}

/// Whether writing to the clipboard is permitted. Writes nothing.
pub(crate) fn clipboard() -> Option<bool> {
    let window = web_sys::window()?;
    if !get(&window.navigator(), "clipboard").is_object() {
        return Some(false);
    }
    let document = window.document()?;
    let policy = get(&document, "featurePolicy");
    match get(&policy, "allowsFeature").dyn_into::<Function>() {
        Ok(allows) => allows.call1(&policy, &"clipboard-write".into()).ok()?.as_bool(),
        // A page outside any frame has every permission.
        Err(_) => js_sys::Object::is(&get(&window, "top"), &window).then_some(true),
    }
}

/// Whether sound is permitted; call it while a click is handled.
pub(crate) async fn sound() -> Option<bool> {
    let context = AudioContext::new().ok()?;
    let _ = JsFuture::from(context.resume().ok()?).await;
    let is_heard = context.state() == AudioContextState::Running;
    let _ = context.close();
    Some(is_heard)
}

/// Whether notifications are permitted. `None` if the user was never asked.
pub(crate) fn notifications() -> Option<bool> {
    match notification::permission() {
        Permission::Granted => Some(true),
        Permission::Open => None,
        Permission::Denied | Permission::Framed | Permission::Absent => Some(false),
    }
}

/// The local time and the time of this page's server, both in milliseconds since 1970, and the duration of the request
/// in milliseconds.
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
