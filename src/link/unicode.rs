//! Unicode's tables, which the browser has and the program need not carry.

/// The compatibility decomposition of a text (NFKD).
pub(crate) fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").into()
}
