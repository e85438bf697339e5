//! State that survives a reload of a desktop's page. A frame of another site may have no storage; the state of its
//! history entry survives too.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

/// Keeps `text` until the tab is closed or, without storage, over reloads of the page.
pub(crate) fn keep(key: &str, text: &str) {
    if storage().is_some_and(|storage| storage.set_item(key, text).is_ok()) {
        return;
    }
    let Ok(history) = window().history() else { return };
    let state = history.state().ok().and_then(|state| state.dyn_into::<js_sys::Object>().ok()).unwrap_or_default();
    if js_sys::Reflect::set(&state, &key.into(), &text.into()).is_ok() {
        // If it fails, the page starts afresh after a reload.
        let _ = history.replace_state_with_url(&state, "", None);
    }
}

/// The kept text.
pub(crate) fn kept(key: &str) -> Option<String> {
    let in_history = || {
        let state = window().history().ok()?.state().ok().filter(JsValue::is_object)?;
        js_sys::Reflect::get(&state, &key.into()).ok()?.as_string()
    };
    storage().and_then(|storage| storage.get_item(key).ok().flatten()).or_else(in_history)
}

/// Storage for the tab; nothing if the browser forbids it.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
