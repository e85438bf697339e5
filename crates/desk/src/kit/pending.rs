//! Commands under way, about a contact or about none, and where each stands.
//!
//! No desktop names the command that an answer belongs to. So of the commands that no answer can distinguish, only one
//! may be pending. Such commands have the same *key*, and an answer or effect counts for the pending one. The keys
//! depend on the desktop: on MAX, all commands of a control share a key, whichever call they are for; on Skylight,
//! those of an interaction that are answered on one topic; on Rox.Chat, those of a visitor; on uContact, all.
//!
//! ```text
//! sent ──▶ confirmed           an event shows the effect, or an answer says so
//!      ──▶ refused             by the desktop, or because the contact ended first
//!      ──▶ no effect seen ──▶  either of them still, within the late window
//!      ──▶ lost           ──▶  the same, unless the session clears them
//! ```

use crate::{
    clock::{Millis, Span},
    model::{
        AgentIntent, AgentRecord, Change, Command, CommandId, CommandRecord, CommandStatus, ContactId, Intent, Refusal,
    },
    sorting::sort_by,
};

/// The most pending commands; the oldest are forgotten first.
const MOST: usize = 400;

/// The deadlines of a command.
#[derive(Debug, Clone, Copy)]
pub struct Deadlines {
    /// How long to wait for an answer or an effect before the status becomes *no effect seen*.
    pub effect: Span,
    /// How long after that an effect still counts.
    pub late: Span,
}

/// What a command is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A contact.
    Contact(Command),
    /// The agent, without a contact.
    Agent(AgentIntent),
}

impl Subject {
    /// The contact it is about.
    #[must_use]
    pub const fn contact(&self) -> Option<&ContactId> {
        match self {
            Self::Contact(command) => Some(&command.contact),
            Self::Agent(_) => None,
        }
    }

    /// The intent, if it is about this contact.
    #[must_use]
    pub fn about(&self, contact: &ContactId) -> Option<&Intent> {
        match self {
            Self::Contact(command) if command.contact == *contact => Some(&command.intent),
            Self::Contact(_) | Self::Agent(_) => None,
        }
    }
}

/// A command that was sent. `K` is its key, `E` what the session expects in answer.
#[derive(Debug, Clone)]
pub struct PendingCommand<K, E = ()> {
    /// Which command.
    pub id: CommandId,
    /// Two commands with the same key are never under way together.
    pub key: K,
    /// What it is about.
    pub subject: Subject,
    /// What the session expects.
    pub expects: E,
    /// Its status.
    pub status: CommandStatus,
    /// When it got this status.
    pub at: Millis,
}

impl<K, E> PendingCommand<K, E> {
    /// The same, as a change of the desk.
    #[must_use]
    pub fn change(&self) -> Change {
        change(self.id, self.subject.clone(), self.status.clone(), self.at)
    }

    fn is_sent(&self) -> bool {
        self.status == CommandStatus::Sent
    }
}

/// The pending commands, the oldest first.
#[derive(Debug)]
pub struct PendingCommands<K, E = ()> {
    deadlines: Deadlines,
    last: u64,
    list: Vec<PendingCommand<K, E>>,
}

impl<K: PartialEq + Clone, E: Clone> PendingCommands<K, E> {
    /// None yet.
    #[must_use]
    pub const fn new(deadlines: Deadlines) -> Self {
        Self { deadlines, last: 0, list: Vec::new() }
    }

    /// Adds a command that is being sent. An earlier one with the same key is forgotten: it must not take this one's
    /// answer.
    pub fn send(&mut self, key: K, subject: Subject, expects: E, now: Millis) -> PendingCommand<K, E> {
        let id = self.number();
        let command = PendingCommand { id, key, subject, expects, status: CommandStatus::Sent, at: now };
        self.list.retain(|old| old.key != command.key);
        if self.list.len() >= MOST {
            self.list.remove(0);
        }
        self.list.push(command.clone());
        command
    }

    /// Records a command without an expected answer: one that is never reported, or is done at once.
    pub fn report(&mut self, subject: Subject, status: CommandStatus, now: Millis) -> (CommandId, Change) {
        let id = self.number();
        (id, change(id, subject, status, now))
    }

    /// Whether a command with this key is in flight: sent, and without a result. This is what protects a toggle.
    #[must_use]
    pub fn is_busy(&self, key: &K) -> bool {
        self.list.iter().any(|command| command.is_sent() && command.key == *key)
    }

    /// Whether an effect seen now would count for a command with this key.
    #[must_use]
    pub fn is_open(&self, key: &K, now: Millis) -> bool {
        self.list.iter().any(|command| command.key == *key && self.counts(command, now))
    }

    /// The commands in flight.
    pub fn sent(&self) -> impl Iterator<Item = &PendingCommand<K, E>> {
        self.list.iter().filter(|command| command.is_sent())
    }

