//! The active contact: which one is open, and the state of the others' cards.

use crate::store::{
    crm::DeskNews,
    dom_access::{CardPosition, DomAccess},
    signals::Store,
};
use deskpane_desk::model::{ContactId, Intent};
use leptos::prelude::*;
use std::rc::Rc;

impl Store {
    /// Registers the page's state.
    pub(crate) fn set_dom_access(&self, dom: Rc<dyn DomAccess>) {
        self.inner.update_value(|inner| inner.dom = Some(dom));
    }

    /// The agent opens this contact.
    pub(crate) fn open_contact(&self, key: u32) {
        let known = self.inner.try_update_value(|inner| match inner.by_key.get(&key).cloned() {
            Some(id) => {
                inner.active_contact.choose(id);
                true
            }
            None => false,
        });
        if known == Some(true) {
            self.switch_to(key);
        }
    }

    /// Returns, once, the state that this contact's card had when it was last open.
    pub(crate) fn take_position(&self, key: u32) -> CardPosition {
        self.inner.try_update_value(|inner| inner.positions.remove(&key)).flatten().unwrap_or_default()
    }

    /// Keeps the state of the open card, because the page is about to be rebuilt.
    pub(crate) fn keep_position(&self) {
        self.keep_position_of(self.opened.get_untracked());
    }

    /// Before a command: some commands open their contact.
    pub(super) fn turn_to(&self, contact: &ContactId, intent: &Intent) {
        let key = self.inner.with_value(|inner| inner.rows.get(contact).map(|row| row.key));
        if let Some(key) = key.filter(|_| intent.turns_to_contact()) {
            self.open_contact(key);
        }
    }

    pub(super) fn dom(&self) -> Option<Rc<dyn DomAccess>> {
        self.inner.with_value(|inner| inner.dom.clone())
    }

    /// Whether the open contact is still on the desk. If not, it leaves with the next ordering.
    pub(super) fn has_active_contact(&self) -> bool {
        self.inner.with_value(|inner| inner.active_contact.open().is_some_and(|id| inner.desk.entry(id).is_some()))
    }

    /// Decides which contact is open, if something relevant changed.
    pub(super) fn settle_active_contact(&self) {
        let opened = self.opened.get_untracked();
        let settled = self.inner.with_value(|inner| {
            let row = inner.active_contact.open().and_then(|id| inner.rows.get(id));
            inner.active_contact.is_settled(&inner.desk) && row.is_some_and(|row| row.key == opened)
        });
        if settled {
            return;
        }
        let at_work = self.dom().is_some_and(|dom| dom.has_focus(opened));
        let key = self.inner.try_update_value(|inner| {
            inner.active_contact.settle(&inner.desk, at_work);
            inner.active_contact.open().and_then(|id| inner.rows.get(id)).map_or(0, |row| row.key)
        });
        self.switch_to(key.unwrap_or_default());
    }

    fn switch_to(&self, key: u32) {
        let before = self.opened.get_untracked();
        if before == key {
            return;
        }
        self.keep_position_of(before);
        self.dom().inspect(|dom| dom.before_change());
        for (key, open) in [(before, false), (key, true)] {
            if let Some(row) = self.row(key) {
                row.open.set(open);
            }
        }
        self.opened.set(key);
        if let Some(crm) = self.crm_untracked() {
            crm.hear(vec![DeskNews::Selected]);
        }
    }

    fn keep_position_of(&self, key: u32) {
        if let (Some(dom), Some(_)) = (self.dom(), self.row(key)) {
            let position = dom.card_position(key);
            self.inner.update_value(|inner| {
                inner.positions.insert(key, position);
            });
        }
    }
}
