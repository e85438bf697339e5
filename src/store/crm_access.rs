//! The store's interface for the CRM driver, and the views' access to the CRM.

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
    /// Registers the connection to the CRM.
    pub(crate) fn set_crm(&self, crm: Rc<dyn Crm>) {
        self.inner.update_value(|inner| inner.crm = Some(crm.clone()));
        self.notes.on_change(Rc::new(move |id| crm.hear(vec![DeskNews::Note(id.to_owned())])));
    }

    /// The connection to the CRM. Notifies when the log, a search or the connected pages change.
    pub(crate) fn crm(&self) -> Option<Rc<dyn Crm>> {
        self.crm_edition.track();
        self.crm_untracked()
    }

    pub(crate) fn crm_untracked(&self) -> Option<Rc<dyn Crm>> {
        self.inner.with_value(|inner| inner.crm.clone())
    }

    /// The result of matching a contact's customer. Notifies when it changes.
    pub(crate) fn matched(&self, row: &Row, id: &ContactId) -> Option<Match> {
        row.customer.track();
        self.crm_untracked()?.matched(id)
    }

    /// The customer's name in the CRM, if the customer was identified. Notifies when it changes.
    pub(crate) fn customer_name(&self, row: &Row, id: &ContactId) -> Option<String> {
        row.customer.track();
        self.crm_untracked()?.customer_name(id)
    }

    /// A contact with the customer's name in the CRM, if the customer was identified.
    pub(crate) fn as_known(&self, contact: &Arc<Contact>) -> Arc<Contact> {
        let Some(name) = self.crm_untracked().and_then(|crm| crm.customer_name(&contact.id)) else {
            return contact.clone();
        };
        let mut known = Contact::clone(contact);
        known.customer.name = Some(name);
        Arc::new(known)
    }

    /// The result of matching this contact's customer has changed.
    pub(crate) fn customer_changed(&self, id: &ContactId, now: Millis) {
        if let Some(row) = self.inner.with_value(|inner| inner.rows.get(id).cloned()) {
            row.customer.notify();
        }
        self.announce(now);
    }

    /// The log, a search or the connected pages have changed.
    pub(crate) fn crm_changed(&self) {
        self.crm_edition.set(self.crm_edition.get_untracked().wrapping_add(1));
    }

    /// Reads the current desk, including changes that the page does not show yet.
    pub(crate) fn with_desk<T>(&self, read: impl FnOnce(&Desk) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.desk))
    }

    /// An open contact, including changes that the page does not show yet.
    pub(crate) fn entry(&self, id: &ContactId) -> Option<ContactEntry> {
        self.with_desk(|desk| desk.entry(id).cloned())
    }

    /// The id of the contact whose card is open.
    pub(crate) fn selected(&self) -> Option<ContactId> {
        self.inner.with_value(|inner| inner.by_key.get(&self.opened.get_untracked()).cloned())
    }

    /// Gives a command for a CRM page, under the same rules as the agent's.
    pub(crate) fn command_for_page(&self, contact: &ContactId, intent: Intent) -> Result<CommandId, Denial> {
        self.give(contact, intent)
    }

    /// The same for a command about no contact.
    pub(crate) fn agent_command_for_page(&self, intent: AgentIntent) -> Result<CommandId, Denial> {
        self.give_agent(intent)
    }
}
