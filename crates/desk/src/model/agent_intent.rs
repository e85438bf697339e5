//! Intents that are about no contact: the agent's own state, their phone, a new call.

use super::{facts::Field, start::StartRequest};

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AgentIntent {
    /// Be ready for contacts.
    Ready,
    /// Be not ready, for one of the [`Reason`]s or without one.
    ///
    /// [`Reason`]: super::agent::Reason
    NotReady(Option<ReasonId>),
    /// Take contacts of this kind.
    Mode(WorkMode),
    /// Use this phone, by its value, from the next time on.
    Extension(String),
    /// Work for this tenant, by its id.
    Tenant(String),
    /// Leave the desktop.
    LogOut,
    /// Call somebody.
    Dial(Box<DialRequest>),
    /// Look for customers' records that hold these words.
    FindRecords(String),
    /// Fetch where contacts can be sent.
    ListDestinations,
    /// Begin a contact.
    Start(Box<StartRequest>),
}

/// Which contacts an agent takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkMode {
    /// Those of customers.
    Inbound,
    /// Those of campaigns and their own.
    Outbound,
    /// Only their own.
    AgentInitiated,
}

/// A reason for not being ready, as the vendor tells it from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReasonId {
    /// Its id.
    pub id: String,
    /// The list it is in.
    pub list: String,
}

/// A call to make.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct DialRequest {
    /// The number.
    pub number: String,
    /// As what the call counts; `None` leaves it to the desktop.
    pub mode: Option<WorkMode>,
    /// The campaign it belongs to.
    pub campaign: Named,
    /// The list the number is from.
    pub list: Named,
    /// Where that list is from: "Salesforce".
    pub list_source: String,
    /// The customer's name.
    pub customer: String,
    /// Further facts about the customer, by the vendor's key.
    pub facts: Vec<Field>,
}

impl DialRequest {
    /// Whether there is anything but a number and a mode.
    #[must_use]
    pub fn has_metadata(&self) -> bool {
        let Self { number: _, mode: _, campaign, list, list_source, customer, facts } = self;
        !(campaign.is_empty() && list.is_empty() && list_source.is_empty() && customer.is_empty() && facts.is_empty())
    }
}

/// A thing with a name and an id, either of which may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The id.
    pub id: String,
}

impl Named {
    fn is_empty(&self) -> bool {
        self.name.is_empty() && self.id.is_empty()
    }
}
