//! What the desk knows and the signals do not say yet, and when they will: a page need not be written more often than
//! anybody can look.

use super::{Row, Store};
use deskpane_desk::{
    clock::{Millis, Span},
    model::{ContactId, Touched},
};
use leptos::prelude::*;
use std::{mem, sync::Arc};

/// Within this time...
const WINDOW: Span = Span(100);
/// ...signals are written so often at once...
const AT_ONCE: u32 = 8;
/// ...and what comes after waits so long for what else comes.
const PATIENCE: Span = Span(33);

/// What is left to be done about changes that were taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NextRender {
    Nothing,
    /// Contacts may have to be sorted, opened or let go of, once: whatever else has arrived already may bear on that too.
    Order,
    /// All of it: changes come faster than anybody can look.
    Until(Millis),
}

/// What was touched and is not written.
#[derive(Default)]
pub(super) struct RenderScheduler {
    pace: Pace,
    words: Words,
    order: bool,
    aim: bool,
    looks: bool,
}

/// What the page says in its places.
#[derive(Default)]
struct Words {
    agent: bool,
    connection: bool,
    board: bool,
    directory: bool,
    rows: Vec<ContactId>,
}

impl RenderScheduler {
    pub(super) fn add(&mut self, touched: Touched) {
        let words = &mut self.words;
        match touched {
            Touched::Nothing => {}
            Touched::Agent => words.agent = true,
            Touched::Connection => words.connection = true,
            Touched::CommandTarget => self.aim = true,
            Touched::Board => words.board = true,
            Touched::Directory => words.directory = true,
            Touched::Order(id) | Touched::Renamed { to: id, .. } => {
                self.order = true;
                words.touch(id);
            }
            Touched::Appearance => self.looks = true,
            Touched::Contact(id) | Touched::Controls(id) | Touched::Commands(id) => words.touch(id),
        }
    }
}

impl Words {
    fn touch(&mut self, id: ContactId) {
        // A message about one contact touches it several times.
        if self.rows.last() != Some(&id) {
            self.rows.push(id);
        }
    }

    const fn is_empty(&self) -> bool {
        let Self { agent, connection, board, directory, rows } = self;
        !(*agent || *connection || *board || *directory) && rows.is_empty()
    }
}

/// Counts how often signals are written.
struct Pace {
    since: Millis,
    writes: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { since: Millis(i64::MIN), writes: 0 }
    }
}

impl Pace {
    fn allows(&mut self, now: Millis) -> bool {
        if now - self.since >= WINDOW {
            *self = Self { since: now, writes: 0 };
        }
        self.writes = self.writes.saturating_add(1);
        self.writes <= AT_ONCE
    }
}

impl Store {
    /// Writes what may be written now.
    pub(super) fn keep_pace(&self, now: Millis) -> NextRender {
        let looks = self.inner.try_update_value(|inner| {
            let dress = mem::take(&mut inner.scheduler.looks).then(|| inner.on_looks.clone()).flatten()?;
            Some((dress, inner.desk.appearance().clone()))
        });
        if let Some((dress, looks)) = looks.flatten() {
            dress(&looks);
        }
        let waits =
            self.inner.try_update_value(|inner| !inner.scheduler.words.is_empty() && !inner.scheduler.pace.allows(now));
        if waits == Some(true) {
            return NextRender::Until(now + PATIENCE);
        }
        self.write();
        let bears = self.inner.with_value(|inner| {
            let RenderScheduler { order, aim, .. } = inner.scheduler;
            order || aim || !inner.active_contact.is_settled(&inner.desk)
        });
        if bears { NextRender::Order } else { NextRender::Nothing }
    }

    /// Writes everything that waits.
    pub(crate) fn catch_up(&self) {
        self.write();
        let taken = self.inner.try_update_value(|inner| {
            let scheduler = &mut inner.scheduler;
            (mem::take(&mut scheduler.order), mem::take(&mut scheduler.aim))
        });
        let (order, aim) = taken.unwrap_or_default();
        if order {
            self.settle();
            return;
        }
        if aim {
            self.write_aim();
        }
        if self.is_lit() {
            self.light();
        }
    }

    fn write(&self) {
        let words = self.inner.try_update_value(|inner| mem::take(&mut inner.scheduler.words)).unwrap_or_default();
        self.write_rows(words.rows);
        if words.agent {
            self.agent.set(self.inner.with_value(|inner| Arc::new(inner.desk.agent().clone())));
        }
        if words.connection {
            self.connection.set(self.inner.with_value(|inner| inner.desk.connection().clone()));
        }
        if words.board {
            self.board.set(self.inner.with_value(|inner| Arc::new(inner.desk.board().clone())));
        }
        if words.directory {
            self.directory.set(self.inner.with_value(|inner| Arc::new(inner.desk.directory().clone())));
        }
    }

    fn write_rows(&self, mut touched: Vec<ContactId>) {
        touched.sort_unstable();
        touched.dedup();
        let mut writes = Vec::with_capacity(touched.len());
        self.inner.update_value(|inner| {
            for id in touched {
                match (inner.desk.entry(&id), inner.rows.get(&id)) {
                    (Some(place), Some(row)) => writes.push((row.clone(), place.clone())),
                    (Some(place), None) => {
                        // 0 is nobody's.
                        inner.last_key = inner.last_key.checked_add(1).unwrap_or(1);
                        inner.by_key.insert(inner.last_key, id.clone());
                        inner.rows.insert(id, Row::new(inner.last_key, place));
                    }
                    // Its row goes when it goes from the order.
                    (None, Some(_)) => {}
                    (None, None) => inner.late = true,
                }
            }
        });
        for (row, place) in writes {
            row.entry.set(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_changes_are_shown_at_once_and_a_flood_in_steps() {
        let mut pace = Pace::default();
        let shown = (0..1_000).filter(|at| pace.allows(Millis(*at))).count();
        assert_eq!(shown, 80);
        assert!(pace.allows(Millis(5_000)));
    }
}
