//! Fetches `config.json` from beside the page.

use deskpane_protocol::config::{self, ConfigReport};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Fetches and reads the configuration; the error is why there is no file.
pub(crate) async fn config() -> Result<ConfigReport, String> {
    Ok(config::parse(&fetch("config.json").await?))
}

/// Fetches a text, never from a cache: an operator who mends the file wants it read.
async fn fetch(address: &str) -> Result<String, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoStore);
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &options)).await.map_err(words)?;
    let response = response.unchecked_into::<Response>();
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(words)?).await.map_err(words)?;
    text.as_string().ok_or_else(|| "it is no text".to_owned())
}

fn words(error: JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| "the network failed".to_owned(), |error| String::from(error.message()))
}
