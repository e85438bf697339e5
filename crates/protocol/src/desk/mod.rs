//! The vendor-neutral picture: one agent, the contacts in front of them, what may be done to each, and
//! how the connection stands. Sessions describe changes to it, [`Desk::apply`] carries them out and says
//! what they touched.

pub mod agent;
pub mod agent_command;
pub mod appearance;
pub mod capability;
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
mod spotlight;
pub mod start;
pub mod work;

pub use agent::{Agent, Extension, Line, NextState, Presence, Reason, Tenant, WrapUp};
pub use agent_command::{AgentControl, AgentIntent, AgentOffer, AgentRecord, DialRequest, Named, ReasonId, WorkMode};
pub use appearance::{Appearance, Colour};
pub use capability::{Aim, Capability, Control, Denial, Offer};
pub use change::{Board, Change, Desk, Touched};
pub use command::{
    Command, CommandId, CommandRecord, CustomerCard, Digits, Fault, FaultKind, Intent, Life, Refusal, ScriptReply,
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
pub use spotlight::Spotlight;
pub use start::{StartChoices, StartRequest};
pub use work::Work;
