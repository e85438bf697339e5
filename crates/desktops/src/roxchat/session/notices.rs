//! Notifications: each belongs to the visitor whose visit it names, or to no known visitor.

use crate::roxchat::wire::{WireNotice, fault_kind};
use deskpane_desk::{
    clock::Millis,
    model::{ContactId, Notice},
};
use std::{collections::VecDeque, sync::Arc};

/// The most notifications that are kept; the oldest leave first.
const MOST: usize = 50;

/// All current notifications, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Notices(VecDeque<Entry>);

#[derive(Debug)]
struct Entry {
    notice: Arc<Notice>,
    session: Option<String>,
}

impl Notices {
    /// Adds one; returns the sessions whose notifications changed.
    pub(super) fn add(&mut self, wire: WireNotice, now: Millis) -> Vec<String> {
        let mut touched = self.remove(&wire.id);
        if self.0.len() >= MOST {
            touched.extend(self.0.pop_front().and_then(|entry| entry.session));
        }
        touched.extend(wire.session.clone());
        let fault = fault_kind(&wire.kind).or_else(|| fault_kind(&wire.text).filter(|_| wire.kind != "visitor"));
        let notice = Notice { id: wire.id, kind: wire.kind, text: wire.text, fault, at: now };
        self.0.push_back(Entry { notice: Arc::new(notice), session: wire.session });
        touched
    }

    /// Removes one; returns the sessions whose notifications changed.
    pub(super) fn remove(&mut self, id: &str) -> Vec<String> {
        let Some(at) = self.0.iter().position(|entry| entry.notice.id == id) else { return Vec::new() };
        self.0.remove(at).and_then(|entry| entry.session).into_iter().collect()
    }

    /// Those of one visitor: by visit, or by visitor id, which the vendor's example has in that place.
    pub(super) fn of(&self, session: Option<&str>, visitor: &ContactId) -> Vec<Arc<Notice>> {
        let named = |entry: &&Entry| {
            let own = entry.session.as_deref();
            own.is_some() && (own == session || own == Some(visitor.as_str()))
        };
        self.0.iter().filter(named).map(|entry| entry.notice.clone()).collect()
    }

    /// Those of no known visitor.
    pub(super) fn unclaimed(&self, is_known: impl Fn(&str) -> bool) -> Vec<Arc<Notice>> {
        let nobodys = self.0.iter().filter(|entry| !entry.session.as_deref().is_some_and(&is_known));
        nobodys.map(|entry| entry.notice.clone()).collect()
    }
}
