//! The browser's calendar: local days, and the offset of local time. The browser handles time zones and summer time.

use deskpane_desk::{activity::Day, clock::Millis};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// The local day `ago` days before that of `now`.
pub(crate) fn day(now: Millis, ago: u32) -> Day {
    let today = date(now);
    // Days of the month below 1 belong to the month before.
    let midnight = |ago: i32| {
        let day = i32::try_from(today.get_date()).unwrap_or_default().saturating_sub(ago);
        moment(&Date::new_with_year_month_day(today.get_full_year(), month(&today), day))
    };
    let ago = i32::try_from(ago).unwrap_or(i32::MAX);
    Day { from: midnight(ago), to: midnight(ago.saturating_sub(1)) }
}

/// How many minutes local time is ahead of UTC at this moment.
#[allow(clippy::cast_possible_truncation, reason = "a zone is a few hundred minutes")]
pub(crate) fn offset(at: Millis) -> i32 {
    -(date(at).get_timezone_offset() as i32)
}

/// The date of a moment for file names: year, month, day.
pub(crate) fn name(at: Millis) -> String {
    let date = date(at);
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month().saturating_add(1), date.get_date())
}

fn month(date: &Date) -> i32 {
    i32::try_from(date.get_month()).unwrap_or_default()
}

#[allow(clippy::cast_precision_loss, reason = "a date lies within what a float holds exactly")]
fn date(at: Millis) -> Date {
    Date::new(&JsValue::from_f64(at.0 as f64))
}

#[allow(clippy::cast_possible_truncation, reason = "a date is a whole number")]
fn moment(date: &Date) -> Millis {
    Millis(date.get_time() as i64)
}
