//! A timer that can be reset.

use super::now;
use deskpane_desk::clock::Millis;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// Rings at the time it was last set to. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Alarm {
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Alarm {
    pub(crate) fn new() -> Self {
        Self { timer: StoredValue::new(None) }
    }

    /// Rings at this time, at once if it has passed, or never.
    pub(crate) fn set(self, at: Option<Millis>, ring: impl FnOnce() + 'static) {
        self.set_after(at.map(|at| Duration::from_millis(u64::try_from((at - now()).0).unwrap_or(0))), ring);
    }

    /// Rings after a pause, or never.
    pub(crate) fn set_after(self, pause: Option<Duration>, ring: impl FnOnce() + 'static) {
        self.timer.try_update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(ring, pause?).ok();
            Some(())
        });
    }
}
