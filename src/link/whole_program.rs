//! The program of all pages, which has parts that a desktop's own program lacks.

use super::peer::get;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks the guard to start it in the place of this program, which ends as at a reload of the page; what is beside the app stays.
/// Comes back only where that is impossible: then this program goes on.
pub(crate) async fn start() {
    let window = JsValue::from(web_sys::window());
    let asked = get(&window, "deskpaneStartWhole").dyn_into::<Function>().and_then(|start| start.call0(&window));
    if let Ok(promise) = asked.and_then(JsCast::dyn_into::<Promise>) {
        // It says nothing: whoever hears of it is still there.
        let _ = JsFuture::from(promise).await;
    }
}
