//! Whether the server has a newer Deskpane than the one that runs. Asked when the agent comes back to the page, and only
//! then: a page that nobody looks at asks for nothing.

use crate::{link::clock, load};
use deskpane_protocol::clock::{Millis, Span};
use gloo_events::EventListener;
use leptos::prelude::*;
use web_sys::VisibilityState;

/// From one look to the next, and from the start to the first, it is at least so long.
const APART: Span = Span(60 * 60 * 1_000);

/// What is known of it. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Newer {
    there: RwSignal<bool>,
    looked: StoredValue<Millis>,
}

impl Newer {
    /// Nothing is known yet. Belongs to the reactive owner it is made under.
    pub(crate) fn new() -> Self {
        Self { there: RwSignal::new(false), looked: StoredValue::new(clock::now()) }
    }

    /// Whether there is one.
    pub(crate) fn is_there(&self) -> bool {
        self.there.get()
    }

    /// Looks whenever the page comes into view and it is time, as long as the listener lives.
    pub(crate) fn follow(self) -> EventListener {
        let page = document();
        EventListener::new(&document(), "visibilitychange", move |_| {
            if page.visibility_state() == VisibilityState::Visible {
                self.look();
            }
        })
    }

    fn look(self) {
        clock::catch_up();
        let now = clock::now();
        let is_time = self.looked.try_with_value(|looked| now - *looked >= APART) == Some(true);
        if !is_time || self.there.get_untracked() {
            return;
        }
        self.looked.set_value(now);
        leptos::task::spawn_local(async move {
            // A look that fails says nothing: what runs, runs.
            if load::is_replaced().await == Ok(true) {
                self.there.try_set(true);
            }
        });
    }
}
