//! The contacts on the page, their order, and the one the desktop acts on.

use crate::store::signals::Store;
use deskpane_desk::{model::ContactId, view_model::contact_list::Reached};
use leptos::prelude::*;

impl Store {
    /// Updates the order of the open contacts, and removes those that have ended.
    pub(crate) fn settle(&self) {
        let gone: Vec<ContactId> = self
            .inner
            .with_value(|inner| inner.rows.keys().filter(|id| inner.desk.entry(id).is_none()).cloned().collect());
        // Before the page is written: the code that moves the focus must still find the contact.
        let interrupted = self.dom().and_then(|dom| gone.iter().find_map(|id| dom.before_leaving(id)));
        let settled = self.inner.try_update_value(|inner| {
            inner.interrupted = interrupted.or(inner.interrupted.take());
            for id in &gone {
                if let Some(row) = inner.rows.remove(id) {
                    inner.by_key.remove(&row.key);
                    inner.positions.remove(&row.key);
                }
            }
            let order = inner.desk.order().filter_map(|id| inner.rows.get(id)).map(|row| row.key);
            (order.collect::<Vec<_>>(), std::mem::take(&mut inner.late))
        });
        let (order, late) = settled.unwrap_or_default();
        if late || !gone.is_empty() || self.order.with_untracked(|old| *old != order) {
            self.dom().inspect(|dom| dom.before_change());
            self.order.set(order);
        }
        self.settle_active_contact();
        self.write_command_target();
    }

    pub(super) fn write_command_target(&self) {
        let (target, unknown) = self.inner.with_value(|inner| match Reached::on(&inner.desk) {
            Reached::One(id) => (inner.rows.get(id).map_or(0, |row| row.key), false),
            Reached::Plain => (0, false),
            Reached::Unknown => (0, true),
        });
        if self.command_target.get_untracked() != target {
            self.command_target.set(target);
        }
        if self.target_unknown.get_untracked() != unknown {
            self.target_unknown.set(unknown);
        }
    }
}
