//! What every simulated desktop has: a clock, an alarm, customers, messages that come in and a log of them, an autopilot
//! with its switch, and fields; and what those have in common that a page holds in a frame.

pub(crate) mod alarm;
pub(crate) mod fault_injection;
pub(crate) mod field;
pub(crate) mod flight;
pub(crate) mod framed;
pub(crate) mod inbox;
pub(crate) mod journal;
pub(crate) mod messages;
pub(crate) mod people;
pub(crate) mod pilot;
pub(crate) mod rows;

use deskpane_desk::clock::Millis;
use leptos::prelude::*;

/// The clock on the wall. Autopilots run faster than it, panels do not.
pub(crate) fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}

/// Sets a signal, unless it is so already.
pub(crate) fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

/// What lives as long as the tab; nothing where the browser forbids it.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
