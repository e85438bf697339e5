//! Keeps a recording: through a reload in session storage, and through a failure of the program. Lines are written and moved to
//! storage when messages pause, a few at a time, so that neither messages nor the agent wait for it.

use super::{
    clock::{self, Alarm},
    peer::get,
    storage,
};
use deskpane_desk::{clock::Span, recording::Writer};
use gloo_events::EventListener;
use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    rc::{Rc, Weak},
};
use wasm_bindgen::{JsCast, JsValue};

/// How often it is checked whether messages pause.
const PAUSE: Span = Span::seconds(1);
/// After so many checks, lines are written without a pause.
const PATIENCE: u32 = 5;
/// The most text in storage, in bytes: browsers give a tab some five million characters for everything.
const MOST: usize = 2_000_000;
/// The text that is stored at a time.
const CHUNK: usize = 256 * 1024;

/// The lines of one page's recording. Cheap to copy.
#[derive(Clone)]
pub(crate) struct RecordingStorage(Rc<Inner>);

struct Inner {
    prefix: String,
    writer: OnceCell<Writer>,
    /// Lines that are not in storage yet.
    lines: RefCell<String>,
    /// The number and the length of each text in storage after the first, which is the recording's first line.
    chunks: RefCell<VecDeque<(u32, usize)>>,
    /// The number of inputs, and what it was at the last check.
    inputs: Cell<u32>,
    seen: Cell<u32>,
    checks: Cell<u32>,
    /// Whether a check is due.
    is_due: Cell<bool>,
    alarm: Alarm,
    failing: OnceCell<EventListener>,
}

impl RecordingStorage {
    /// The storage of one page: of this desktop with this query, which distinguishes pages in the same tab.
    pub(crate) fn new(desktop: &str, query: &str) -> Self {
        Self(Rc::new_cyclic(|own: &Weak<Inner>| {
            let own = own.clone();
            let check = move || {
                if let Some(inner) = own.upgrade() {
                    inner.check();
                }
            };
            Inner {
                prefix: format!("deskpane/recording/{desktop}/{query}/"),
                writer: OnceCell::new(),
                lines: RefCell::default(),
                chunks: RefCell::default(),
                inputs: Cell::new(0),
                seen: Cell::new(0),
                checks: Cell::new(0),
                is_due: Cell::new(false),
                alarm: Alarm::new(check),
                failing: OnceCell::new(),
            }
        }))
    }

    /// Keeps up with this recording from now on.
    pub(crate) fn keep_up(&self, writer: Writer) {
        self.0.writer.get_or_init(|| writer);
        let own = Rc::downgrade(&self.0);
        let failed = move |_: &web_sys::Event| {
            if let Some(inner) = own.upgrade() {
                inner.failed();
            }
        };
        if let Some(window) = web_sys::window() {
            // From `public/guard.js`, before it ends the program.
            self.0.failing.get_or_init(|| EventListener::new(&window, "deskpane-failing", failed));
        }
    }

    /// The lines recorded before the panel restarted, the first line first; and whether lines after it are missing.
    pub(crate) fn earlier(&self) -> (Vec<String>, bool) {
        if let Some(text) = take_from_page() {
            return (text.lines().map(str::to_owned).collect(), false);
        }
        let chunks = self.0.stored();
        let after: VecDeque<_> = chunks.iter().skip(1).map(|(number, text)| (*number, text.len())).collect();
        let is_cut = after.front().is_some_and(|(number, _)| *number > 1);
        self.0.chunks.replace(after);
        (chunks.iter().flat_map(|(_, text)| text.lines().map(str::to_owned)).collect(), is_cut)
    }

    /// Starts a new recording with this line.
    pub(crate) fn begin(&self, first: &str) {
        self.clear();
        storage::keep_in_tab(&self.0.key(0), first);
    }

    /// Tells of an input, whose line will be written soon.
    pub(crate) fn input(&self) {
        self.0.inputs.set(self.0.inputs.get().wrapping_add(1));
        if !self.0.is_due.replace(true) {
            self.0.alarm.set(Some(clock::now() + PAUSE));
        }
    }

    /// Adds a line.
    pub(crate) fn push(&self, line: &str) {
        let is_full = {
            let mut lines = self.0.lines.borrow_mut();
            lines.push_str(line);
            lines.push('\n');
            lines.len() >= CHUNK
        };
        if is_full {
            self.0.store();
        }
    }

