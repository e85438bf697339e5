//! Words about work on a contact: transfers, participants, conversations, dispositions.

use crate::text::fill::fill;
use crate::{
    store::Desktop,
    text::table::{Choosing, Texts},
};
use deskpane_desk::{
    bidi::joined,
    model::work::{DispositionLevel, LineKind, MessageKind, Party, Speaker, Target, Transfer},
    view_model::transfer_form::{Group, ListState},
};

impl Texts {
    pub(crate) fn disposition(self) -> Choosing {
        Choosing { name: self.disposition_name, find: self.disposition_find, none: self.disposition_none }
    }

    pub(crate) fn destination(self) -> Choosing {
        Choosing { name: self.destination_name, find: self.destination_find, none: self.destination_none }
    }

    pub(crate) fn answer(self) -> Choosing {
        Choosing { name: self.answer_name, find: self.answer_find, none: self.answer_none }
    }

    /// The number of matches and the total.
    pub(crate) fn matches(self, found: usize, all: usize) -> String {
        fill(self.matches, &[("found", &found.to_string()), ("all", &all.to_string())])
    }

    /// The desktop sent only a part of the list.
    pub(crate) fn more_sent(self, desktop: Desktop) -> String {
        fill(self.more_sent, &[("desktop", desktop.name)])
    }

    pub(crate) fn keys_sent(self, keys: &str) -> String {
        fill(self.keys_sent, &[("keys", keys)])
    }

    pub(crate) fn destinations(self, state: ListState, desktop: Desktop) -> String {
        let words = match state {
            ListState::Underway => self.destinations_underway,
            ListState::Failed => self.destinations_failed,
            ListState::Empty => self.destinations_none,
        };
        fill(words, &[("desktop", desktop.name)])
    }

    pub(crate) fn destination_group(self, group: Group) -> &'static str {
        match group {
            Group::Agents => self.agents,
            Group::Queues => self.queues,
        }
    }

    pub(crate) fn line_kinds(self, kind: LineKind) -> &'static str {
        match kind {
            LineKind::Telephone => self.line_telephone,
            LineKind::Sip => "SIP",
            LineKind::WebRtc => self.line_browser,
        }
    }

    pub(crate) fn transfer_underway(self, transfer: &Transfer, desktop: Desktop) -> String {
        let pick = |warm, cold| if transfer.warm { warm } else { cold };
        let to_named = pick(self.transfer_warm_to, self.transfer_cold_to);
        let (words, to) = match &transfer.to {
            Some(to) if !to.name.trim().is_empty() => (to_named, to.name.as_str()),
            Some(to) => match &to.target {
                Target::Line(_, address) => (to_named, address.as_str()),
                Target::Resource(_) => (pick(self.transfer_warm_agent, self.transfer_cold_agent), ""),
                Target::Queue(_) => (pick(self.transfer_warm_queue, self.transfer_cold_queue), ""),
            },
            None => (pick(self.transfer_warm_begun, self.transfer_cold_begun), ""),
        };
        let what = fill(words, &[("to", to), ("desktop", desktop.name)]);
        let standing = if transfer.connected { self.transfer_answered } else { self.transfer_unanswered };
        fill(standing, &[("transfer", &what)])
    }

    pub(crate) fn party(self, party: &Party) -> String {
        let name = party.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let mut words = vec![name.unwrap_or(self.party_nameless).to_owned()];
        for (on, word) in [(party.held, self.party_held), (party.muted, self.party_muted)] {
            if on {
                words.push(word.to_owned());
            }
        }
        joined(&words, ", ")
    }

    pub(crate) fn speaker(self, speaker: Speaker, desktop: Desktop) -> &'static str {
        match speaker {
            Speaker::Customer => self.speaker_customer,
            Speaker::Agent => self.speaker_agent,
            Speaker::System => desktop.name,
        }
    }

    /// The kind of a message; empty for plain text.
    pub(crate) fn message_kind(self, kind: &MessageKind) -> String {
        let words = match kind {
            MessageKind::Text => "",
            MessageKind::File => self.message_file,
            MessageKind::Sticker => self.message_sticker,
            MessageKind::Info => self.message_info,
            MessageKind::AgentInfo => self.message_agent_info,
            MessageKind::AgentNote => self.message_agent_note,
            MessageKind::AgentsBusy => self.message_agents_busy,
            MessageKind::ContactsAsked => self.message_contacts_asked,
            MessageKind::Contacts => self.message_contacts,
            MessageKind::Form => self.message_form,
            MessageKind::Buttons => self.message_buttons,
            MessageKind::ButtonChosen => self.message_button_chosen,
            MessageKind::Rich => self.message_rich,
            MessageKind::RichAnswer => self.message_rich_answer,
            MessageKind::ActionAsked => self.message_action_asked,
            MessageKind::Other(sent) if sent.trim().is_empty() => self.message_unknown,
            MessageKind::Other(sent) => return fill(self.message_other, &[("kind", sent)]),
        };
        words.to_owned()
    }

    pub(crate) fn typing(self, name: &str) -> String {
        fill(self.typing, &[("name", name)])
    }

    pub(crate) fn script(self, name: &str) -> String {
        if name.trim().is_empty() {
            self.script_nameless.to_owned()
        } else {
            fill(self.script_named, &[("name", name)])
        }
    }

    pub(crate) fn scale(self, label: &str, low: i64, high: i64) -> String {
        fill(self.scale, &[("label", label), ("low", &low.to_string()), ("high", &high.to_string())])
    }

    pub(crate) fn script_other(self, kind: &str, desktop: Desktop) -> String {
        fill(self.script_other, &[("kind", kind), ("desktop", desktop.name)])
    }

    /// One level of an outcome: its name and, where one came, the desktop's id.
    pub(crate) fn level(self, level: &DispositionLevel) -> String {
        let [value, id] = [&level.value, &level.id].map(|part| part.as_deref().map_or("", str::trim));
        match (value, id) {
            ("", id) => id.to_owned(),
            (value, "") => value.to_owned(),
            (value, id) => fill("{value} ({id})", &[("value", value), ("id", id)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{test_desktops::POPUP, text::table::EN};
    use deskpane_desk::model::work::Destination;

    const TEST: Desktop = &POPUP;

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
            (None, true, false, "Warm transfer, started in Popup: not answered yet."),
        ] {
            assert_eq!(EN.transfer_underway(&Transfer { to, warm, connected }, TEST), said);
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
            assert_eq!(EN.level(&DispositionLevel { id, value }), said);
        }
    }

    #[test]
    fn a_party_without_a_name_is_somebody() {
        let party_of = |name: Option<&str>, muted, held| {
            EN.party(&Party { id: "1".into(), name: name.map(str::to_owned), muted, held })
        };
        assert_eq!(party_of(Some("Grace"), false, false), "Grace");
        assert_eq!(party_of(None, true, true), "Unnamed participant, on hold, muted");
    }
}
