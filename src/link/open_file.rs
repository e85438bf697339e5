//! Files that a user opens on the page. They do not leave it.

use super::peer::get;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// A file's name, and its text or why it cannot be read.
pub(crate) type Given = (String, Result<String, String>);

/// The file chosen in a file field. `None` if none was.
pub(crate) async fn chosen(field: &HtmlInputElement) -> Option<Given> {
    read(get(&get(field, "files"), "0")).await
}

/// The file dropped on an element. `None` if it was no file. Call it while the event is handled.
pub(crate) fn dropped(event: &JsValue) -> impl Future<Output = Option<Given>> + use<> {
    read(get(&get(&get(event, "dataTransfer"), "files"), "0"))
}

async fn read(file: JsValue) -> Option<Given> {
    let name = get(&file, "name").as_string()?;
    let reading = get(&file, "text").dyn_into::<Function>().and_then(|text| text.call0(&file));
    let text = match reading.and_then(|reading| reading.dyn_into::<Promise>()) {
        Ok(reading) => JsFuture::from(reading).await,
        Err(error) => Err(error),
    };
    let text = text.map(|text| text.as_string().unwrap_or_default());
    Some((name, text.map_err(|error| get(&error, "message").as_string().unwrap_or_default())))
}
