//! Commands under way. Nothing correlates an answer with its command but the topic, and the interaction where the
//! answer names one; so of the commands that share a topic only one is let go at a time for each interaction.

use super::orders::{Order, Proof};
use deskpane_desk::{
    clock::{Millis, Span},
    model::{
        Agent, AgentIntent, AgentRecord, Change, Command, CommandId, CommandRecord, CommandStatus, Contact, ContactId,
        ContactState, Fault, Intent, Presence, Refusal,
    },
};

/// How long an answer or an effect is waited for before the agent is told that none was seen.
const EFFECT: Span = Span::seconds(8);
/// How long one that comes after that still counts.
const LATE: Span = Span::seconds(60);
/// The most commands that are remembered.
const MOST: usize = 400;

/// What a command is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Contact(Command),
    Agent(AgentIntent),
}

/// A command that was sent.
#[derive(Debug, Clone)]
pub(super) struct Flight {
    id: CommandId,
    pub(super) wish: Wish,
    /// The topic that tells, for commands that share one.
    topic: Option<&'static str>,
    awaits: Vec<&'static str>,
    fails: &'static [&'static str],
    proof: Proof,
    status: CommandStatus,
    at: Millis,
}

impl Flight {
    fn contact(&self) -> Option<&ContactId> {
        match &self.wish {
            Wish::Contact(command) => Some(&command.contact),
            Wish::Agent(_) => None,
        }
    }

    fn is_open(&self) -> bool {
        matches!(self.status, CommandStatus::Sent | CommandStatus::NoEffect)
    }

    fn change(&self) -> Change {
        let (id, status, at) = (self.id, self.status.clone(), self.at);
        match &self.wish {
            Wish::Contact(command) => Change::Command(CommandRecord { id, command: command.clone(), status, at }),
            Wish::Agent(intent) => Change::AgentCommand(AgentRecord { id, intent: intent.clone(), status, at }),
        }
    }

    fn turn(&mut self, status: CommandStatus, now: Millis) -> Change {
        self.status = status;
        self.at = now;
        self.change()
    }
}

/// An answer that belongs to a command.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    pub(super) flight: Flight,
    /// What to say of the command, where that changed.
    pub(super) change: Option<Change>,
    pub(super) refused: bool,
}

/// All commands under way, the oldest first.
#[derive(Debug, Default)]
pub(super) struct PendingCommands {
    last: u64,
    list: Vec<Flight>,
}

impl PendingCommands {
    /// Whether a command for this contact, or for none, that is answered on this topic is under way.
    pub(super) fn is_busy(&self, contact: Option<&ContactId>, topic: &str) -> bool {
        let same = |flight: &&Flight| flight.contact() == contact && flight.topic == Some(topic);
        self.list.iter().filter(same).any(|flight| flight.status == CommandStatus::Sent)
    }

    /// A command is being sent; `None` for one that is not sent anywhere and done at once.
    pub(super) fn start(&mut self, wish: Wish, order: Option<&Order>, now: Millis) -> (CommandId, Change) {
        self.last = self.last.wrapping_add(1);
        let id = CommandId(self.last);
        let topic = order.and_then(|order| order.awaits.first().copied());
        let flight = Flight {
            id,
            topic,
            awaits: order.map(|order| order.awaits.clone()).unwrap_or_default(),
            fails: order.map(|order| order.fails).unwrap_or_default(),
            proof: order.map_or(Proof::Answer, |order| order.proof),
            status: if order.is_some() { CommandStatus::Sent } else { CommandStatus::Confirmed },
            at: now,
            wish,
        };
        let change = flight.change();
        if order.is_some() {
            // An earlier command of the kind that showed no effect must not take this one's answer.
            self.list.retain(|old| old.topic != topic || old.contact() != flight.contact());
            if self.list.len() >= MOST {
                self.list.remove(0);
            }
            self.list.push(flight);
        }
        (id, change)
    }

    /// A message came on a topic that may answer a command.
    pub(super) fn answer(
        &mut self,
        topic: &str,
        contact: Option<&ContactId>,
        fault: Option<Fault>,
        now: Millis,
    ) -> Option<Answered> {
        let failed = fault.is_some();
        let fits = |flight: &Flight| {
            let awaited = flight.awaits.contains(&topic) || (failed && flight.fails.contains(&topic));
            // An answer without an interaction is the oldest command's that waits for one.
            awaited
                && flight.is_open()
                && (contact.is_none() || flight.contact().is_none_or(|own| Some(own) == contact))
        };
        let flight = self.list.iter_mut().find(|flight| fits(flight))?;
        let change = match fault {
            Some(fault) => Some(flight.turn(CommandStatus::Refused(Refusal::Vendor(fault)), now)),
            None => {
                if let Some(at) = flight.awaits.iter().position(|awaited| *awaited == topic) {
                    flight.awaits.remove(at);
                }
                let done = flight.awaits.is_empty() && flight.proof == Proof::Answer;
                done.then(|| flight.turn(CommandStatus::Confirmed, now))
            }
        };
        Some(Answered { flight: flight.clone(), change, refused: failed })
    }

