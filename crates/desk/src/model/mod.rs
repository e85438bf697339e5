//! The vendor-neutral picture: one agent, the contacts in front of them, what may be done to each, and
//! how the connection stands. Sessions describe changes to it, [`Desk::apply`] carries them out and says
//! what they touched.

mod active_contact;
pub mod agent;
pub mod agent_command;
pub mod appearance;
pub mod availability;
pub mod change;
pub mod command;
pub mod connection;
pub mod contact;
pub mod directory;
pub mod facts;
pub mod identity;
pub mod notice;
mod order;
mod quick;
pub mod start;
pub mod work;

pub use active_contact::ActiveContact;
pub use agent::{Agent, Extension, Line, NextState, Presence, Reason, Tenant, WrapUp};
pub use agent_command::{
    AgentControl, AgentControlState, AgentIntent, AgentRecord, DialRequest, Named, ReasonId, WorkMode,
};
pub use appearance::{Appearance, Colour};
pub use availability::{Availability, CommandTarget, Control, ControlState, Denial};
pub use change::{Board, Change, Desk, Touched};
pub use command::{
    Command, CommandId, CommandRecord, CommandStatus, CustomerCard, Digits, Fault, FaultKind, Intent, Refusal,
    ScriptReply,
};
pub use connection::{Connection, FrameSwitch, Guarded, Problem, SubscriptionRefusal};
pub use contact::{
    Channel, Contact, ContactId, ContactLink, ContactState, Customer, Direction, Queue, Relation, ScreenPop,
};
pub use directory::{Directory, Listing};
pub use facts::{Facts, Field};
pub use identity::{Identity, IdentityKind};
pub use notice::Notice;
pub use quick::quick;
pub use start::{StartChoices, StartRequest};
pub use work::Work;
