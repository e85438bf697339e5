//! Commands under way. MAX confirms none of them: the event that shows the effect does.

use deskpane_desk::{
    clock::{Millis, Span},
    model::{
        Command, CommandId, CommandRecord, CommandStatus, Contact, ContactId, ContactState, Control, Intent, Refusal,
    },
};
use std::collections::BTreeMap;

/// How long an effect is waited for before the agent is told that none was seen.
const EFFECT: Span = Span::seconds(6);
/// How long an effect that comes after that still counts.
const LATE: Span = Span::seconds(60);

/// The last command of each kind. There is one of a kind for all calls, because the wire names no call: a
/// second toggle before the first has shown its effect could undo it.
#[derive(Debug, Default)]
pub(super) struct PendingCommands {
    last: u64,
    by_control: BTreeMap<Control, CommandRecord>,
}

impl PendingCommands {
    /// Whether a command of this kind has been sent and not shown its effect.
    pub(super) fn is_busy(&self, control: Control) -> bool {
        self.by_control.get(&control).is_some_and(|record| record.status == CommandStatus::Sent)
    }

    /// A command is being sent.
    pub(super) fn start(&mut self, command: Command, now: Millis) -> CommandRecord {
        self.last = self.last.wrapping_add(1);
        let status =
            if matches!(command.intent, Intent::Card(_)) { CommandStatus::Unreported } else { CommandStatus::Sent };
        let record = CommandRecord { id: CommandId(self.last), command, status, at: now };
        self.by_control.insert(record.command.intent.control(), record.clone());
        record
    }

    /// A contact is now like this: what became of the commands given for it.
    pub(super) fn see(&mut self, contact: &Contact, now: Millis) -> Vec<CommandRecord> {
        let mut news = Vec::new();
        for record in self.by_control.values_mut().filter(|record| record.command.contact == contact.id) {
            if let CommandStatus::Sent | CommandStatus::NoEffect = record.status
                && let Some(status) = outcome(&record.command.intent, contact)
            {
                record.status = status;
                record.at = now;
                news.push(record.clone());
            }
        }
        news
    }

    /// Time has passed: commands that showed no effect.
    pub(super) fn expire(&mut self, now: Millis) -> Vec<CommandRecord> {
        let mut news = Vec::new();
        self.by_control.retain(|_, record| record.status != CommandStatus::NoEffect || now - record.at < LATE);
        for record in self
            .by_control
            .values_mut()
            .filter(|record| record.status == CommandStatus::Sent && now - record.at >= EFFECT)
        {
            record.status = CommandStatus::NoEffect;
            record.at = now;
            news.push(record.clone());
        }
        news
    }

    /// Forgets the commands of a contact that is gone.
    pub(super) fn forget(&mut self, id: &ContactId) {
        self.by_control.retain(|_, record| record.command.contact != *id);
    }

    pub(super) fn wake_at(&self) -> Option<Millis> {
        self.by_control
            .values()
            .filter(|record| record.status == CommandStatus::Sent)
            .map(|record| record.at + EFFECT)
            .min()
    }
}

/// What a contact's present state says of a command that was given for it; `None` while it says nothing.
fn outcome(intent: &Intent, contact: &Contact) -> Option<CommandStatus> {
    let over = matches!(contact.state, ContactState::WrapUp | ContactState::Ended);
    let talking = matches!(contact.state, ContactState::Active | ContactState::Held | ContactState::Conference);
    let shown = match intent {
        Intent::Answer => talking,
        Intent::Refuse => contact.state != ContactState::Offered && !talking,
        Intent::Hold(wanted) => talking && (contact.state == ContactState::Held) == *wanted,
        Intent::Mute(wanted) => contact.muted == *wanted,
        Intent::Mask(wanted) => talking && contact.masked == *wanted,
        Intent::Record(wanted) => contact.recording == *wanted,
        Intent::HangUp | Intent::EndWrapUp => over,
        _ => false,
    };
    if shown {
        Some(CommandStatus::Confirmed)
    } else if over {
        Some(CommandStatus::Refused(Refusal::ContactEnded))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desk::model::Channel;

    fn call(state: ContactState) -> Contact {
        Contact::new(ContactId::new("1").unwrap(), Channel::Voice, state)
    }

    fn hold(pending: &mut PendingCommands) {
        pending.start(Command { contact: ContactId::new("1").unwrap(), intent: Intent::Hold(true) }, Millis(0));
    }

    #[test]
    fn the_effect_confirms_and_nothing_else_does() {
        let mut pending = PendingCommands::default();
        hold(&mut pending);
        assert!(pending.see(&call(ContactState::Active), Millis(1)).is_empty());
        assert!(pending.is_busy(Control::Hold));
        let news = pending.see(&call(ContactState::Held), Millis(2));
        assert_eq!(news.first().map(|record| &record.status), Some(&CommandStatus::Confirmed));
        assert!(!pending.is_busy(Control::Hold));
    }

    #[test]
    fn silence_becomes_no_effect_and_a_late_effect_still_counts() {
        let mut pending = PendingCommands::default();
        hold(&mut pending);
        assert_eq!(pending.wake_at(), Some(Millis(6_000)));
        assert!(pending.expire(Millis(5_999)).is_empty());
        assert_eq!(pending.expire(Millis(6_000)).first().map(|record| &record.status), Some(&CommandStatus::NoEffect));
        let news = pending.see(&call(ContactState::Held), Millis(9_000));
        assert_eq!(news.first().map(|record| &record.status), Some(&CommandStatus::Confirmed));
    }

    #[test]
    fn a_contact_that_ends_first_is_said() {
        let mut pending = PendingCommands::default();
        hold(&mut pending);
        let news = pending.see(&call(ContactState::WrapUp), Millis(1));
        assert_eq!(news.first().map(|record| &record.status), Some(&CommandStatus::Refused(Refusal::ContactEnded)));
    }
}
