//! The CRM the panel stands beside: what it knows of customers and of the log, and what the agent wants of it. Nothing of it is
//! there where no CRM is configured.

use crate::store::{row::Row, signals::Store};
use deskpane_desk::{
    embedding::{Match, OutboxStatus, shapes::Customer},
    model::{AgentIntent, CommandId, CommandRecord, ContactId, Denial, Desk, Intent, Touched, change::ContactEntry},
};
use leptos::prelude::*;
use std::rc::Rc;

/// What has happened at the desk.
#[derive(Debug, Clone)]
pub(crate) enum DeskNews {
    /// This was touched.
    Touched(Touched),
    /// A command, new or with a new life.
    Command(CommandRecord),
    /// A note was written.
    Note(String),
    /// The card of another contact is open.
    Selected,
}

/// A search for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Search {
    Underway,
    /// Nobody has answered.
    Failed,
    Found(Vec<Customer>),
}

/// Whoever speaks with the CRM.
pub(crate) trait Crm {
    /// Takes in what has happened at the desk.
    fn hear(&self, news: Vec<DeskNews>);

    /// Whether there is a CRM, or may be one: a page of it around the panel, or an address.
    fn is_near(&self) -> bool;

    /// What is known of who a contact is with.
    fn matched(&self, id: &ContactId) -> Option<Match>;

    /// Whether anybody can be asked who customers are.
    fn can_match(&self) -> bool;

    /// Whether customers can be searched for.
    fn can_search(&self) -> bool;

    /// How the search from this contact's card stands, and for which words.
    fn search(&self, id: &ContactId) -> Option<(String, Search)>;

    /// The agent searches.
    fn find(&self, id: &ContactId, text: String);

    /// The agent says who it is, or that it is nobody in the CRM.
    fn decide(&self, id: &ContactId, customer: Option<Customer>);

    /// Whether the customer's record can be opened.
    fn can_open(&self, customer: &Customer) -> bool;

    /// Whether the agent wanted this contact's record, and it did not open.
    fn has_not_opened(&self, id: &ContactId) -> bool;

    /// The agent wants the customer's record.
    fn open(&self, id: &ContactId);

    /// How the log stands.
    fn log_status(&self) -> OutboxStatus;

    /// What is not logged yet, to be entered by hand.
    fn log_text(&self) -> String;

    /// The agent wants to have it logged now.
    fn try_again(&self);

    /// The number that the CRM asks to call, if it does.
    fn asked_number(&self) -> Option<String>;

    /// The agent lets it be called (true), or not.
    fn answer_number(&self, calls: bool);
}

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

    /// Something else is known of who a contact is with.
    pub(crate) fn customer_changed(&self, id: &ContactId) {
        if let Some(row) = self.inner.with_value(|inner| inner.rows.get(id).cloned()) {
            row.customer.notify();
        }
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
