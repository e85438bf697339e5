//! The time, and timers.

use crate::link::in_view::InView;
use deskpane_desk::clock::{Millis, OwnClock, Span};
use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Performance;

thread_local! {
    /// The browser's two clocks, as one.
    static OWN: Cell<OwnClock> = const { Cell::new(OwnClock::new()) };
    /// The browser's monotonic clock and its time origin. Kept, because it is read with every message.
    static CLOCK: Option<(Performance, f64)> = web_sys::window().and_then(|window| window.performance()).map(|clock| {
        let origin = clock.time_origin();
        (clock, origin)
    });
}

/// The current time, which never goes back.
pub(crate) fn now() -> Millis {
    OWN.get().now(millis(steady()))
}

/// Catches up with the calendar after the computer has slept.
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

/// Lets the browser do pending work: draw the page, handle input.
async fn breathe() {
    let promise = js_sys::Promise::new(&mut |go_on, _| {
        if let Some(window) = web_sys::window() {
            // If it fails, the page is unloading, and nothing waits for it.
            let _ = window.set_timeout_with_callback(&go_on);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// How long a slice of long work takes at most, in milliseconds: a frame still comes in time.
const SLICE: i64 = 12;

/// Long work in slices, between which the browser does pending work. `step` does a little and says whether there is more;
/// `go_on` is asked between slices.
pub(crate) async fn in_slices(mut step: impl FnMut() -> bool, mut go_on: impl FnMut() -> bool) {
    let mut end = now().0 + SLICE;
    while step() {
        if now().0 >= end {
            if !go_on() {
                return;
            }
            breathe().await;
            end = now().0 + SLICE;
        }
    }
}

/// One timer. Dropping it cancels it.
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

    /// Rings at or soon after `at`. An earlier alarm stays set: every message moves the time a little, and ringing
    /// early costs less than setting a browser timer a thousand times.
    pub(crate) fn set(&self, at: Option<Millis>) {
        let Some(at) = at else { return };
        if self.armed.get().is_some_and(|(armed, _)| armed <= at) {
            return;
        }
        self.clear();
        let Some(window) = web_sys::window() else { return };
        // Browsers take a signed 32-bit number of milliseconds. For a later time, the alarm is set again when it rings.
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

/// The interval of a [`Ticker`] while the page is visible.
const SECOND: Span = Span(1_000);
/// The interval while it is hidden and nobody reads the time. Well below the 90 seconds after which activity counts as
/// unobserved.
const UNSEEN: Span = Span(30_000);

/// Calls back at every full second, until dropped; less often while the page is hidden, and at once when it becomes
/// visible.
pub(crate) struct Ticker {
    _ticking: Rc<Ticking>,
}

struct Ticking {
    tick: Box<dyn Fn(Millis)>,
    alarm: OnceCell<Alarm>,
    in_view: OnceCell<InView>,
}

impl Ticker {
    pub(crate) fn start(tick: impl Fn(Millis) + 'static) -> Self {
        let ticking = Rc::new(Ticking { tick: Box::new(tick), alarm: OnceCell::new(), in_view: OnceCell::new() });
        let own = Rc::downgrade(&ticking);
        let ring: Rc<dyn Fn()> = Rc::new(move || {
            if let Some(ticking) = own.upgrade() {
                ticking.ring();
            }
        });
        let shown = ring.clone();
        ticking.alarm.get_or_init(move || Alarm::new(move || ring()));
        ticking.in_view.get_or_init(move || InView::watch(shown));
        ticking.arm(now());
        Self { _ticking: ticking }
    }
}

impl Ticking {
    fn ring(&self) {
        catch_up();
        let now = now();
        self.arm(now);
        (self.tick)(now);
    }

    fn arm(&self, now: Millis) {
        let Span(apart) = if self.in_view.get().is_none_or(InView::is_seen) { SECOND } else { UNSEEN };
        if let Some(alarm) = self.alarm.get() {
            alarm.set(Some(now + Span(apart - now.0.rem_euclid(apart))));
        }
    }
}
