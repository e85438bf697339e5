//! The parent page, as far as a page of another site can know it.

use crate::common::windows::OnePage;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::Url;

/// The origin of the parent page, if the browser reports it.
pub(crate) fn origin_around() -> Option<String> {
    if !OnePage::around().is_there() {
        return None;
    }
    let get = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &name.into()).ok();
    let ancestors = get(&window().location(), "ancestorOrigins").and_then(|list| get(&list, "0")?.as_string());
    // A page that was reloaded from within has itself as referrer.
    let own = window().location().origin().ok();
    let referrer =
        || Url::new(&document().referrer()).ok().map(|url| url.origin()).filter(|origin| Some(origin) != own.as_ref());
    ancestors.or_else(referrer)
}

/// The panel served next to these desktops: on 127.0.0.1, at the port before theirs.
pub(crate) fn panel_next_door() -> String {
    let port = window().location().port().ok().and_then(|port| port.parse::<u16>().ok()).unwrap_or(8081);
    format!("http://127.0.0.1:{}", port.saturating_sub(1))
}
