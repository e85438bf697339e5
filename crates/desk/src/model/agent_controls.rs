//! The table of controls that are about no contact.

use super::{agent_intent::AgentIntent, control_table::control_table, controls::Control};
use crate::shortcuts::Key;

/// How keys reach a control.
#[derive(Debug, Clone, Copy)]
pub enum Reach {
    /// By keys of its own: its name in what the agent has stored, and the key that goes with Alt and Shift until the agent
    /// chooses others, if any.
    Own(&'static str, Option<Key>),
    /// It is used where this one is.
    With(AgentControl),
    /// It is used within this one of a contact.
    Within(Control),
}

const fn own(id: &'static str, key: Key) -> Reach {
    Reach::Own(id, Some(key))
}

control_table! {
    /// A control that is about no contact.
    AgentControl with Reach for AgentIntent;

    /// Ready.
    Ready, AgentIntent::Ready => own("ready", Key::Digit('1'));
    /// Not ready.
    NotReady, AgentIntent::NotReady(_) => own("not-ready", Key::Digit('0'));
    /// Which kind of contacts.
    Mode, AgentIntent::Mode(_) => own("mode", Key::Digit('4'));
    /// Which phone.
    Extension, AgentIntent::Extension(_) => own("extension", Key::Digit('6'));
    /// Which tenant.
    Tenant, AgentIntent::Tenant(_) => own("tenant", Key::Digit('8'));
    /// A new call.
    Dial, AgentIntent::Dial(_) => own("dial", Key::Letter('J'));
    /// Log out. In the middle of a call that must not happen by a slip: it has no keys until the agent wants it to.
    LogOut, AgentIntent::LogOut => Reach::Own("log-out", None);
    /// A new contact of any channel. All that begins a contact is in one place.
    Start, AgentIntent::Start(_) => Reach::With(AgentControl::Dial);
    /// Search of customers' records.
    FindRecords, AgentIntent::FindRecords(_) => Reach::Within(Control::Assign);
    /// The list of destinations.
    ListDestinations, AgentIntent::ListDestinations => Reach::Within(Control::Transfer);
}
