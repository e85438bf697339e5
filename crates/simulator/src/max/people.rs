//! Contacts of the simulated contact centre.

use crate::common::people::{in_turn, number, person};
use deskpane_desktops::max::host::{ContactSpec, Kind};

const SKILLS: [&str; 4] = ["Customer Support", "Billing", "Orders EN", "Retention"];

/// The `turn`th contact of a kind: name, address and skill cycle.
pub(crate) fn contact(kind: Kind, turn: usize) -> ContactSpec {
    let (name, phone, user) = person(turn);
    let address = match kind {
        Kind::Call | Kind::Voicemail => number(phone),
        Kind::Chat => format!("{user}@chat.example"),
        Kind::Email => format!("{user}@mail.example"),
        Kind::WorkItem => format!("TICKET-{}", 1040 + turn),
        Kind::Digital => format!("@{user}"),
    };
    ContactSpec::new(kind, name, &address, in_turn(&SKILLS, turn))
}
