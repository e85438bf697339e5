//! Visitors of the simulated site.

use crate::common::people::{number, person};
use deskpane_desktops::roxchat::host::{HostChannel, HostVisitor, VisitorSpec};

/// Visitors' channels, by wire name and label: empty for the site itself.
pub(super) const CHANNELS: [(&str, &str); 6] = [
    ("", "Visitor on the site"),
    ("telegram", "Visitor from Telegram"),
    ("whatsapp", "Visitor from WhatsApp"),
    ("viber", "Visitor from Viber"),
    ("skype", "Visitor from Skype"),
    ("vk", "Visitor from VK"),
];

/// Messages of visitors.
pub(super) const WORDS: [&str; 6] = [
    "Good day! Where is my lamp?",
    "It came without its shade.",
    "Order A-1042.",
    "May I send it back?",
    "Thank you!",
    "Are you still there?",
];

/// Messages of agents.
pub(super) const ANSWERS: [&str; 4] =
    ["Good day. What is the number of your order?", "One moment, please.", "It leaves today.", "You are welcome."];

/// The `turn`th visitor through a channel. A visitor from a messenger has a name there; every other visitor of the
/// site is known to its owner.
pub(super) fn visitor(channel: &str, turn: usize) -> VisitorSpec {
    let (name, phone, user) = person(turn);
    let known = turn.is_multiple_of(2);
    let channel = (!channel.is_empty()).then(|| HostChannel {
        kind: channel.to_owned(),
        user: if matches!(channel, "whatsapp" | "viber") { number(phone) } else { user.to_owned() },
        name: name.to_owned(),
    });
    VisitorSpec {
        provided: known.then(|| (7925 + turn).to_string()),
        siebel: known.then(|| format!("4-1GQJDL{:02}", 70 + turn % 30)),
        task: known.then(|| (20_913_584 + turn).to_string()),
        channel,
    }
}

/// A visitor's name: that in the messenger, or the order of arrival.
pub(super) fn called(visitor: &HostVisitor) -> String {
    let name = visitor.spec.channel.as_ref().map(|channel| channel.name.clone()).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| format!("Visitor {}", visitor.no.0))
}
