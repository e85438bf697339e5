//! Keeps the lines of a recording: through a crash of the program on the page, and through a reload in session storage.
//! Each line is on the page before the session is called; lines are moved to storage once a second.

use super::{
    clock::{self, Alarm},
    peer::get,
    storage,
};
use deskpane_desk::clock::Span;
use js_sys::Array;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};

/// How often lines go to storage.
const PAUSE: Span = Span::seconds(1);
/// The most text in storage, in characters: browsers give a tab some five million for everything.
const MOST: usize = 2_000_000;

/// The lines of one page's recording. Cheap to copy.
#[derive(Clone)]
pub(crate) struct RecordingStorage(Rc<Inner>);

struct Inner {
    prefix: String,
    waits: Cell<bool>,
    alarm: Alarm,
}

impl RecordingStorage {
    /// The storage of one page: of this desktop with this query, which distinguishes pages in the same tab.
    pub(crate) fn new(desktop: &str, query: &str) -> Self {
        Self(Rc::new_cyclic(|own: &std::rc::Weak<Inner>| {
            let own = own.clone();
            let flush = move || {
                if let Some(inner) = own.upgrade() {
                    inner.flush();
                }
            };
            let prefix = format!("deskpane/recording/{desktop}/{query}/");
            Inner { prefix, waits: Cell::new(false), alarm: Alarm::new(flush) }
        }))
    }

    /// The lines recorded before the panel restarted, the first line first; and whether lines after it are missing.
    pub(crate) fn earlier(&self) -> (Vec<String>, bool) {
        let chunks = self.0.chunks();
        let is_cut = chunks.get(1).is_some_and(|(number, _)| *number > 1);
        let mut lines: Vec<String> = chunks.iter().flat_map(|(_, text)| text.split('\n').map(str::to_owned)).collect();
        lines.extend(page().iter().filter_map(|line| line.as_string()));
        (lines, is_cut)
    }

    /// Starts a new recording with this line.
    pub(crate) fn begin(&self, first: &str) {
        self.clear();
        storage::keep_in_tab(&format!("{}0", self.0.prefix), first);
    }

    /// Adds a line.
    pub(crate) fn push(&self, line: &str) {
        page().push(&line.into());
        if !self.0.waits.replace(true) {
            self.0.alarm.set(Some(clock::now() + PAUSE));
        }
    }

    /// Moves all lines to storage, where they survive a reload.
    pub(crate) fn flush(&self) {
        self.0.flush();
    }

    /// Deletes everything.
    pub(crate) fn clear(&self) {
        page().set_length(0);
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

    fn flush(&self) {
        self.waits.set(false);
        self.alarm.set(None);
        let page = page();
        if page.length() == 0 {
            return;
        }
        let text = String::from(page.join("\n"));
        page.set_length(0);
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

/// The lines that are not in storage yet. They are kept on the page, so they survive a restart of the program.
fn page() -> Array {
    const NAME: &str = "deskpaneRecording";
    let Some(window) = web_sys::window() else { return Array::new() };
    if let Ok(there) = get(&window, NAME).dyn_into::<Array>() {
        return there;
    }
    let new = Array::new();
    // Without it, a failure of the program loses the last second.
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
