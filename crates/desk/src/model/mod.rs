//! The vendor-neutral model: one agent, their contacts, the controls of each, and the connection. Sessions report
//! changes to it, [`Desk::apply`] applies them and returns what they touched.

mod active_contact;
pub mod agent;
pub mod agent_command;
pub mod agent_controls;
pub mod agent_intent;
pub mod appearance;
pub mod availability;
mod buttons;
pub mod change;
pub mod command;
pub mod connection;
pub mod contact;
mod control_table;
pub mod controls;
pub mod directory;
pub mod facts;
pub mod fault;
pub mod identity;
pub mod intent;
pub mod notice;
mod order;
mod sent_list;
pub mod start;
pub mod work;

pub use active_contact::ActiveContact;
pub use agent::{Agent, Extension, Line, NextState, Presence, Reason, Tenant, WrapUp};
pub use agent_command::{AgentControlState, AgentRecord};
pub use agent_controls::AgentControl;
pub use agent_intent::{AgentIntent, DialRequest, Named, ReasonId, WorkMode};
pub use appearance::{Appearance, Colour};
pub use availability::{Availability, CommandTarget, ControlState, Denial};
pub use buttons::{buttons, quick};
pub use change::{Board, Change, Desk, Touched};
pub use command::{Command, CommandId, CommandRecord, CommandStatus, Refusal};
pub use connection::{Connection, FrameSwitch, Guarded, Problem, SubscriptionRefusal};
pub use contact::{
    Channel, Contact, ContactId, ContactLink, ContactState, Customer, Direction, Queue, Relation, ScreenPop,
};
pub use controls::Control;
pub use directory::{Directory, Listing};
pub use facts::{Facts, Field};
pub use fault::{Fault, FaultKind};
pub use identity::{Identity, IdentityKind};
pub use intent::{CustomerCard, Digits, Intent, ScriptReply};
pub use notice::Notice;
pub use sent_list::{Listed, SentList};
pub use start::{StartChoices, StartRequest};
pub use work::Work;
