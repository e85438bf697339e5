//! The CRM as the store and views see it: its customers, its log, and the agent's requests. Unused if no CRM is
//! configured.

use deskpane_desk::{
    embedding::{Match, OutboxStatus, shapes::Customer},
    model::{CommandRecord, ContactId, Touched},
    view_model::announcements::Naming,
};

/// An event of the desk.
#[derive(Debug, Clone)]
pub(crate) enum DeskNews {
    /// A part of the desk was touched.
    Touched(Touched),
    /// A command that is new or has a new status.
    Command(CommandRecord),
    /// A note was written.
    Note(String),
    /// The card of another contact was opened.
    Selected,
}

/// A search for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Search {
    Underway,
    /// There was no answer.
    Failed,
    Found(Vec<Customer>),
}

/// The connection to the CRM.
pub(crate) trait Crm {
    /// Receives events of the desk.
    fn hear(&self, news: Vec<DeskNews>);

    /// Whether there is a CRM, or may be one: a CRM page around the panel, or an API address.
    fn is_near(&self) -> bool;

    /// The result of matching the contact's customer.
    fn matched(&self, id: &ContactId) -> Option<Match>;

    /// The customer's name, if the customer was identified.
    fn customer_name(&self, id: &ContactId) -> Option<String>;

    /// Whether customers can be matched.
    fn can_match(&self) -> bool;

    /// Whether a contact has the customer's name, or may get it soon.
    fn naming(&self, id: &ContactId) -> Naming {
        match self.matched(id) {
            Some(Match::Known(_)) => Naming::Named,
            None | Some(Match::Unanswered) if self.can_match() => Naming::Open,
            _ => Naming::Unnamed,
        }
    }

    /// Whether customers can be searched for.
    fn can_search(&self) -> bool;

    /// The state of the search in this contact's card, and its text.
    fn search(&self, id: &ContactId) -> Option<(String, Search)>;

    /// The agent searches.
    fn find(&self, id: &ContactId, text: String);

    /// The agent identifies the customer, or says that the CRM has no record of them.
    fn decide(&self, id: &ContactId, customer: Option<Customer>);

    /// Whether the customer's record can be opened.
    fn can_open(&self, customer: &Customer) -> bool;

    /// Whether the agent opened this contact's record and that failed.
    fn has_not_opened(&self, id: &ContactId) -> bool;

    /// The agent opens the customer's record.
    fn open(&self, id: &ContactId);

    /// The state of the log.
    fn log_status(&self) -> OutboxStatus;

    /// The entries that are not logged yet, as text to be entered by hand.
    fn log_text(&self) -> String;

    /// The agent wants them logged now.
    fn try_again(&self);

    /// The number that a CRM page asks to call, if any.
    fn asked_number(&self) -> Option<String>;

    /// The agent accepts (`true`) or declines the call.
    fn answer_number(&self, calls: bool);
}