    /// A contact is now like this: what became of the commands given for it.
    pub(super) fn see(&mut self, contact: &Contact, now: Millis) -> Vec<Change> {
        let mut changes = Vec::new();
        for flight in self.list.iter_mut().filter(|flight| flight.is_open()) {
            if let Wish::Contact(command) = &flight.wish
                && command.contact == contact.id
                && let Some(status) = outcome(&command.intent, contact, flight.proof)
            {
                changes.push(flight.turn(status, now));
            }
        }
        if contact.state == ContactState::Ended {
            self.list.retain(|flight| flight.contact() != Some(&contact.id));
        }
        changes
    }

    /// The agent is now like this.
    pub(super) fn see_agent(&mut self, agent: &Agent, now: Millis) -> Vec<Change> {
        let shown = |intent: &AgentIntent| match intent {
            AgentIntent::Ready => agent.presence == Some(Presence::Available),
            AgentIntent::NotReady(_) => agent.presence == Some(Presence::Unavailable),
            AgentIntent::LogOut => agent.presence == Some(Presence::LoggedOut),
            AgentIntent::Mode(mode) => agent.mode == Some(*mode),
            _ => false,
        };
        self.confirm(shown, now)
    }

    /// Confirms what is shown to have had its effect.
    pub(super) fn confirm(&mut self, shown: impl Fn(&AgentIntent) -> bool, now: Millis) -> Vec<Change> {
        let open = self.list.iter_mut().filter(|flight| flight.is_open() && flight.proof == Proof::Effect);
        let shown = open.filter(|flight| matches!(&flight.wish, Wish::Agent(intent) if shown(intent)));
        shown.map(|flight| flight.turn(CommandStatus::Confirmed, now)).collect()
    }

    /// The window went away: nobody will say what became of what was sent.
    pub(super) fn lose(&mut self, now: Millis) -> Vec<Change> {
        let lost = self.list.drain(..).filter(|flight| flight.status == CommandStatus::Sent);
        lost.map(|mut flight| flight.turn(CommandStatus::Refused(Refusal::Lost), now)).collect()
    }

    /// Time has passed: commands that showed no effect.
    pub(super) fn expire(&mut self, now: Millis) -> Vec<(Wish, Change)> {
        self.list.retain(|flight| flight.status != CommandStatus::NoEffect || now - flight.at < LATE);
        self.list.retain(Flight::is_open);
        let due =
            self.list.iter_mut().filter(|flight| flight.status == CommandStatus::Sent && now - flight.at >= EFFECT);
        due.map(|flight| (flight.wish.clone(), flight.turn(CommandStatus::NoEffect, now))).collect()
    }

    pub(super) fn wake_at(&self) -> Option<Millis> {
        self.list.iter().filter(|flight| flight.status == CommandStatus::Sent).map(|flight| flight.at + EFFECT).min()
    }
}

/// What a contact's present state says of a command that was given for it; `None` while it says nothing.
fn outcome(intent: &Intent, contact: &Contact, proof: Proof) -> Option<CommandStatus> {
    let over = matches!(contact.state, ContactState::WrapUp | ContactState::Ended);
    let talking = matches!(contact.state, ContactState::Active | ContactState::Held | ContactState::Conference);
    let shown = match intent {
        Intent::Answer => talking,
        Intent::Refuse | Intent::CancelDial | Intent::HangUp => over,
        Intent::EndWrapUp => contact.state == ContactState::Ended,
        Intent::Hold(wanted) => talking && (contact.state == ContactState::Held) == *wanted,
        Intent::Mute(wanted) => contact.muted == *wanted,
        Intent::Record(wanted) => contact.recording == *wanted,
        Intent::Transfer(..) => contact.work.transfer.is_some() || over,
        Intent::CancelTransfer => contact.work.transfer.is_none(),
        _ => false,
    };
    let ends_with_it = contact.state == ContactState::Ended
        || (contact.state == ContactState::WrapUp && proof == Proof::Effect && !matches!(intent, Intent::EndWrapUp));
    if shown {
        Some(CommandStatus::Confirmed)
    } else if ends_with_it {
        Some(CommandStatus::Refused(Refusal::ContactEnded))
    } else {
        None
    }
}
