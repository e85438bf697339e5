//! The browser's clipboard, which is there on safe pages only and may be denied.

use super::peer::get;
use wasm_bindgen_futures::JsFuture;

/// Whether there is one.
pub(crate) fn is_there() -> bool {
    web_sys::window().is_some_and(|window| get(&window.navigator(), "clipboard").is_object())
}

/// Puts a text on it; says whether the browser let us.
pub(crate) async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(|_| is_there()) else { return false };
    let promise = window.navigator().clipboard().write_text(text);
    JsFuture::from(promise).await.is_ok()
}
