//! A written conversation: its lines, their authors, and the status of a sent message.

use crate::model::{
    CommandId, CommandRecord, CommandStatus, Intent,
    work::{Speaker, Utterance},
};
use litemap::LiteMap;

/// Numbers for utterances, as keys: a vendor's id may contain anything.
#[derive(Debug, Default)]
pub struct LineKeys(LiteMap<String, u32>);

impl LineKeys {
    /// The numbers of these utterances, each once. An utterance keeps its number while its text and time are unchanged.
    pub fn of(&mut self, utterances: &[Utterance]) -> Vec<u32> {
        let mut keys = Vec::with_capacity(utterances.len());
        for utterance in utterances {
            let number = self.key(utterance);
            if !keys.contains(&number) {
                keys.push(number);
            }
        }
        keys
    }

    /// The number of an utterance.
    pub fn key(&mut self, utterance: &Utterance) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(format!("{}\n{:?}\n{}", utterance.id, utterance.at, utterance.text)).or_insert(next)
    }
}

/// The author of a line, as a class of the style sheet.
#[must_use]
pub const fn speaker_name(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Customer => "customer",
        Speaker::Agent => "agent",
        Speaker::System => "system",
    }
}

/// The message of a command that has arrived, as far as the desktop reports that.
#[must_use]
pub fn arrived(record: &CommandRecord) -> Option<(CommandId, String)> {
    match (&record.command.intent, &record.status) {
        (Intent::Say(text), CommandStatus::Confirmed | CommandStatus::Unreported) => Some((record.id, text.clone())),
        _ => None,
    }
}

/// The typed text without the sent message: the agent may have typed on.
#[must_use]
pub fn left_behind(typed: &str, sent: &str) -> String {
    typed.trim_start().strip_prefix(sent).map_or(typed, str::trim_start).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Millis,
        model::{Command, ContactId, Refusal, work::MessageKind},
    };

    fn utterance(id: &str, text: &str) -> Utterance {
        Utterance {
            id: id.into(),
            speaker: Speaker::Customer,
            kind: MessageKind::Text,
            name: None,
            text: text.into(),
            at: None,
        }
    }

    #[test]
    fn earlier_messages_that_come_late_leave_the_others_as_they_are() {
        let mut keys = LineKeys::default();
        let (one, two, three) = (utterance("1", "a"), utterance("2", "b"), utterance("3", "c"));
        assert_eq!(keys.of(&[two.clone(), three.clone()]), [0, 1]);
        assert_eq!(keys.of(&[one, two.clone(), three, two]), [2, 0, 1]);
    }

    #[test]
    fn a_message_leaves_the_field_only_when_the_desktop_has_it() {
        let contact = ContactId::new("1").unwrap();
        for (status, gone) in [
            (CommandStatus::Sent, false),
            (CommandStatus::Confirmed, true),
            (CommandStatus::Unreported, true),
            (CommandStatus::NoEffect, false),
            (CommandStatus::Refused(Refusal::Lost), false),
        ] {
            let command = Command { contact: contact.clone(), intent: Intent::Say("Hello".into()) };
            let record = CommandRecord { id: CommandId(1), command, status, at: Millis(0) };
            assert_eq!(arrived(&record).is_some(), gone, "{record:?}");
        }
    }

    #[test]
    fn text_typed_after_a_message_stays() {
        for (typed, left) in [("Hello", ""), (" Hello\n", ""), ("Hello Ada", "Ada"), ("Other", "Other"), ("", "")] {
            assert_eq!(left_behind(typed, "Hello"), left, "{typed}");
        }
    }
}