    /// Writes all lines and moves them to storage, where they survive a reload.
    pub(crate) fn flush(&self) {
        if let Some(writer) = self.0.writer.get() {
            writer.write_all();
        }
        self.0.store();
    }

    /// Deletes everything.
    pub(crate) fn clear(&self) {
        self.0.lines.borrow_mut().clear();
        self.0.chunks.borrow_mut().clear();
        for (number, _) in self.0.stored() {
            storage::drop_from_tab(&self.0.key(number));
        }
    }
}

impl Inner {
    fn key(&self, number: u32) -> String {
        format!("{}{number}", self.prefix)
    }

    fn stored(&self) -> Vec<(u32, String)> {
        let mut chunks: Vec<(u32, String)> = storage::in_tab(&self.prefix)
            .into_iter()
            .filter_map(|(key, text)| Some((key.strip_prefix(&self.prefix)?.parse().ok()?, text)))
            .collect();
        deskpane_desk::sorting::sort_by(&mut chunks, |one, other| one.0.cmp(&other.0));
        chunks
    }

    /// Writes a few lines if messages pause, or after some checks; the last ones go to storage.
    fn check(&self) {
        let (inputs, checks) = (self.inputs.get(), self.checks.get());
        let again = if self.seen.replace(inputs) != inputs && checks < PATIENCE {
            self.checks.set(checks + 1);
            Some(clock::now() + PAUSE)
        } else if self.writer.get().is_some_and(Writer::write_some) {
            Some(clock::now())
        } else {
            self.checks.set(0);
            self.store();
            None
        };
        self.is_due.set(again.is_some());
        self.alarm.set(again);
    }

    /// Stores the lines; returns whether they survive a reload.
    fn store(&self) -> bool {
        let lines = self.lines.take();
        if lines.is_empty() {
            return true;
        }
        let mut chunks = self.chunks.borrow_mut();
        let next = chunks.back().map_or(1, |(number, _)| number + 1);
        let mut bytes: usize = lines.len() + chunks.iter().map(|(_, length)| length).sum::<usize>();
        let is_kept = loop {
            if bytes <= MOST && storage::keep_in_tab(&self.key(next), &lines) {
                break true;
            }
            // Without the oldest, there may be room.
            let Some((number, length)) = chunks.pop_front() else { break false };
            storage::drop_from_tab(&self.key(number));
            bytes -= length;
        };
        // A text that could not be kept leaves its number empty: lines are missing.
        chunks.push_back((next, if is_kept { lines.len() } else { 0 }));
        is_kept
    }

    /// The program has failed and will be called no more: a restart, or a reload, goes on with this recording.
    fn failed(&self) {
        let Some(writer) = self.writer.get() else { return };
        writer.write_after_failure();
        if !self.store()
            && let (Some(window), Some(text)) = (web_sys::window(), writer.latest(MOST))
        {
            // Then the page keeps it for a restart.
            let _ = js_sys::Reflect::set(&window, &ON_PAGE.into(), &text.into());
        }
    }
}

/// The property of the window with the recording of a program that failed, where storage does not take it.
const ON_PAGE: &str = "deskpaneRecording";

fn take_from_page() -> Option<String> {
    let window = web_sys::window()?;
    let text = get(&window, ON_PAGE).as_string()?;
    // If it stays, the next start finds it again.
    let _ = js_sys::Reflect::set(&window, &ON_PAGE.into(), &JsValue::UNDEFINED);
    Some(text)
}

/// Unpredictable numbers, if the browser provides them.
pub(crate) fn random() -> [u64; 2] {
    let numbers = js_sys::Uint32Array::new_with_length(4);
    let crypto = get(&JsValue::from(web_sys::window()), "crypto");
    if let Ok(draw) = get(&crypto, "getRandomValues").dyn_into::<js_sys::Function>() {
        // Without it, the fallback below applies.
        let _ = draw.call1(&crypto, &numbers);
    }
    let at = |at: u32| match u64::from(numbers.get_index(at)) {
        0 => js_sys::Math::random().to_bits(),
        number => number,
    };
    [at(0) << 32 ^ at(1), at(2) << 32 ^ at(3)]
}
