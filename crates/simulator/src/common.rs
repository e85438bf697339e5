//! The shared parts of simulated desktops: the engine that connects a host to the browser, an autopilot, fault
//! injection, a log of messages, customers and fields.
//!
//! Where to start: [`simulated::Simulated`] describes a desktop.

pub(crate) mod alarm;
pub(crate) mod autopilot;
pub(crate) mod autopilot_switch;
pub(crate) mod engine;
pub(crate) mod fault_injection;
pub(crate) mod field;
pub(crate) mod framed;
pub(crate) mod inbox;
pub(crate) mod journal;
pub(crate) mod keep;
pub(crate) mod messages;
pub(crate) mod params;
pub(crate) mod people;
pub(crate) mod rows;
pub(crate) mod simulated;
pub(crate) mod windows;

use deskpane_desk::{clock::Millis, desktop::DesktopSpec};
use leptos::prelude::*;

/// What a desktop's folder provides for its page.
pub(crate) struct SimulatedDesktop {
    pub(crate) spec: &'static DesktopSpec,
    /// Links to its page: the rest of the address, a name, and a description.
    pub(crate) links: &'static [(&'static str, &'static str, &'static str)],
    pub(crate) page: fn() -> AnyView,
}

/// The wall clock. Autopilots may run faster; panels do not.
pub(crate) fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}

/// Sets a signal, unless it has this value already.
pub(crate) fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
