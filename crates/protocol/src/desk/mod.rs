//! The vendor-neutral picture: one agent, the contacts in front of them, what may be done to each, and
//! how the connection stands. Sessions describe changes to it, [`Desk::apply`] carries them out and says
//! what they touched.

pub mod agent;
pub mod capability;
pub mod change;
pub mod command;
pub mod connection;
pub mod contact;
mod order;

pub use agent::{Agent, Line, NextState, Presence, WrapUp};
pub use capability::{Aim, Capability, Control, Denial, Offer};
pub use change::{Change, Desk, Touched};
pub use command::{Command, CommandId, CommandRecord, CustomerCard, Intent, Life, Refusal};
pub use connection::{Connection, Problem, SubscriptionRefusal};
pub use contact::{
    Channel, Contact, ContactId, ContactLink, ContactState, Customer, Direction, Field, Queue, Relation, ScreenPop,
};
