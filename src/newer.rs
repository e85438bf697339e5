//! Detects a newer Deskpane on the server. It checks when the agent returns to the page, and from time to time while
//! the page is visible. A hidden page requests nothing.

use crate::{link::clock, load};
use deskpane_desk::clock::{Millis, Span};
use gloo_events::EventListener;
use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};
use std::time::Duration;
use web_sys::VisibilityState;

/// The shortest time between two checks, and before the first.
const APART: Span = Span(60 * 60 * 1_000);

/// How often a visible page checks whether a check is due.
const GLANCE: Duration = Duration::from_secs(600);

/// Whether there is a newer version. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Newer {
    there: RwSignal<bool>,
    looked: StoredValue<Millis>,
}

impl Newer {
    /// Starts without a result. Ends with the current reactive owner.
    pub(crate) fn new() -> Self {
        Self { there: RwSignal::new(false), looked: StoredValue::new(clock::now()) }
    }

    /// Whether there is a newer version.
    pub(crate) fn is_there(&self) -> bool {
        self.there.get()
    }

    /// Checks when a check is due and the page is visible, until the returned value is dropped.
    pub(crate) fn follow(self) -> Following {
        let glance = set_interval_with_handle(move || self.look(), GLANCE);
        Following {
            _back: EventListener::new(&document(), "visibilitychange", move |_| self.look()),
            glance: glance.ok(),
        }
    }

    fn look(self) {
        if document().visibility_state() != VisibilityState::Visible {
            return;
        }
        clock::catch_up();
        let now = clock::now();
        let is_time = self.looked.try_with_value(|looked| now - *looked >= APART) == Some(true);
        if !is_time || self.there.try_get_untracked() != Some(false) {
            return;
        }
        self.looked.set_value(now);
        leptos::task::spawn_local(async move {
            // A failed check changes nothing.
            if load::is_replaced().await == Ok(true) {
                self.there.try_set(true);
            }
        });
    }
}

/// Keeps checking until dropped.
pub(crate) struct Following {
    _back: EventListener,
    glance: Option<IntervalHandle>,
}

impl Drop for Following {
    fn drop(&mut self) {
        if let Some(glance) = self.glance.take() {
            glance.clear();
        }
    }
}
