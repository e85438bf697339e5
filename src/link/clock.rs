//! The time, and being woken at one.

use deskpane_protocol::clock::{Millis, Span};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};

thread_local! {
    /// How far the browser's steady clock has fallen behind the calendar: it stands still while a laptop sleeps.
    static BEHIND: Cell<f64> = const { Cell::new(0.0) };
}

/// The present, which never goes back.
pub(crate) fn now() -> Millis {
    millis(steady() + BEHIND.get())
}

/// Catches up with the calendar after a sleep. A calendar that was set back is not followed.
pub(crate) fn catch_up() {
    let lost = js_sys::Date::now() - (steady() + BEHIND.get());
    if lost > 2_000.0 {
        BEHIND.set(BEHIND.get() + lost);
    }
}

fn steady() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.time_origin() + performance.now())
}

#[allow(clippy::cast_possible_truncation)]
fn millis(value: f64) -> Millis {
    Millis(value as i64)
}

/// One timer. Dropping it takes it back.
pub(crate) struct Alarm {
    armed: Rc<Cell<Option<(Millis, i32)>>>,
    ring: Closure<dyn Fn()>,
}

impl Alarm {
    pub(crate) fn new(ring: impl Fn() + 'static) -> Self {
        let armed = Rc::new(Cell::new(None));
        let own = armed.clone();
        let ring = Closure::new(move || {
            own.set(None);
            ring();
        });
        Self { armed, ring }
    }

    /// Rings at or soon after `at`. If it is set to ring before, it is left alone: every message moves the
    /// time a little, and ringing early costs less than setting a browser's timer a thousand times.
    pub(crate) fn set(&self, at: Option<Millis>) {
        let Some(at) = at else { return };
        if self.armed.get().is_some_and(|(armed, _)| armed <= at) {
            return;
        }
        self.clear();
        let Some(window) = web_sys::window() else { return };
        // Browsers take a 32-bit number of milliseconds; a later time is simply asked for again.
        let wait = i32::try_from((at - now()).0.max(0)).unwrap_or(i32::MAX);
        let callback = self.ring.as_ref().unchecked_ref();
        let handle = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, wait).ok();
        self.armed.set(handle.map(|handle| (at, handle)));
    }

    fn clear(&self) {
        if let (Some((_, handle)), Some(window)) = (self.armed.take(), web_sys::window()) {
            window.clear_timeout_with_handle(handle);
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Calls back at every full second, until dropped.
pub(crate) struct Ticker {
    _alarm: Rc<RefCell<Option<Alarm>>>,
}

impl Ticker {
    pub(crate) fn start(tick: impl Fn(Millis) + 'static) -> Self {
        let alarm = Rc::new(RefCell::new(None::<Alarm>));
        let own = Rc::downgrade(&alarm);
        let ring = move || {
            catch_up();
            let now = now();
            if let Some(alarm) = own.upgrade() {
                arm(&alarm, now);
            }
            tick(now);
        };
        if let Ok(mut slot) = alarm.try_borrow_mut() {
            *slot = Some(Alarm::new(ring));
        }
        arm(&alarm, now());
        Self { _alarm: alarm }
    }
}

fn arm(alarm: &RefCell<Option<Alarm>>, now: Millis) {
    if let Ok(slot) = alarm.try_borrow()
        && let Some(alarm) = slot.as_ref()
    {
        alarm.set(Some(now + Span(1_000 - now.0.rem_euclid(1_000))));
    }
}
