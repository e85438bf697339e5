//! Keeps a recording: through a failure of the program on the page, and through a reload in session storage. Each input is on the page
//! before the session is called. Lines are written and moved to storage when messages pause, a few at a time, so that
//! neither messages nor the agent wait for it.

use super::{
    clock::{self, Alarm},
    inbox,
    peer::get,
    storage,
};
use deskpane_desk::{clock::Span, origin::Origin};
use js_sys::Array;
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

/// An input that a failed program has not written.
pub(crate) enum Unwritten {
    /// Its line.
    Line(String),
    /// A message, which may hold secrets, and its time.
    Message { at: i64, origin: Origin, text: String },
}

/// Writes lines: all of those that wait, or some. Returns whether more wait.
type Write = Box<dyn Fn(HowMany) -> bool>;

/// How many lines are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum HowMany {
    /// As many as take a few milliseconds.
    Some,
    /// All.
    All,
}

/// The lines of one page's recording. Cheap to copy.
#[derive(Clone)]
pub(crate) struct RecordingStorage(Rc<Inner>);

struct Inner {
    prefix: String,
    write: OnceCell<Write>,
    /// The inputs whose lines are not in storage yet: each a line, or a list of the time, the origin and the text of a message. It
    /// outlives the program. The texts are the browser's own: copying them would take longer than the session does.
    page: Array,
    /// The origin of the last message, on the page.
    origin: RefCell<Option<(Origin, JsValue)>>,
    /// The number and the length of each text in storage after the first, which is the recording's first line.
    chunks: RefCell<VecDeque<(u32, usize)>>,
    /// The number of inputs, and what it was at the last check.
    inputs: Cell<u32>,
    seen: Cell<u32>,
    checks: Cell<u32>,
    /// Whether a check is due.
    is_due: Cell<bool>,
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
                write: OnceCell::new(),
                page: page(),
                origin: RefCell::default(),
                chunks: RefCell::default(),
                inputs: Cell::new(0),
                seen: Cell::new(0),
                checks: Cell::new(0),
                is_due: Cell::new(false),
                alarm: Alarm::new(check),
            }
        }))
    }

    /// Sets how the recorder is made to write its lines.
    pub(crate) fn on_pause(&self, write: impl Fn(HowMany) -> bool + 'static) {
        self.0.write.get_or_init(|| Box::new(write));
    }

    /// The lines that were stored before the panel restarted, the first line first; and whether lines after it are missing.
    pub(crate) fn earlier(&self) -> (Vec<String>, bool) {
        let chunks = self.0.stored();
        let after: VecDeque<_> = chunks.iter().skip(1).map(|(number, text)| (*number, text.len())).collect();
        let is_cut = after.front().is_some_and(|(number, _)| *number > 1);
        self.0.chunks.replace(after);
        (chunks.iter().flat_map(|(_, text)| text.lines().map(str::to_owned)).collect(), is_cut)
    }

    /// The inputs after them, once.
    pub(crate) fn take_unwritten(&self) -> Vec<Unwritten> {
        let left = self.0.page.iter().filter_map(|item| match item.dyn_into::<Array>() {
            Ok(message) => {
                #[allow(clippy::cast_possible_truncation)]
                let at = message.get(0).as_f64()? as i64;
                let origin = Origin::parse(&message.get(1).as_string()?)?;
                Some(Unwritten::Message { at, origin, text: message.get(2).as_string()? })
            }
            Err(line) => line.as_string().map(Unwritten::Line),
        });
        let left = left.collect();
        self.0.page.set_length(0);
        left
    }

    /// Starts a new recording with this line.
    pub(crate) fn begin(&self, first: &str) {
        self.clear();
        storage::keep_in_tab(&self.0.key(0), first);
    }

    /// Adds the message that is being delivered, whose line will be written soon.
    pub(crate) fn message(&self, at: i64, origin: &Origin) {
        let known = self.0.origin.take().filter(|(known, _)| known == origin);
        let known = known.unwrap_or_else(|| (origin.clone(), origin.as_str().into()));
        #[allow(clippy::cast_precision_loss, reason = "milliseconds of a recording")]
        let at = JsValue::from(at as f64);
        self.0.add(&Array::of3(&at, &known.1, &inbox::delivered_text().into()));
        self.0.origin.replace(Some(known));
    }

    /// Adds another input.
    pub(crate) fn input(&self, line: &str) {
        self.0.add(&line.into());
    }

    /// Stores lines, so that they survive a reload. They hold this many of the oldest inputs on the page.
    pub(crate) fn store(&self, lines: &str, inputs: u32) {
        self.0.store(lines);
        let page = &self.0.page;
        page.copy_within(0, i32::try_from(inputs).unwrap_or(i32::MAX), i32::MAX);
        page.set_length(page.length().saturating_sub(inputs));
    }

    /// Writes and stores all lines.
    pub(crate) fn flush(&self) {
        self.0.write(HowMany::All);
    }

    /// Deletes everything.
    pub(crate) fn clear(&self) {
        self.0.page.set_length(0);
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

    fn write(&self, how_many: HowMany) -> bool {
        self.write.get().is_some_and(|write| write(how_many))
    }

    fn add(&self, input: &JsValue) {
        self.page.push(input);
        self.inputs.set(self.inputs.get().wrapping_add(1));
        if !self.is_due.replace(true) {
            self.alarm.set(Some(clock::now() + PAUSE));
        }
    }

    /// Writes a few lines if messages pause, or after some checks.
    fn check(&self) {
        let (inputs, checks) = (self.inputs.get(), self.checks.get());
        let again = if self.seen.replace(inputs) != inputs && checks < PATIENCE {
            self.checks.set(checks + 1);
            Some(clock::now() + PAUSE)
        } else if self.write(HowMany::Some) {
            Some(clock::now())
        } else {
            self.checks.set(0);
            None
        };
        self.is_due.set(again.is_some());
        self.alarm.set(again);
    }

    fn store(&self, lines: &str) {
        let mut chunks = self.chunks.borrow_mut();
        let next = chunks.back().map_or(1, |(number, _)| number + 1);
        let mut bytes: usize = lines.len() + chunks.iter().map(|(_, length)| length).sum::<usize>();
        let is_kept = loop {
            if bytes <= MOST && storage::keep_in_tab(&self.key(next), lines) {
                break true;
            }
            // Without the oldest, there may be room.
            let Some((number, length)) = chunks.pop_front() else { break false };
            storage::drop_from_tab(&self.key(number));
            bytes -= length;
        };
        // A text that could not be kept leaves its number empty: lines are missing.
        chunks.push_back((next, if is_kept { lines.len() } else { 0 }));
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
