//! A contact that has another id: its row, note and drafts move with it, and so does the agent who is writing.

use crate::store::{dom_access::InterruptedNote, drafts, signals::Store};
use deskpane_desk::{clock::Millis, model::ContactId};
use leptos::prelude::*;

impl Store {
    /// Renames `from` to `to`. If both were open they become one, on the card where the agent is.
    pub(super) fn rename(&self, from: &ContactId, to: &ContactId, now: Millis) {
        let is_open = self.inner.with_value(|inner| inner.rows.contains_key(to));
        let writing = self.dom().filter(|_| is_open).and_then(|dom| dom.before_leaving(from));
        self.notes.follow(from.as_str(), to.as_str(), writing.is_some() || !is_open, now);
        let moved = self.inner.try_update_value(|inner| {
            if let Some(InterruptedNote { contact, .. }) = &mut inner.interrupted
                && contact == from
            {
                contact.clone_from(to);
            }
            inner.active_contact.rename(from, to);
            let row = inner.rows.remove(from)?;
            if is_open && writing.is_none() {
                inner.by_key.remove(&row.key);
                return Some((row, false));
            }
            if let Some(other) = inner.rows.insert(to.clone(), row.clone()) {
                inner.by_key.remove(&other.key);
            }
            inner.by_key.insert(row.key, to.clone());
            Some((row, true))
        });
        let Some((row, goes_on)) = moved.flatten() else { return };
        row.card().drafts.with_untracked(|drafts| drafts::follow(drafts, self.desktop.id, from.as_str(), to.as_str()));
        if goes_on {
            row.id.set(to.to_string());
        }
    }
}
