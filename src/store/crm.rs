//! The CRM the panel stands beside: what it knows of customers and of the log, and what the agent wants of it. Nothing of it is
//! there where no CRM is configured.

use deskpane_desk::{
    embedding::{Match, OutboxStatus, shapes::Customer},
    model::{CommandRecord, ContactId, Touched},
    view_model::announcements::Naming,
};

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

    /// The name of the customer, where it is known who it is.
    fn customer_name(&self, id: &ContactId) -> Option<String>;

    /// Whether anybody can be asked who customers are.
    fn can_match(&self) -> bool;

    /// Whether a contact has the customer's name, or may soon have it.
    fn naming(&self, id: &ContactId) -> Naming {
        match self.matched(id) {
            Some(Match::Known(_)) => Naming::Named,
            None | Some(Match::Unanswered) if self.can_match() => Naming::Open,
            _ => Naming::Unnamed,
        }
    }

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