    /// An answer arrived. `status` returns the new status of the oldest open command that fits; `None` if more is
    /// awaited, as when several messages make one command.
    pub fn answer(
        &mut self,
        fits: impl Fn(&PendingCommand<K, E>) -> bool,
        status: impl FnOnce(&mut E) -> Option<CommandStatus>,
        now: Millis,
    ) -> Option<PendingCommand<K, E>> {
        let at = self.list.iter().position(|command| self.counts(command, now) && fits(command))?;
        let command = self.list.get_mut(at)?;
        match status(&mut command.expects) {
            Some(status) => Some(PendingCommand { status, at: now, ..self.list.remove(at) }),
            None => Some(command.clone()),
        }
    }

    /// Something was seen that may be the effect of open commands, or may rule it out. `status` returns the new
    /// status of each; `None` if it says nothing about it.
    pub fn conclude(
        &mut self,
        status: impl Fn(&PendingCommand<K, E>) -> Option<CommandStatus>,
        now: Millis,
    ) -> Vec<PendingCommand<K, E>> {
        let mut concluded = Vec::new();
        let late = self.deadlines.late;
        self.list.retain(|command| {
            let status = if counts(command, late, now) { status(command) } else { None };
            let still = status.is_none();
            concluded.extend(status.map(|status| PendingCommand { status, at: now, ..command.clone() }));
            still
        });
        concluded
    }

    /// The desktop refused the command with this key, which is forgotten; `None` if there is none.
    pub fn refuse(&mut self, key: &K, refusal: Refusal, now: Millis) -> Option<PendingCommand<K, E>> {
        let at = self.list.iter().position(|command| command.key == *key)?;
        Some(PendingCommand { status: CommandStatus::Refused(refusal), at: now, ..self.list.remove(at) })
    }

    /// The connection is lost: the result of what was sent will never be known.
    pub fn lose(&mut self, now: Millis) -> Vec<PendingCommand<K, E>> {
        self.turn(&CommandStatus::Refused(Refusal::Lost), now, |_| true)
    }

    /// Time has passed: returns the commands that showed no effect.
    pub fn expire(&mut self, now: Millis) -> Vec<PendingCommand<K, E>> {
        let Deadlines { effect, late } = self.deadlines;
        self.list.retain(|command| counts(command, late, now));
        self.turn(&CommandStatus::NoEffect, now, |command| now - command.at >= effect)
    }

    /// When to call [`Self::expire`] next.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.sent().map(|command| command.at + self.deadlines.effect).min()
    }

    /// A contact has another id; `key` is a command's key under its new subject. Of two commands with the same key,
    /// the one that was there stays. Returns those that moved.
    pub fn rename(
        &mut self,
        from: &ContactId,
        to: &ContactId,
        key: impl Fn(&Subject) -> K,
    ) -> Vec<PendingCommand<K, E>> {
        let (moving, mut staying): (Vec<_>, Vec<_>) =
            self.list.drain(..).partition(|command| command.subject.contact() == Some(from));
        let mut moved = Vec::new();
        for mut command in moving {
            if let Subject::Contact(about) = &mut command.subject {
                about.contact = to.clone();
            }
            command.key = key(&command.subject);
            if staying.iter().all(|other| other.key != command.key) {
                moved.push(command.clone());
                staying.push(command);
            }
        }
        sort_by(&mut staying, |one, other| one.id.cmp(&other.id));
        self.list = staying;
        moved
    }

    /// Forgets the commands of a contact that is gone.
    pub fn forget(&mut self, contact: &ContactId) {
        self.list.retain(|command| command.subject.contact() != Some(contact));
    }

    /// Forgets all commands: no effect counts for them any more.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    const fn number(&mut self) -> CommandId {
        self.last = self.last.wrapping_add(1);
        CommandId(self.last)
    }

    fn counts(&self, command: &PendingCommand<K, E>, now: Millis) -> bool {
        counts(command, self.deadlines.late, now)
    }

    fn turn(
        &mut self,
        status: &CommandStatus,
        now: Millis,
        which: impl Fn(&PendingCommand<K, E>) -> bool,
    ) -> Vec<PendingCommand<K, E>> {
        let sent = self.list.iter_mut().filter(|command| command.is_sent() && which(command));
        let turned = sent.map(|command| {
            command.status = status.clone();
            command.at = now;
            command.clone()
        });
        turned.collect()
    }
}

/// Whether an effect seen now counts for this command: it was not given up too long ago.
fn counts<K, E>(command: &PendingCommand<K, E>, late: Span, now: Millis) -> bool {
    command.is_sent() || now - command.at < late
}

fn change(id: CommandId, subject: Subject, status: CommandStatus, at: Millis) -> Change {
    match subject {
        Subject::Contact(command) => Change::Command(CommandRecord { id, command, status, at }),
        Subject::Agent(intent) => Change::AgentCommand(AgentRecord { id, intent, status, at }),
    }
}

/// The status of a command by the state of its contact: `shown` means that its effect shows; a contact that is `over`
/// without it ends the command.
#[must_use]
pub const fn outcome(shown: bool, over: bool) -> Option<CommandStatus> {
    match (shown, over) {
        (true, _) => Some(CommandStatus::Confirmed),
        (false, true) => Some(CommandStatus::Refused(Refusal::ContactEnded)),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests;
