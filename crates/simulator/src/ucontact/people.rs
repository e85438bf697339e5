//! Clients of the simulated contact centre, and the outcomes of their interactions.

use crate::common::people::{in_turn, number, person};
use deskpane_desktops::ucontact::host::{Act, Level};

/// Channels, by wire name and label.
pub(super) const CHANNELS: [(&str, &str); 8] = [
    ("telephony", "Telephony"),
    ("whatsapp", "WhatsApp"),
    ("webchat", "Web chat"),
    ("sms", "SMS"),
    ("email", "E-mail"),
    ("messenger", "Messenger"),
    ("instagram", "Instagram"),
    ("carrier-pigeon", "Another channel"),
];

const CAMPAIGNS: [&str; 4] = ["Support<-", "Sales->", "Billing", "Retention<-"];

/// Dispositions in two levels: a wider one and its narrower ones.
pub(super) const OUTCOMES: [(&str, [&str; 3]); 3] = [
    ("Solved", ["At once", "With a colleague", "By a reply"]),
    ("Sold", ["Lamp", "Shade", "Both"]),
    ("Not reached", ["Busy", "No answer", "Wrong number"]),
];

/// The `turn`th interaction on a channel: client and campaign cycle.
pub(super) fn interaction(channel: &str, turn: usize) -> Act {
    let (_, phone, user) = person(turn);
    let client = match channel {
        "telephony" | "whatsapp" | "sms" => number(phone),
        "email" => format!("{user}@mail.example"),
        _ => user.to_owned(),
    };
    Act::Assign { campaign: in_turn(&CAMPAIGNS, turn).to_owned(), channel: channel.to_owned(), client }
}

/// The levels of a disposition, by their places in [`OUTCOMES`].
pub(super) fn levels(wide: usize, narrow: usize) -> Vec<Level> {
    let Some((value, narrower)) = OUTCOMES.get(wide) else { return Vec::new() };
    let id = |place: usize| u32::try_from(place).unwrap_or(0);
    let widest = Level { id: 10 * (id(wide) + 1), value: (*value).to_owned() };
    let second = narrower.get(narrow).map(|value| Level { id: widest.id + id(narrow) + 1, value: (*value).to_owned() });
    std::iter::once(widest).chain(second).collect()
}
