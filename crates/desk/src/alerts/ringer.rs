//! When the ringer sounds, and when it falls silent.

use super::Incoming;
use crate::{
    clock::{Millis, Span},
    model::{Channel, Contact, ContactId, ContactState},
    preferences::Tone,
};

/// How long one offer is heard.
const PATIENCE: Span = Span::seconds(45);
/// From one sound to the next.
const PAUSE: Span = Span::seconds(3);

/// What counts for how it sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scene {
    /// How loud the agent wants it.
    pub tone: Tone,
    /// The agent is talking to somebody.
    pub is_talking: bool,
}

/// What is to be done about the sound now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RingCommand {
    /// Let it sound.
    Sound {
        /// Across the room.
        loud: bool,
    },
    /// Leave it as it is.
    Unchanged,
    /// Silence, at once.
    Silence,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Ringing {
    id: ContactId,
    until: Millis,
    /// It has sounded for this one.
    struck: bool,
    /// Once is enough.
    once: bool,
}

/// The ringer. It knows the offers it sounds for.
#[derive(Debug, Clone, Default)]
pub struct Ringer {
    ringing: Vec<Ringing>,
    next: Option<Millis>,
}

impl Ringer {
    /// An offer that is news.
    pub fn incoming(&mut self, contact: &Contact, now: Millis) {
        let once = Incoming::of(contact) != Some(Incoming::Rings);
        self.ringing.retain(|ringing| ringing.id != contact.id);
        self.ringing.push(Ringing { id: contact.id.clone(), until: now + PATIENCE, struck: false, once });
        self.next = None;
    }

    /// What to do now. `is_waiting` says which contacts still ring.
    pub fn ring(&mut self, is_waiting: impl Fn(&ContactId) -> bool, scene: Scene, now: Millis) -> RingCommand {
        let rang = !self.ringing.is_empty();
        self.ringing.retain(|ringing| {
            if ringing.once { !ringing.struck } else { now < ringing.until && is_waiting(&ringing.id) }
        });
        if self.ringing.is_empty() || scene.tone == Tone::Off {
            self.next = None;
            self.ringing.iter_mut().for_each(|ringing| ringing.struck = true);
            return if rang { RingCommand::Silence } else { RingCommand::Unchanged };
        }
        if self.next.is_some_and(|next| now < next) {
            return RingCommand::Unchanged;
        }
        self.next = Some(now + PAUSE);
        // Who talks has heard it the first time, and so has, perhaps, whoever they talk to.
        let wanted = !scene.is_talking || self.ringing.iter().any(|ringing| !ringing.struck);
        self.ringing.iter_mut().for_each(|ringing| ringing.struck = true);
        if wanted {
            RingCommand::Sound { loud: scene.tone == Tone::Loud && !scene.is_talking }
        } else {
            RingCommand::Unchanged
        }
    }

    /// When to ask again, if nothing happens before.
    #[must_use]
    pub const fn wake_at(&self) -> Option<Millis> {
        self.next
    }
}

impl Scene {
    /// Whether the agent is talking on this contact.
    #[must_use]
    pub fn talks_on(contact: &Contact) -> bool {
        contact.channel == Channel::Voice && matches!(contact.state, ContactState::Active | ContactState::Conference)
    }
}
