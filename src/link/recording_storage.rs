//! Keeps a recording: through a crash of the program on the page, and through a reload in session storage. Each input is on the page
//! before the session is called. Outputs are written, and all lines moved to storage, when messages pause.

use super::{
    clock::{self, Alarm},
    peer::get,
    storage,
};
use deskpane_desk::clock::Span;
use js_sys::Array;
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};
use wasm_bindgen::{JsCast, JsValue};

/// How often it is checked whether messages pause.
const PAUSE: Span = Span::seconds(1);
/// After so many checks, outputs are written without a pause.
const PATIENCE: u32 = 5;
/// The most text in storage, in characters: browsers give a tab some five million for everything.
const MOST: usize = 2_000_000;

/// The lines of one page's recording. Cheap to copy.
#[derive(Clone)]
pub(crate) struct RecordingStorage(Rc<Inner>);

struct Inner {
    prefix: String,
    /// The inputs whose outputs are not written yet. They are kept on the page, so they survive a restart of the program.
    page: Array,
    /// Lines that are not in storage yet.
    lines: RefCell<Vec<String>>,
    /// Has the recorder write its lines.
    catch_up: RefCell<Option<Box<dyn Fn()>>>,
    /// The number of inputs at the last check.
    seen: Cell<u32>,
    checks: Cell<u32>,
    alarm: Alarm,
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
                page: page(),
                lines: RefCell::default(),
                catch_up: RefCell::default(),
                seen: Cell::new(0),
                checks: Cell::new(0),
                alarm: Alarm::new(check),
            }
        }))
    }

    /// Sets how the recorder is made to write its lines.
    pub(crate) fn on_pause(&self, catch_up: impl Fn() + 'static) {
        self.0.catch_up.replace(Some(Box::new(catch_up)));
    }

    /// The lines recorded before the panel restarted, the first line first; and whether lines after it are missing.
    /// `unwritten` makes the line that stands for the outputs of an input that were not written before.
    pub(crate) fn earlier(&self, unwritten: impl Fn(&str) -> String) -> (Vec<String>, bool) {
        let chunks = self.0.chunks();
        let is_cut = chunks.get(1).is_some_and(|(number, _)| *number > 1);
        let mut lines: Vec<String> = chunks.iter().flat_map(|(_, text)| text.split('\n').map(str::to_owned)).collect();
        let inputs = self.0.page.iter().filter_map(|line| line.as_string());
        let left: Vec<_> = inputs.flat_map(|line| [unwritten(&line), line].into_iter().rev()).collect();
        lines.extend(left.iter().cloned());
        self.0.lines.borrow_mut().extend(left);
        self.0.store();
        (lines, is_cut)
    }

    /// Starts a new recording with this line.
    pub(crate) fn begin(&self, first: &str) {
        self.clear();
        storage::keep_in_tab(&format!("{}0", self.0.prefix), first);
    }

    /// Adds an input whose outputs are not written yet.
    pub(crate) fn heard(&self, line: &str) {
        if self.0.page.push(&line.into()) == 1 {
            self.0.alarm.set(Some(clock::now() + PAUSE));
        }
    }

    /// Adds a line of the file.
    pub(crate) fn push(&self, line: &str) {
        self.0.lines.borrow_mut().push(line.to_owned());
    }

    /// Moves all lines to storage, where they survive a reload.
    pub(crate) fn flush(&self) {
        self.0.flush();
    }

    /// Deletes everything.
    pub(crate) fn clear(&self) {
        self.0.page.set_length(0);
        self.0.lines.borrow_mut().clear();
        for (number, _) in self.0.chunks() {
            storage::drop_from_tab(&self.0.key(number));
        }
    }
}

impl Inner {
    fn key(&self, number: u32) -> String {
        format!("{}{number}", self.prefix)
    }

    fn chunks(&self) -> Vec<(u32, String)> {
        let mut chunks: Vec<(u32, String)> = storage::in_tab(&self.prefix)
            .into_iter()
            .filter_map(|(key, text)| Some((key.strip_prefix(&self.prefix)?.parse().ok()?, text)))
            .collect();
        deskpane_desk::sorting::sort_by(&mut chunks, |one, other| one.0.cmp(&other.0));
        chunks
    }

    /// Moves all lines to storage if messages pause, or after some checks.
    fn check(&self) {
        let (heard, checks) = (self.page.length(), self.checks.get());
        if heard == 0 {
            return;
        }
        if self.seen.replace(heard) != heard && checks < PATIENCE {
            self.checks.set(checks + 1);
            self.alarm.set(Some(clock::now() + PAUSE));
            return;
        }
        self.flush();
    }

    fn flush(&self) {
        self.seen.set(0);
        self.checks.set(0);
        if let Ok(catch_up) = self.catch_up.try_borrow()
            && let Some(catch_up) = &*catch_up
        {
            catch_up();
        }
        self.store();
    }

    fn store(&self) {
        let text = self.lines.take().join("\n");
        self.page.set_length(0);
        if text.is_empty() {
            return;
        }
        let chunks = self.chunks();
        let next = chunks.last().map_or(1, |(number, _)| number + 1);
        let mut room = MOST.saturating_sub(text.len());
        // The first chunk holds the start of the recording and stays; of the others, the oldest go first.
        for (number, text) in chunks.iter().skip(1).rev() {
            room = room.saturating_sub(text.len());
            if room == 0 {
                storage::drop_from_tab(&self.key(*number));
            }
        }
        storage::keep_in_tab(&self.key(next), &text);
    }
}

/// The page's list of inputs, which outlives the program.
fn page() -> Array {
    const NAME: &str = "deskpaneRecording";
    let Some(window) = web_sys::window() else { return Array::new() };
    if let Ok(there) = get(&window, NAME).dyn_into::<Array>() {
        return there;
    }
    let new = Array::new();
    // Without it, a failure of the program loses the inputs since the last pause.
    let _ = js_sys::Reflect::set(&window, &NAME.into(), &new);
    new
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
