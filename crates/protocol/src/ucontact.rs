//! uContact: a desktop in a frame of ours, which tells of interactions, their outcomes and its own looks, and takes one
//! command. By the vendor's page "Events API" (docs.ucontactcloud.com/developer/events.html).

pub mod host;
pub mod panel;
pub mod wire;
