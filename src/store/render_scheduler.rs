//! Schedules the writing of signals: a page need not change faster than people can see.

use deskpane_desk::{
    clock::{Millis, Span},
    model::{ContactId, Touched},
};

/// Within this time... (With 100 ms, 10,000 messages took a tenth more of the processor.)
const WINDOW: Span = Span(250);
/// ...signals are written this many times at once; more changes wait.
const AT_ONCE: u32 = 8;
/// What remains to be written after a batch of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NextRender {
    Nothing,
    /// Sorting, opening and removing contacts, once; messages that have already arrived may affect it too.
    Order,
    /// Everything, at this time: changes come faster than people can see.
    Until(Millis),
}

/// What was touched and is not written yet.
#[derive(Default)]
pub(super) struct RenderScheduler {
    pub(super) pace: Pace,
    pub(super) words: Words,
    pub(super) order: bool,
    pub(super) target: bool,
    pub(super) appearance: bool,
}

/// The parts of the page with text.
#[derive(Default)]
pub(super) struct Words {
    pub(super) agent: bool,
    pub(super) connection: bool,
    pub(super) board: bool,
    pub(super) directory: bool,
    pub(super) rows: Vec<ContactId>,
}

impl RenderScheduler {
    pub(super) fn add(&mut self, touched: Touched) {
        let words = &mut self.words;
        match touched {
            Touched::Nothing => {}
            Touched::Agent => words.agent = true,
            Touched::Connection => words.connection = true,
            Touched::CommandTarget => self.target = true,
            Touched::Board => words.board = true,
            Touched::Directory => words.directory = true,
            Touched::Order(id) | Touched::Renamed { to: id, .. } => {
                self.order = true;
                words.touch(id);
            }
            Touched::Appearance => self.appearance = true,
            Touched::Contact(id) | Touched::Controls(id) | Touched::Commands(id) => words.touch(id),
        }
    }
}

impl Words {
    fn touch(&mut self, id: ContactId) {
        // A message about one contact may touch it several times.
        if self.rows.last() != Some(&id) {
            self.rows.push(id);
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        let Self { agent, connection, board, directory, rows } = self;
        !(*agent || *connection || *board || *directory) && rows.is_empty()
    }
}

/// Counts how often signals are written.
pub(super) struct Pace {
    since: Millis,
    writes: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { since: Millis(i64::MIN), writes: 0 }
    }
}

impl Pace {
    pub(super) fn allows(&mut self, now: Millis) -> bool {
        if now - self.since >= WINDOW {
            *self = Self { since: now, writes: 0 };
        }
        self.writes = self.writes.saturating_add(1);
        self.writes <= AT_ONCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_changes_are_shown_at_once_and_a_flood_in_steps() {
        let mut pace = Pace::default();
        let shown = (0..1_000).filter(|at| pace.allows(Millis(*at))).count();
        assert_eq!(shown, 32);
        assert!(pace.allows(Millis(5_000)));
    }
}
