//! A subscribed frame: which events reach it, and in which envelope.

use super::{
    event::Event,
    ids::{ContactNo, WindowId},
};
use crate::max::wire::Flavour;
use serde_json::Value;

/// A frame that subscribed.
#[derive(Debug)]
pub(super) struct Subscriber {
    pub(super) window: WindowId,
    pub(super) issuer: String,
    /// The contact id as echoed: a string stays a string at CXone Agent.
    pub(super) echo: Value,
    pub(super) contact: Option<ContactNo>,
    pub(super) types: Types,
}

/// Subscription types. Each adds to the others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Types {
    pub(super) all: bool,
    pub(super) agent: bool,
    pub(super) contact: bool,
    pub(super) contacts: bool,
    pub(super) session_info: bool,
    pub(super) agent_assist: bool,
    /// CXone Agent accepts a registration without a list, and sends everything.
    pub(super) unfiltered: bool,
}

impl Subscriber {
    /// Whether an event passes this subscriber's filter.
    pub(super) fn admits(&self, flavour: Flavour, event: &Event) -> bool {
        let types = self.types;
        if event.secret {
            return types.session_info || flavour == Flavour::Cxa && types.all;
        }
        let about = match flavour {
            Flavour::Max => event.contact,
            Flavour::Cxa => event.contact.filter(|_| event.found_by_cxa),
        };
        types.all
            || types.unfiltered
            || types.agent && about.is_none()
            || types.contacts && about.is_some()
            || types.contact && about.is_some() && about == self.contact
    }

    /// A message to this subscriber.
    pub(super) fn envelope(&self, flavour: Flavour, events: &[&str]) -> String {
        envelope(flavour, &self.echo, events)
    }

    /// What it subscribed to, in the wire's words.
    pub(super) fn words(&self) -> String {
        let t = self.types;
        let names = [
            (t.all, "all"),
            (t.agent, "agent"),
            (t.contact, "contact"),
            (t.contacts, "contacts"),
            (t.session_info, "sessioninfo"),
            (t.agent_assist, "agentassist"),
            (t.unfiltered, "everything"),
        ];
        names.iter().filter_map(|(on, name)| on.then_some(*name)).collect::<Vec<_>>().join(", ")
    }
}

/// A message with these events, to a subscriber or to a refused frame.
pub(super) fn envelope(flavour: Flavour, contact: &Value, events: &[&str]) -> String {
    let issuer = match flavour {
        Flavour::Max => "MAX",
        Flavour::Cxa => "CXA",
    };
    format!(r#"{{"issuer":"{issuer}","contactId":{contact},"events":[{}]}}"#, events.join(","))
}
