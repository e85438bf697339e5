//! Numbers, plurals, dates and times, as the browser writes them in a language.

use super::{Texts, fill};
use deskpane_protocol::clock::{Millis, Span};
use deskpane_words::SPOKEN;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

impl Texts {
    /// A whole number, with the language's separators.
    #[allow(clippy::cast_precision_loss, reason = "nobody counts that far")]
    pub(crate) fn number(self, number: u64) -> String {
        String::from(js_sys::Number::from(number as f64).to_locale_string(self.tag))
    }

    /// A text that counts something, in the form that goes with the number. `{count}` is the number; `more` are the
    /// other places.
    #[allow(clippy::cast_precision_loss, reason = "nobody counts that far")]
    pub(crate) fn counted(self, forms: &str, count: u64, more: &[(&str, &str)]) -> String {
        let rules = Intl::PluralRules::new(&self.locales(), &Object::new());
        let category = String::from(rules.select(count as f64));
        let plurals = SPOKEN.iter().find(|spoken| spoken.tag == self.tag).map_or(&[][..], |spoken| spoken.plurals);
        let at = plurals.iter().position(|plural| *plural == category);
        // The last form is that of all other numbers.
        let form = at.and_then(|at| forms.split('|').nth(at)).or_else(|| forms.split('|').next_back());
        let number = self.number(count);
        let values: Vec<_> = more.iter().copied().chain([("count", number.as_str())]).collect();
        fill(form.unwrap_or_default(), &values)
    }

    /// Hour and minute of a moment.
    pub(crate) fn time_of_day(self, at: Millis) -> String {
        self.moment(at, &[("hour", "2-digit"), ("minute", "2-digit")])
    }

    /// The day of a moment, in few letters.
    pub(crate) fn date(self, at: Millis) -> String {
        self.moment(at, &[("year", "numeric"), ("month", "short"), ("day", "numeric")])
    }

    /// A length of time in words: hours and minutes, or minutes and seconds, or seconds.
    #[allow(dead_code, reason = "the activity is being built")]
    pub(crate) fn length(self, span: Span) -> String {
        let seconds = span.0.max(0) / 1_000;
        let parts = match (seconds / 3_600, seconds / 60 % 60, seconds % 60) {
            (0, 0, seconds) => vec![(seconds, "second")],
            (0, minutes, 0) => vec![(minutes, "minute")],
            (0, minutes, seconds) => vec![(minutes, "minute"), (seconds, "second")],
            (hours, 0, _) => vec![(hours, "hour")],
            (hours, minutes, _) => vec![(hours, "hour"), (minutes, "minute")],
        };
        let parts: Vec<_> = parts.into_iter().map(|(count, unit)| self.amount(count, unit)).collect();
        parts.join(" ")
    }

    #[allow(clippy::cast_precision_loss, reason = "a length of time is short")]
    fn amount(self, count: i64, unit: &str) -> String {
        let options = options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "short")]);
        let format = Intl::NumberFormat::new(&self.locales(), &options).format();
        let told = format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(count as f64));
        told.ok().and_then(|told| told.as_string()).unwrap_or_default()
    }

    #[allow(clippy::cast_precision_loss, reason = "a date lies within what a float holds exactly")]
    fn moment(self, at: Millis, wanted: &[(&str, &str)]) -> String {
        let date = Date::new(&JsValue::from_f64(at.0 as f64));
        String::from(date.to_locale_string(self.tag, &options(wanted)))
    }

    fn locales(self) -> Array {
        Array::of1(&self.tag.into())
    }
}

fn options(wanted: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in wanted {
        // An object of our own takes any property.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
