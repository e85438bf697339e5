//! Times of day, as the browser writes them in a language.

use deskpane_protocol::clock::Millis;
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Hour and minute.
pub(crate) fn time_of_day(at: Millis, language: &str) -> String {
    let options = Object::new();
    for (name, value) in [("hour", "2-digit"), ("minute", "2-digit")] {
        // An object of our own takes any property.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    #[allow(clippy::cast_precision_loss)]
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    String::from(date.to_locale_string(language, &options))
}
