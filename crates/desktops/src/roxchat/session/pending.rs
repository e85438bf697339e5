//! Chats being started. Rox.Chat confirms nothing: what it tells of the visitor next does.

use deskpane_desk::{
    clock::{Millis, Span},
    model::{Command, CommandId, CommandRecord, CommandStatus, ContactId, Fault, Intent, Refusal},
};

/// How long an effect is waited for before the agent is told that none was seen.
const EFFECT: Span = Span::seconds(10);
/// How long an effect that comes after that still counts.
const LATE: Span = Span::seconds(60);

/// The last start of each visitor, as far as its end is open.
#[derive(Debug, Default)]
pub(super) struct PendingCommands {
    last: u64,
    list: Vec<CommandRecord>,
}

impl PendingCommands {
    /// Whether a chat with this visitor is being started.
    pub(super) fn is_busy(&self, id: &ContactId) -> bool {
        self.list.iter().any(|record| record.command.contact == *id && record.status == CommandStatus::Sent)
    }

    /// Whether what shows a beginning would be taken for that of a start with this visitor.
    pub(super) fn is_open(&self, id: &ContactId, now: Millis) -> bool {
        self.list.iter().any(|record| record.command.contact == *id && !is_past(record, now))
    }

    /// A start is being sent.
    pub(super) fn start(&mut self, id: &ContactId, now: Millis) -> CommandRecord {
        self.last = self.last.wrapping_add(1);
        let command = Command { contact: id.clone(), intent: Intent::StartChat };
        let record = CommandRecord { id: CommandId(self.last), command, status: CommandStatus::Sent, at: now };
        self.list.retain(|old| old.command.contact != *id);
        self.list.push(record.clone());
        record
    }

    /// What shows that the chat has begun was seen. What was given up or taken for lost may turn out well.
    pub(super) fn begun(&mut self, id: &ContactId, now: Millis) -> Option<CommandRecord> {
        let is_it = |record: &&CommandRecord| record.command.contact == *id && !is_past(record, now);
        let record = self.list.iter().find(is_it)?.clone();
        self.list.retain(|old| old.id != record.id);
        Some(CommandRecord { status: CommandStatus::Confirmed, at: now, ..record })
    }

    /// Rox.Chat reports that a chat with this visitor could not be started, by us or in its own window.
    pub(super) fn failed(&mut self, id: &ContactId, fault: Fault, now: Millis) -> CommandRecord {
        let given = self.list.iter().find(|record| record.command.contact == *id).cloned();
        let record = given.unwrap_or_else(|| self.start(id, now));
        self.forget(id);
        CommandRecord { status: CommandStatus::Refused(Refusal::Vendor(fault)), at: now, ..record }
    }

    /// The visitor whose chat is being started, where it is one alone.
    pub(super) fn only(&self) -> Option<&ContactId> {
        let mut sent = self.list.iter().filter(|record| record.status == CommandStatus::Sent);
        sent.next().filter(|_| sent.next().is_none()).map(|record| &record.command.contact)
    }

    /// The page that starts were sent to is gone.
    pub(super) fn lost(&mut self, now: Millis) -> Vec<CommandRecord> {
        self.turn(now, &CommandStatus::Refused(Refusal::Lost), |_| true)
    }

    /// Time has passed: starts that showed no effect.
    pub(super) fn expire(&mut self, now: Millis) -> Vec<CommandRecord> {
        self.list.retain(|record| !is_past(record, now));
        self.turn(now, &CommandStatus::NoEffect, |record| now - record.at >= EFFECT)
    }

    fn turn(
        &mut self,
        now: Millis,
        status: &CommandStatus,
        which: impl Fn(&CommandRecord) -> bool,
    ) -> Vec<CommandRecord> {
        let sent = self.list.iter_mut().filter(|record| record.status == CommandStatus::Sent && which(record));
        sent.map(|record| {
            record.status = status.clone();
            record.at = now;
            record.clone()
        })
        .collect()
    }

    /// A visitor goes by another id. Of two starts the one under the new id stays.
    pub(super) fn rename(&mut self, from: &ContactId, to: &ContactId) -> Option<CommandRecord> {
        let at = self.list.iter().position(|record| record.command.contact == *from)?;
        if self.list.iter().any(|record| record.command.contact == *to) {
            self.list.remove(at);
            return None;
        }
        let record = self.list.get_mut(at)?;
        record.command.contact = to.clone();
        Some(record.clone())
    }

    /// Forgets the start of a visitor who left the desk.
    pub(super) fn forget(&mut self, id: &ContactId) {
        self.list.retain(|record| record.command.contact != *id);
    }

    pub(super) fn wake_at(&self) -> Option<Millis> {
        self.list.iter().filter(|record| record.status == CommandStatus::Sent).map(|record| record.at + EFFECT).min()
    }
}

/// Whether it was given up so long ago that nothing seen now is its effect.
fn is_past(record: &CommandRecord, now: Millis) -> bool {
    record.status != CommandStatus::Sent && now - record.at >= LATE
}
