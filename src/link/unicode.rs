//! Unicode functions that the browser has, so that the program needs no tables.

/// The compatibility decomposition of a text (NFKD).
pub(crate) fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").into()
}
