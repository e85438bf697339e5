//! The kinds of messages, by the vendor's list (rox.chat/kb/dev/basic-objects/message-types.html).

use deskpane_desk::model::work::{MessageKind, Speaker};

/// A kind's name, its number in the vendor's list (0 for those only in the mobile libraries of the product's origin),
/// and its meaning for the panel.
type Row = (&'static str, u8, Speaker, MessageKind);

/// All known kinds.
pub const KINDS: [Row; 17] = [
    ("visitor", 1, Speaker::Customer, MessageKind::Text),
    ("operator", 2, Speaker::Agent, MessageKind::Text),
    ("for_operator", 3, Speaker::System, MessageKind::AgentInfo),
    ("info", 4, Speaker::System, MessageKind::Info),
    ("operator_busy", 9, Speaker::System, MessageKind::AgentsBusy),
    ("cont_req", 10, Speaker::System, MessageKind::ContactsAsked),
    ("contacts", 11, Speaker::Customer, MessageKind::Contacts),
    ("file_operator", 13, Speaker::Agent, MessageKind::File),
    ("file_visitor", 14, Speaker::Customer, MessageKind::File),
    ("form_response", 15, Speaker::Customer, MessageKind::Form),
    ("operator_note", 16, Speaker::Agent, MessageKind::AgentNote),
    ("keyboard", 17, Speaker::System, MessageKind::Buttons),
    ("keyboard_response", 18, Speaker::Customer, MessageKind::ButtonChosen),
    ("apple_chat", 19, Speaker::Agent, MessageKind::Rich),
    ("apple_chat_response", 20, Speaker::Customer, MessageKind::RichAnswer),
    ("action_request", 0, Speaker::System, MessageKind::ActionAsked),
    ("sticker_visitor", 0, Speaker::Customer, MessageKind::Sticker),
];

/// The author and content of a kind. It comes by name; the list's numbers are understood too.
#[must_use]
pub fn message_kind(kind: &str) -> (Speaker, MessageKind) {
    let number = kind.parse::<u8>().ok().filter(|number| *number > 0);
    let row = KINDS.iter().find(|(name, own, ..)| name.eq_ignore_ascii_case(kind) || Some(*own) == number);
    match row {
        Some((_, _, speaker, known)) => (*speaker, known.clone()),
        None => (Speaker::System, MessageKind::Other(kind.to_owned())),
    }
}

/// Whether a message of this kind is part of the conversation between visitor and agent, so that it reopens a closed
/// chat. Remarks of the system and notes between agents are not. An unknown kind is: the vendor's page says that the
/// event is about what a visitor or an agent writes.
#[must_use]
pub const fn opens_chat(kind: &MessageKind) -> bool {
    !matches!(
        kind,
        MessageKind::Info
            | MessageKind::AgentInfo
            | MessageKind::AgentNote
            | MessageKind::AgentsBusy
            | MessageKind::ContactsAsked
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_mean_the_same() {
        for (name, number, speaker, kind) in KINDS {
            assert_eq!(message_kind(name), (speaker, kind.clone()));
            if number > 0 {
                assert_eq!(message_kind(&number.to_string()), (speaker, kind));
            }
        }
        assert_eq!(message_kind("0"), (Speaker::System, MessageKind::Other("0".into())));
        assert_eq!(message_kind("hologram"), (Speaker::System, MessageKind::Other("hologram".into())));
    }
}
