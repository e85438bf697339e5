//! What whoever speaks with the CRM reads of the desk and does at it, and what views read of the CRM.

use crate::store::{
    crm::{Crm, DeskNews},
    row::Row,
    signals::Store,
};
use deskpane_desk::{
    clock::Millis,
    embedding::Match,
    model::{AgentIntent, CommandId, Contact, ContactId, Denial, Desk, Intent, change::ContactEntry},
};
use leptos::prelude::*;
use std::{rc::Rc, sync::Arc};

impl Store {
    /// Names who speaks with the CRM.
    pub(crate) fn set_crm(&self, crm: Rc<dyn Crm>) {
        self.inner.update_value(|inner| inner.crm = Some(crm.clone()));
        self.notes.on_change(Rc::new(move |id| crm.hear(vec![DeskNews::Note(id.to_owned())])));
    }

    /// Whoever speaks with the CRM. Read again whenever log, searches by anybody or pages have changed.
    pub(crate) fn crm(&self) -> Option<Rc<dyn Crm>> {
        self.crm_edition.track();
        self.crm_untracked()
    }

    pub(crate) fn crm_untracked(&self) -> Option<Rc<dyn Crm>> {
        self.inner.with_value(|inner| inner.crm.clone())
    }

    /// What is known of who a contact is with. Read again when that changes.
    pub(crate) fn matched(&self, row: &Row, id: &ContactId) -> Option<Match> {
        row.customer.track();
        self.crm_untracked()?.matched(id)
    }

    /// The customer's name in the CRM, where it is known who a contact is with. Read again when that changes.
    pub(crate) fn customer_name(&self, row: &Row, id: &ContactId) -> Option<String> {
        row.customer.track();
        self.crm_untracked()?.customer_name(id)
    }

    /// A contact, with the customer's name in the CRM, where it is known who it is with.
    pub(crate) fn as_known(&self, contact: &Arc<Contact>) -> Arc<Contact> {
        let Some(name) = self.crm_untracked().and_then(|crm| crm.customer_name(&contact.id)) else {
            return contact.clone();
        };
        let mut known = Contact::clone(contact);
        known.customer.name = Some(name);
        Arc::new(known)
    }

    /// Something else is known of who a contact is with.
    pub(crate) fn customer_changed(&self, id: &ContactId, now: Millis) {
        if let Some(row) = self.inner.with_value(|inner| inner.rows.get(id).cloned()) {
            row.customer.notify();
        }
        self.announce(now);
    }

    /// Log, searches or pages have changed.
    pub(crate) fn crm_changed(&self) {
        self.crm_edition.set(self.crm_edition.get_untracked().wrapping_add(1));
    }

    /// Reads the desk as it is, whatever of it the page shows yet.
    pub(crate) fn with_desk<T>(&self, read: impl FnOnce(&Desk) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.desk))
    }

    /// An open contact, as it is.
    pub(crate) fn entry(&self, id: &ContactId) -> Option<ContactEntry> {
        self.with_desk(|desk| desk.entry(id).cloned())
    }

    /// The id of the contact whose card is open.
    pub(crate) fn selected(&self) -> Option<ContactId> {
        self.inner.with_value(|inner| inner.by_key.get(&self.opened.get_untracked()).cloned())
    }

    /// Gives a command for a page: the same as the agent's.
    pub(crate) fn command_for_page(&self, contact: &ContactId, intent: Intent) -> Result<CommandId, Denial> {
        self.give(contact, intent)
    }

    /// The same, about no contact.
    pub(crate) fn agent_command_for_page(&self, intent: AgentIntent) -> Result<CommandId, Denial> {
        self.give_agent(intent)
    }
}
