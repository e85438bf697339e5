//! Numbers, plurals, dates and times, by the browser's rules for a language.

use crate::text::fill::fill;
use crate::text::table::Texts;
use deskpane_desk::clock::Millis;
use deskpane_words::SPOKEN;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

impl Texts {
    /// A whole number, with the language's separators.
    #[allow(clippy::cast_precision_loss, reason = "nobody counts that far")]
    pub(crate) fn number(self, number: u64) -> String {
        String::from(js_sys::Number::from(number as f64).to_locale_string(self.tag))
    }

    /// A text with a number, in the number's plural form. `{count}` is the number; `more` are the other placeholders.
    #[allow(clippy::cast_precision_loss, reason = "nobody counts that far")]
    pub(crate) fn counted(self, forms: &str, count: u64, more: &[(&str, &str)]) -> String {
        let rules = Intl::PluralRules::new(&self.locales(), &Object::new());
        let category = String::from(rules.select(count as f64));
        let plurals = SPOKEN.iter().find(|spoken| spoken.tag == self.tag).map_or(&[][..], |spoken| spoken.plurals);
        let at = plurals.iter().position(|plural| *plural == category);
        // The last form is for all other numbers.
        let form = at.and_then(|at| forms.split('|').nth(at)).or_else(|| forms.split('|').next_back());
        let number = self.number(count);
        let values: Vec<_> = more.iter().copied().chain([("count", number.as_str())]).collect();
        fill(form.unwrap_or_default(), &values)
    }

    /// The hour and minute of a moment.
    pub(crate) fn time_of_day(self, at: Millis) -> String {
        self.moment(at, &[("hour", "2-digit"), ("minute", "2-digit")])
    }

    /// The day, hour and minute of a moment.
    pub(crate) fn moment_of(self, at: Millis) -> String {
        format!("{}, {}", self.date(at), self.time_of_day(at))
    }

    /// The day of a moment, in few letters.
    pub(crate) fn date(self, at: Millis) -> String {
        self.moment(at, &[("year", "numeric"), ("month", "short"), ("day", "numeric")])
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
        // A plain object accepts any property.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
