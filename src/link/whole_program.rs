//! Starts the program of all pages, which has parts that a desktop's own program lacks.

use super::peer::get;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks the guard to start it in place of this program, which ends as it does when the page reloads; the rest of the
/// page stays. Returns only if that is impossible; this program then goes on.
pub(crate) async fn start() {
    let window = JsValue::from(web_sys::window());
    let asked = get(&window, "deskpaneStartWhole").dyn_into::<Function>().and_then(|start| start.call0(&window));
    if let Ok(promise) = asked.and_then(JsCast::dyn_into::<Promise>) {
        // The promise resolves only if this program is still running.
        let _ = JsFuture::from(promise).await;
    }
}
