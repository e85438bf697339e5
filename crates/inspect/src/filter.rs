//! Filters lines.

use crate::{
    inspection::Inspection,
    row::{Direction, Kind, Row},
};

/// The conditions for a line to be shown. An empty field accepts every line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Its direction.
    pub direction: Option<Direction>,
    /// Its name.
    pub name: String,
    /// The contact that it is about, that it changed, or that its message names.
    pub contact: String,
    /// Text in it, ignoring case.
    pub text: String,
}

/// The lines that pass, by their places in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// All lines; the number is how many.
    All(usize),
    /// These lines, in order.
    Some(Vec<u32>),
}

impl Shown {
    /// How many lines pass.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(rows) => rows.len(),
        }
    }

    /// Whether no line passes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line at this position among those that pass.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<usize> {
        match self {
            Self::All(count) => (at < *count).then_some(at),
            Self::Some(rows) => rows.get(at).map(|row| *row as usize),
        }
    }

    /// The position of a line among those that pass, or of the one before it.
    #[must_use]
    pub fn nearest(&self, row: usize) -> usize {
        match self {
            Self::All(count) => row.min(count.saturating_sub(1)),
            Self::Some(rows) => rows.partition_point(|own| *own as usize <= row).saturating_sub(1),
        }
    }
}

/// A filter being applied, a few lines at a time, so that the page stays responsive.
pub struct Filtering {
    filter: Filter,
    name: Option<u32>,
    contact: Option<u32>,
    wanted: Needle,
    named: Needle,
    next: usize,
    found: Vec<u32>,
}

impl Filtering {
    /// Before the first line.
    #[must_use]
    pub fn begin(filter: Filter, inspection: &Inspection) -> Self {
        Self {
            name: inspection.names.find(&filter.name),
            contact: inspection.contacts.find(&filter.contact),
            wanted: Needle::new(&filter.text),
            named: Needle::new(&filter.contact),
            filter,
            next: 0,
            found: Vec::new(),
        }
    }

    /// Looks at so many more lines. Returns whether there are more.
    pub fn advance(&mut self, inspection: &Inspection, lines: usize) -> bool {
        if self.filter == Filter::default() {
            return false;
        }
        let rows = inspection.rows.get(self.next..).unwrap_or_default();
        for row in rows.iter().take(lines) {
            if self.is_wanted(inspection, row) {
                // A recording of 4 GiB at most has fewer lines.
                self.found.extend(u32::try_from(self.next));
            }
            self.next += 1;
        }
        self.next < inspection.len()
    }

    /// The lines that pass, among those looked at.
    #[must_use]
    pub fn finish(self, inspection: &Inspection) -> Shown {
        if self.filter == Filter::default() { Shown::All(inspection.len()) } else { Shown::Some(self.found) }
    }

    fn is_wanted(&self, inspection: &Inspection, row: &Row) -> bool {
        let Self { filter, name, contact, .. } = self;
        let text = || inspection.text(row);
        filter.direction.is_none_or(|wanted| wanted == row.kind.direction())
            && (filter.name.is_empty() || *name == Some(row.name))
            && (filter.contact.is_empty()
                || contact.is_some_and(|contact| is_about(inspection, row, contact))
                || (matches!(row.kind, Kind::Message | Kind::Post) && self.named.is_in(text())))
            && (filter.text.is_empty() || self.wanted.is_in(text()))
    }
}

/// Whether a line or one of its effects is about a contact.
fn is_about(inspection: &Inspection, row: &Row, contact: u32) -> bool {
    row.contact == contact
        || (row.kind == Kind::Message && inspection.behind(row.step).any(|behind| behind.contact == contact))
}

/// A text to search for: as typed, and in its JSON form.
pub(crate) struct Needle {
    plain: Vec<u8>,
    quoted: Vec<u8>,
}

impl Needle {
    pub(crate) fn new(text: &str) -> Self {
        let quoted = serde_json::to_string(text).unwrap_or_default();
        let quoted = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned();
        Self { plain: text.as_bytes().to_owned(), quoted: quoted.into_bytes() }
    }

    pub(crate) fn is_in(&self, text: &str) -> bool {
        holds(text.as_bytes(), &self.plain) || (self.quoted != self.plain && holds(text.as_bytes(), &self.quoted))
    }
}

fn holds(text: &[u8], wanted: &[u8]) -> bool {
    let Some(first) = wanted.first() else { return true };
    let is_here = |window: &[u8]| window.first().is_some_and(|own| own.eq_ignore_ascii_case(first));
    text.windows(wanted.len()).any(|window| is_here(window) && window.eq_ignore_ascii_case(wanted))
}
