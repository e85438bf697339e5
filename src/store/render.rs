//! Writes touched signals, when the scheduler permits.

use crate::store::{
    render_scheduler::{NextRender, RenderScheduler},
    row::Row,
    signals::Store,
};
use deskpane_desk::{
    clock::{Millis, Span},
    model::{ContactId, ContactState},
    sorting::sort,
};
use leptos::prelude::*;
use std::{mem, sync::Arc};

/// How long writes wait for more changes in a flood.
const PATIENCE: Span = Span(33);
/// With more contacts than this, a row is completed when it first comes into sight.
const MANY: usize = 30;

impl Store {
    /// Writes what the scheduler permits now.
    pub(super) fn keep_pace(&self, now: Millis) -> NextRender {
        let appearance = self.inner.try_update_value(|inner| {
            let tell = mem::take(&mut inner.scheduler.appearance).then(|| inner.on_appearance.clone()).flatten()?;
            Some((tell, inner.desk.appearance().clone()))
        });
        if let Some((tell, appearance)) = appearance.flatten() {
            tell(&appearance);
        }
        let waits =
            self.inner.try_update_value(|inner| !inner.scheduler.words.is_empty() && !inner.scheduler.pace.allows(now));
        if waits == Some(true) {
            return NextRender::Until(now + PATIENCE);
        }
        self.write();
        let bears = self.inner.with_value(|inner| {
            let RenderScheduler { order, target, .. } = inner.scheduler;
            order || target || !inner.active_contact.is_settled(&inner.desk)
        });
        if bears { NextRender::Order } else { NextRender::Nothing }
    }

    /// Writes everything that is waiting.
    pub(crate) fn catch_up(&self) {
        self.write();
        let taken = self.inner.try_update_value(|inner| {
            let scheduler = &mut inner.scheduler;
            (mem::take(&mut scheduler.order), mem::take(&mut scheduler.target))
        });
        let (order, target) = taken.unwrap_or_default();
        if order {
            self.settle();
            return;
        }
        if target {
            self.write_command_target();
        }
        if self.has_active_contact() {
            self.settle_active_contact();
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
        sort(&mut touched);
        touched.dedup();
        let mut writes = Vec::with_capacity(touched.len());
        self.inner.update_value(|inner| {
            for id in touched {
                match (inner.desk.entry(&id), inner.rows.get(&id)) {
                    (Some(place), Some(row)) => {
                        // A ringing contact can be answered by a shortcut wherever it is in the list, so its row must
                        // be complete.
                        if place.contact.state == ContactState::Offered && !row.in_sight.get_untracked() {
                            row.in_sight.set(true);
                        }
                        writes.push((row.clone(), place.clone()));
                    }
                    (Some(place), None) => {
                        // 0 means no contact.
                        inner.last_key = inner.last_key.checked_add(1).unwrap_or(1);
                        inner.by_key.insert(inner.last_key, id.clone());
                        let in_sight = inner.rows.len() < MANY || place.contact.state == ContactState::Offered;
                        inner.rows.insert(id, Row::new(inner.last_key, place, in_sight));
                    }
                    // Its row leaves with the next ordering.
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
