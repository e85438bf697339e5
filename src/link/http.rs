//! Requests to other servers.

use super::peer::get;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// What to ask for.
pub(crate) struct HttpRequest {
    pub(crate) url: String,
    /// The body of a PUT request, as JSON; `None` for a GET request.
    pub(crate) body: Option<String>,
    /// The value of the header `Authorization`.
    pub(crate) authorization: Option<String>,
    /// Whether it may outlive the page.
    pub(crate) keepalive: bool,
}

/// A server's answer.
pub(crate) struct HttpAnswer {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<String>,
    pub(crate) body: String,
}

/// Sends a request. `None` if there is no network or no server, or if CORS forbids it.
pub(crate) async fn ask(request: HttpRequest) -> Option<HttpAnswer> {
    let HttpRequest { url, body, authorization, keepalive } = request;
    let headers = js_sys::Object::new();
    let options = js_sys::Object::new();
    let set = |object: &js_sys::Object, name: &str, value: &JsValue| {
        // A plain object accepts any property.
        let _ = js_sys::Reflect::set(object, &name.into(), value);
    };
    if let Some(value) = authorization {
        set(&headers, "Authorization", &value.into());
    }
    if let Some(body) = body {
        set(&headers, "Content-Type", &"application/json".into());
        set(&options, "method", &"PUT".into());
        set(&options, "body", &body.into());
    }
    set(&options, "headers", &headers);
    set(&options, "credentials", &"include".into());
    set(&options, "cache", &"no-store".into());
    set(&options, "keepalive", &keepalive.into());
    let asked = web_sys::window()?.fetch_with_str_and_init(&url, options.unchecked_ref::<RequestInit>());
    let response = JsFuture::from(asked).await.ok()?.unchecked_into::<Response>();
    let headers = get(&response, "headers");
    let read = get(&headers, "get").dyn_into::<js_sys::Function>().ok();
    let retry_after = read.and_then(|read| read.call1(&headers, &"Retry-After".into()).ok()?.as_string());
    // An incomplete body counts as none; the status remains.
    let body = match response.text() {
        Ok(text) => JsFuture::from(text).await.ok().and_then(|text| text.as_string()),
        Err(_) => None,
    };
    Some(HttpAnswer { status: response.status(), retry_after, body: body.unwrap_or_default() })
}
