//! Acts: what can happen to a desktop from outside, by the agent, the customer or the network.

use super::{agent::Chosen, button::Button, contact::ContactSpec, ids::ContactNo};

/// Something a person or the network does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The agent picks a state from the menu; with contacts open it takes effect after them.
    SetState(Chosen),
    /// A contact is offered to the agent.
    Incoming(ContactSpec),
    /// The agent dials.
    Dial(ContactSpec),
    /// The called party answers.
    FarEndAnswers(ContactNo),
    /// The agent holds a call and calls a colleague about it.
    Consult(ContactNo, ContactSpec),
    /// A consult call and the held call are joined.
    Join(ContactNo),
    /// A colleague transfers a call, under a new id linked to the old. With an open call named, that call goes on
    /// under the new id; without one, the old id was a colleague's.
    TransferIn(Option<ContactNo>, ContactSpec),
    /// The agent presses one of the desktop's own buttons.
    Press(ContactNo, Button),
    /// The agent brings a contact to the front: panels' commands act on it.
    Focus(ContactNo),
    /// The customer ends it.
    CustomerHangsUp(ContactNo),
    /// CXone Agent clears a stuck contact: it publishes it again in its own spelling, as final.
    Clear(ContactNo),
    /// The agent signs in.
    StartSession,
    /// The agent signs out; everything open ends.
    EndSession,
    /// The platform renews the session token.
    RenewToken,
    /// The desktop forgets all subscriptions, as when its page reloads.
    ForgetSubscriptions,
    /// Many events at once about open contacts, in messages of `per_message`; the last ones give the final states.
    Burst {
        /// How many events.
        events: u32,
        /// Events in one message.
        per_message: u32,
    },
    /// An event that changes no state.
    Emit(Extra),
}

/// Events beside agent and contacts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extra {
    /// A script's own event.
    Custom {
        /// `eventName`
        name: String,
        /// `data`
        data: String,
    },
    /// A button a script puts on the desktop.
    Indicator,
    /// A page a script opens.
    PageOpen(String),
    /// An address that pops up with the contact in front.
    PopUrl(String),
    /// A program to be started.
    RunApp,
    /// Changed thresholds for parallel contacts.
    Settings,
    /// The agent's own phone line, with this status.
    AgentLeg(String),
    /// An undocumented type.
    Unknown,
    /// Messages that break the protocol in several ways.
    Malformed,
}
