//! When the ringer sounds and stops.

use super::Incoming;
use crate::{
    clock::{Millis, Span},
    model::{Channel, Contact, ContactId, ContactState},
    preferences::Tone,
};

/// How long the ringer sounds for one offer.
const PATIENCE: Span = Span::seconds(45);
/// The interval between sounds.
const PAUSE: Span = Span::seconds(3);

/// What determines the sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scene {
    /// The volume the agent chose.
    pub tone: Tone,
    /// The agent is talking to somebody.
    pub is_talking: bool,
}

/// What to do with the sound now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RingCommand {
    /// Play it.
    Sound {
        /// At full volume.
        loud: bool,
    },
    /// Change nothing.
    Unchanged,
    /// Stop at once.
    Silence,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Ringing {
    id: ContactId,
    until: Millis,
    /// It has sounded for this offer.
    struck: bool,
    /// It sounds only once.
    once: bool,
}

/// The ringer, with the offers it sounds for.
#[derive(Debug, Clone, Default)]
pub struct Ringer {
    ringing: Vec<Ringing>,
    next: Option<Millis>,
}

impl Ringer {
    /// A new offer.
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
        // An agent on a call has heard it once, and perhaps the customer, too.
        let wanted = !scene.is_talking || self.ringing.iter().any(|ringing| !ringing.struck);
        self.ringing.iter_mut().for_each(|ringing| ringing.struck = true);
        if wanted {
            RingCommand::Sound { loud: scene.tone == Tone::Loud && !scene.is_talking }
        } else {
            RingCommand::Unchanged
        }
    }

    /// When to ask again, unless something happens before.
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
