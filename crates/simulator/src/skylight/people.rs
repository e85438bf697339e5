//! Interactions of the simulated contact centre.

use crate::common::people::{in_turn, number, person};
use deskpane_desktops::skylight::host::{Channel, OfferSpec};

const QUEUES: [&str; 4] = ["Customer support", "Billing", "Orders", "Returns"];

/// The `turn`th interaction on a channel: name, address and queue cycle.
pub(crate) fn interaction(channel: Channel, turn: usize) -> OfferSpec {
    let (name, phone, user) = person(turn);
    let address = match channel {
        Channel::Voice | Channel::Sms => number(phone),
        Channel::Smooch => format!("@{user}"),
        Channel::WebChat => format!("{user}@chat.example"),
        Channel::Email => format!("{user}@mail.example"),
        Channel::WorkItem => format!("TICKET-{}", 1040 + turn),
    };
    OfferSpec::new(channel, name, &address, in_turn(&QUEUES, turn))
}
