//! Commands under way, about a contact or about none, and where each stands.
//!
//! No desktop says which command an answer belongs to. So of the commands that nothing tells apart only one may be under
//! way: those have the same *key*, and what is answered or shown is taken for the one that is open. Which commands share
//! a key is the desktop's own: on MAX those of a control, whichever call is meant; on Skylight those of an interaction
//! that are answered on one topic; on Rox.Chat those of a visitor; on uContact all.
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

/// The most commands under way; the oldest are forgotten first.
const MOST: usize = 400;

/// How long commands are waited for.
#[derive(Debug, Clone, Copy)]
pub struct Deadlines {
    /// How long an answer or an effect is waited for before the agent is told that none was seen.
    pub effect: Span,
    /// How long one that comes after that still counts.
    pub late: Span,
}

/// What a command is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A contact.
    Contact(Command),
    /// No contact.
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

    /// What is wanted, where it is about this contact.
    #[must_use]
    pub fn about(&self, contact: &ContactId) -> Option<&Intent> {
        match self {
            Self::Contact(command) if command.contact == *contact => Some(&command.intent),
            Self::Contact(_) | Self::Agent(_) => None,
        }
    }
}

/// A command that was sent. `K` is what tells it from others, `E` what the session expects beside that.
#[derive(Debug, Clone)]
pub struct PendingCommand<K, E = ()> {
    /// Which command.
    pub id: CommandId,
    /// Commands of the same key are never under way together.
    pub key: K,
    /// What it is about.
    pub subject: Subject,
    /// What the session waits for.
    pub expects: E,
    /// Where it stands.
    pub status: CommandStatus,
    /// Since when it stands there.
    pub at: Millis,
}

impl<K, E> PendingCommand<K, E> {
    /// The same for the desk.
    #[must_use]
    pub fn change(&self) -> Change {
        change(self.id, self.subject.clone(), self.status.clone(), self.at)
    }

    fn is_sent(&self) -> bool {
        self.status == CommandStatus::Sent
    }
}

/// The commands under way, the oldest first.
#[derive(Debug)]
pub struct PendingCommands<K, E = ()> {
    deadlines: Deadlines,
    last: u64,
    list: Vec<PendingCommand<K, E>>,
}

impl<K: PartialEq + Clone, E: Clone> PendingCommands<K, E> {
    /// None, so far.
    #[must_use]
    pub const fn new(deadlines: Deadlines) -> Self {
        Self { deadlines, last: 0, list: Vec::new() }
    }

    /// A command is being sent. An earlier one of the same key is forgotten: it must not take this one's answer.
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

    /// A command of which nothing is awaited stands here: one that is never reported on, or done at once.
    pub fn report(&mut self, subject: Subject, status: CommandStatus, now: Millis) -> (CommandId, Change) {
        let id = self.number();
        (id, change(id, subject, status, now))
    }

    /// Whether a command of this key was sent, and nothing was seen of it yet.
    #[must_use]
    pub fn is_busy(&self, key: &K) -> bool {
        self.list.iter().any(|command| command.is_sent() && command.key == *key)
    }

    /// Whether what is seen now would be taken for the effect of a command of this key.
    #[must_use]
    pub fn is_open(&self, key: &K, now: Millis) -> bool {
        self.list.iter().any(|command| command.key == *key && self.counts(command, now))
    }

    /// The commands that were sent, and of which nothing was seen yet.
    pub fn sent(&self) -> impl Iterator<Item = &PendingCommand<K, E>> {
        self.list.iter().filter(|command| command.is_sent())
    }

    /// Something came that answers the oldest open command that fits. `status` says where that stands now; `None` where
    /// more is awaited, as when several messages make one command.
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

    /// Something was seen that may be the effect of open commands, or may rule it out. `status` says where each stands
    /// now; `None` where nothing is said of it.
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

    /// The desktop refused the command of this key, which is forgotten; `None` where there is none.
    pub fn refuse(&mut self, key: &K, refusal: Refusal, now: Millis) -> Option<PendingCommand<K, E>> {
        let at = self.list.iter().position(|command| command.key == *key)?;
        Some(PendingCommand { status: CommandStatus::Refused(refusal), at: now, ..self.list.remove(at) })
    }

    /// Whoever was to answer is gone: nobody may ever say what became of what was sent.
    pub fn lose(&mut self, now: Millis) -> Vec<PendingCommand<K, E>> {
        self.turn(&CommandStatus::Refused(Refusal::Lost), now, |_| true)
    }

    /// Time has passed: the commands that showed no effect.
    pub fn expire(&mut self, now: Millis) -> Vec<PendingCommand<K, E>> {
        let Deadlines { effect, late } = self.deadlines;
        self.list.retain(|command| counts(command, late, now));
        self.turn(&CommandStatus::NoEffect, now, |command| now - command.at >= effect)
    }

    /// When [`Self::expire`] is wanted next.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.sent().map(|command| command.at + self.deadlines.effect).min()
    }

    /// A contact goes by another id; `key` is a command's key under its new subject. Of two commands that have the same
    /// key then, the one that was there stays. Returns those that moved.
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

    /// Forgets all commands: nothing that is seen from now on is theirs.
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

/// Whether what is seen now may be a command's effect: it was not given up too long ago.
fn counts<K, E>(command: &PendingCommand<K, E>, late: Span, now: Millis) -> bool {
    command.is_sent() || now - command.at < late
}

fn change(id: CommandId, subject: Subject, status: CommandStatus, at: Millis) -> Change {
    match subject {
        Subject::Contact(command) => Change::Command(CommandRecord { id, command, status, at }),
        Subject::Agent(intent) => Change::AgentCommand(AgentRecord { id, intent, status, at }),
    }
}

/// What a contact says of a command that was given for it: `shown` is its effect, and where the contact is `over` without
/// it there will be none.
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
