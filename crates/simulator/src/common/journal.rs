//! The log of messages in both directions: bounded, and shown at most once a frame.

use super::now;
use deskpane_desk::{clock::Millis, session::cut};
use leptos::prelude::*;
use std::{collections::VecDeque, mem, sync::Arc};

/// The most lines kept.
pub(crate) const MOST: usize = 500;

/// A message, or a remark of the desktop's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) number: u64,
    pub(crate) at: Millis,
    pub(crate) way: Way,
    pub(crate) window: Arc<str>,
    pub(crate) kinds: String,
    pub(crate) text: String,
}

/// The direction of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    ToPanel,
    FromPanel,
    /// The console of the desktop.
    Console,
}

impl Way {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::ToPanel => "to panel",
            Self::FromPanel => "from panel",
            Self::Console => "console",
        }
    }
}

/// The first text value with this name in a message, found by text search; also if the message came as text.
pub(crate) fn value_of(name: &str, message: &str) -> Option<String> {
    let plain = message.replace("\\\"", "\"");
    plain.split_once(&format!("\"{name}\":\""))?.1.split('"').next().map(str::to_owned)
}

/// The list. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Journal {
    kept: StoredValue<Kept>,
    /// The lines that are shown, latest first.
    pub(crate) lines: RwSignal<Vec<Arc<Line>>>,
}

struct Kept {
    lines: VecDeque<Arc<Line>>,
    count: u64,
    /// A message's type, for the log.
    kinds: fn(&str) -> String,
    /// Whether the next frame shows them.
    drawing: bool,
}

impl Journal {
    pub(crate) fn new(kinds: fn(&str) -> String) -> Self {
        let kept = Kept { lines: VecDeque::new(), count: 0, kinds, drawing: false };
        Self { kept: StoredValue::new(kept), lines: RwSignal::new(Vec::new()) }
    }

    pub(crate) fn note(self, way: Way, window: impl Into<Arc<str>>, text: &str) {
        self.change(|kept| {
            kept.count += 1;
            kept.lines.push_front(Arc::new(Line {
                number: kept.count,
                at: now(),
                way,
                window: window.into(),
                kinds: if way == Way::Console { String::new() } else { (kept.kinds)(text) },
                text: cut(text, 1500).to_owned(),
            }));
            kept.lines.truncate(MOST);
        });
    }

    pub(crate) fn clear(self) {
        self.change(|kept| kept.lines.clear());
    }

    /// Changes the list, and shows it with the next frame.
    fn change(self, change: impl FnOnce(&mut Kept)) {
        let due = self.kept.try_update_value(|kept| {
            change(kept);
            !mem::replace(&mut kept.drawing, true)
        });
        if due == Some(true) {
            request_animation_frame(move || {
                let lines = self.kept.try_update_value(|kept| {
                    kept.drawing = false;
                    kept.lines.iter().cloned().collect()
                });
                if let Some(lines) = lines {
                    self.lines.set(lines);
                }
            });
        }
    }
}
