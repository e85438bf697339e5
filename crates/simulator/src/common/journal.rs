//! The messages both ways: a bounded list, shown at most once a frame however many come.

use deskpane_protocol::{clock::Millis, session::cut};
use std::{collections::VecDeque, sync::Arc};

/// The most lines kept.
pub(crate) const MOST: usize = 500;

/// One message, or a remark of the desktop's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) number: u64,
    pub(crate) at: Millis,
    pub(crate) way: Way,
    pub(crate) window: Arc<str>,
    pub(crate) kinds: String,
    pub(crate) text: String,
}

/// Which way a message went.
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

#[derive(Debug)]
pub(crate) struct Journal {
    lines: VecDeque<Arc<Line>>,
    count: u64,
    /// What a message is about, in short.
    kinds: fn(&str) -> String,
}

impl Journal {
    pub(crate) fn new(kinds: fn(&str) -> String) -> Self {
        Self { lines: VecDeque::new(), count: 0, kinds }
    }

    pub(crate) fn note(&mut self, at: Millis, way: Way, window: Arc<str>, text: &str) {
        self.count += 1;
        self.lines.push_front(Arc::new(Line {
            number: self.count,
            at,
            way,
            window,
            kinds: if way == Way::Console { String::new() } else { (self.kinds)(text) },
            text: cut(text, 1500).to_owned(),
        }));
        self.lines.truncate(MOST);
    }

    /// The lines, latest first.
    pub(crate) fn lines(&self) -> Vec<Arc<Line>> {
        self.lines.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.lines.clear();
    }
}
