//! The time, and being woken at one.

use deskpane_desk::clock::{Millis, OwnClock, Span};
use gloo_events::EventListener;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Event, Performance};

thread_local! {
    /// The two clocks a browser has, as one.
    static OWN: Cell<OwnClock> = const { Cell::new(OwnClock::new()) };
    /// The browser's steady clock and where it began: asked for with every message.
    static CLOCK: Option<(Performance, f64)> = web_sys::window().and_then(|window| window.performance()).map(|clock| {
        let origin = clock.time_origin();
        (clock, origin)
    });
}

/// The present, which never goes back.
pub(crate) fn now() -> Millis {
    OWN.get().now(millis(steady()))
}

/// Catches up with the calendar after a sleep.
pub(crate) fn catch_up() {
    let mut own = OWN.get();
    own.look(millis(steady()), millis(js_sys::Date::now()));
    OWN.set(own);
}

fn steady() -> f64 {
    CLOCK.with(|clock| clock.as_ref().map_or_else(js_sys::Date::now, |(clock, origin)| origin + clock.now()))
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

/// From one call of a [`Ticker`] to the next, while the page is in view.
const SECOND: Span = Span(1_000);
/// The same while it is not: nobody reads a time then. Well below the 90 seconds after which activity takes it that nobody
/// was watching.
const UNSEEN: Span = Span(30_000);

/// Calls back at every full second, until dropped; seldom while the page is out of view, and at once when it comes back.
pub(crate) struct Ticker {
    _alarm: Rc<RefCell<Option<Alarm>>>,
    _shown: Option<EventListener>,
}

impl Ticker {
    pub(crate) fn start(tick: impl Fn(Millis) + 'static) -> Self {
        let alarm = Rc::new(RefCell::new(None::<Alarm>));
        let own = Rc::downgrade(&alarm);
        let ring = Rc::new(move || {
            catch_up();
            let now = now();
            if let Some(alarm) = own.upgrade() {
                arm(&alarm, now);
            }
            tick(now);
        });
        let shown = ring.clone();
        let shown = move |_: &Event| {
            if !is_hidden() {
                shown();
            }
        };
        if let Ok(mut slot) = alarm.try_borrow_mut() {
            *slot = Some(Alarm::new(move || ring()));
        }
        arm(&alarm, now());
        Self { _alarm: alarm, _shown: page().map(|page| EventListener::new(&page, "visibilitychange", shown)) }
    }
}

fn page() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn is_hidden() -> bool {
    page().is_some_and(|page| page.hidden())
}

fn arm(alarm: &RefCell<Option<Alarm>>, now: Millis) {
    let Span(apart) = if is_hidden() { UNSEEN } else { SECOND };
    if let Ok(slot) = alarm.try_borrow()
        && let Some(alarm) = slot.as_ref()
    {
        alarm.set(Some(now + Span(apart - now.0.rem_euclid(apart))));
    }
}
