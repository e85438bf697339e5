//! English words about work on a contact: transfers, parties, conversations.

use crate::store::Desktop;
use deskpane_protocol::desk::{
    StartRequest,
    work::{DispositionLevel, LineKind, MessageKind, Party, Speaker, Target, Transfer},
};

pub(super) fn line_kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Telephone => "Telephone",
        LineKind::Sip => "SIP",
        LineKind::WebRtc => "Browser",
    }
}

pub(super) fn transfer(transfer: &Transfer, desktop: Desktop) -> String {
    let manner = if transfer.warm { "Warm transfer" } else { "Cold transfer" };
    let to = match &transfer.to {
        Some(to) if !to.name.trim().is_empty() => format!(" to {}", to.name),
        Some(to) => match &to.target {
            Target::Line(_, address) => format!(" to {address}"),
            Target::Resource(_) => " to another agent".to_owned(),
            Target::Queue(_) => " to a queue".to_owned(),
        },
        None => format!(", begun in {}", desktop.name),
    };
    let standing = if transfer.connected { "answered" } else { "not answered yet" };
    format!("{manner}{to}: {standing}.")
}

pub(super) fn party(party: &Party) -> String {
    let mut words = match party.name.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => "Somebody else".to_owned(),
    };
    for (on, word) in [(party.held, "on hold"), (party.muted, "muted")] {
        if on {
            words.push_str(", ");
            words.push_str(word);
        }
    }
    words
}

pub(super) fn speaker(speaker: Speaker, desktop: Desktop) -> &'static str {
    match speaker {
        Speaker::Customer => "Customer",
        Speaker::Agent => "Agent",
        Speaker::System => desktop.name,
    }
}

/// What a message is beside its text; nothing where it is no more than that.
pub(super) fn message_kind(kind: &MessageKind) -> String {
    let words = match kind {
        MessageKind::Text => "",
        MessageKind::File => "File",
        MessageKind::Sticker => "Sticker",
        MessageKind::Info => "Information",
        MessageKind::AgentInfo => "For agents only",
        MessageKind::AgentNote => "Note between agents",
        MessageKind::AgentsBusy => "All agents busy",
        MessageKind::ContactsAsked => "Asked for contact details",
        MessageKind::Contacts => "Contact details",
        MessageKind::Form => "Form filled in",
        MessageKind::Buttons => "Buttons to choose from",
        MessageKind::ButtonChosen => "Button chosen",
        MessageKind::Rich => "Rich message",
        MessageKind::RichAnswer => "Answer to a rich message",
        MessageKind::ActionAsked => "Asked to act",
        MessageKind::Other(sent) if sent.trim().is_empty() => "Message of a kind not known",
        MessageKind::Other(sent) => return format!("Of the kind “{sent}”"),
    };
    words.to_owned()
}

/// One level of an outcome: its name and, where one came, the desktop's id.
pub(super) fn level(level: &DispositionLevel) -> String {
    let [value, id] = [&level.value, &level.id].map(|part| part.as_deref().map_or("", str::trim));
    match (value, id) {
        ("", id) => id.to_owned(),
        (value, "") => value.to_owned(),
        (value, id) => format!("{value} ({id})"),
    }
}

pub(super) fn again(request: &StartRequest) -> String {
    format!("{}, {}, {}", request.client, request.channel, request.campaign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Seat;
    use deskpane_protocol::desk::work::Destination;

    const TEST: Desktop = Desktop { id: "test", name: "Test", seat: Seat::Window, says_ready: true };

    #[test]
    fn a_transfer_says_where_to_how_and_whether_it_was_answered() {
        let to = |target, name: &str| Some(Destination { target, name: name.to_owned() });
        for (to, warm, connected, said) in [
            (to(Target::Queue("1".into()), "Billing"), false, false, "Cold transfer to Billing: not answered yet."),
            (to(Target::Resource("1".into()), ""), true, true, "Warm transfer to another agent: answered."),
            (
                to(Target::Line(LineKind::Telephone, "+1302".into()), " "),
                true,
                false,
                "Warm transfer to +1302: not answered yet.",
            ),
            (None, true, false, "Warm transfer, begun in Test: not answered yet."),
        ] {
            assert_eq!(transfer(&Transfer { to, warm, connected }, TEST), said);
        }
    }

    #[test]
    fn a_level_of_an_outcome_is_named_as_far_as_it_came() {
        for (id, value, said) in [
            (Some("7"), Some("Sold"), "Sold (7)"),
            (None, Some("Sold"), "Sold"),
            (Some("7"), None, "7"),
            (None, None, ""),
        ] {
            let [id, value] = [id, value].map(|part| part.map(str::to_owned));
            assert_eq!(level(&DispositionLevel { id, value }), said);
        }
    }

    #[test]
    fn a_party_without_a_name_is_somebody() {
        let party_of = |name: Option<&str>, muted, held| {
            party(&Party { id: "1".into(), name: name.map(str::to_owned), muted, held })
        };
        assert_eq!(party_of(Some("Grace"), false, false), "Grace");
        assert_eq!(party_of(None, true, true), "Somebody else, on hold, muted");
    }
}
