//! The visitors Rox.Chat has told of: one contact for each, whatever chats they had.

use deskpane_desk::model::{
    Availability, Contact, ContactId, ContactState, Control, ControlState, Denial, IdentityKind, work::Utterance,
};
use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

/// The most visitors at a time.
pub(super) const MOST: usize = 300;
/// How many of them may be there without a chat that goes on; those heard of longest ago leave first.
pub(super) const MOST_RESTING: usize = 50;
/// How many former ids are remembered.
const MOST_FORMER: usize = 64;
/// How many former chats of one visitor are remembered.
const MOST_CHATS: usize = 8;
/// The most that is kept of one conversation: messages, and bytes of text.
const LONGEST_TALK: (usize, usize) = (200, 128 * 1024);

/// A visitor.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    pub(super) contact: Arc<Contact>,
    /// Chats before the present one.
    pub(super) former_chats: VecDeque<String>,
    /// Grows with every event: who was heard of last.
    pub(super) heard: u64,
    /// What was last said of the offers.
    pub(super) controls: Vec<ControlState>,
}

impl Visitor {
    pub(super) fn identity(&self, kind: IdentityKind) -> Option<&str> {
        identity(&self.contact, kind)
    }

    fn rests(&self) -> bool {
        matches!(self.contact.state, ContactState::Closed | ContactState::Unknown) && !self.contact.in_front
    }

    /// A further chat has taken the place of this one.
    pub(super) fn leave_chat(&mut self, chat: String) {
        self.former_chats.retain(|former| *former != chat);
        if self.former_chats.len() >= MOST_CHATS {
            self.former_chats.pop_front();
        }
        self.former_chats.push_back(chat);
    }
}

/// What a contact is called in one of the systems that know the customer.
pub(super) fn identity(contact: &Contact, kind: IdentityKind) -> Option<&str> {
    contact.work.identities.iter().find(|identity| identity.kind == kind).map(|identity| identity.value.as_str())
}

/// All visitors.
#[derive(Debug, Default)]
pub(super) struct ContactRegistry {
    visitors: HashMap<ContactId, Visitor>,
    sessions: HashMap<String, ContactId>,
    /// Ids visitors had before they logged in, and the ones they have now.
    former: VecDeque<(ContactId, ContactId)>,
    tick: u64,
}

impl ContactRegistry {
    pub(super) fn get(&self, id: &ContactId) -> Option<&Visitor> {
        self.visitors.get(id)
    }

    pub(super) fn ids(&self) -> Vec<ContactId> {
        self.visitors.keys().cloned().collect()
    }

    pub(super) fn len(&self) -> usize {
        self.visitors.len()
    }

    /// Whose visit this is. The vendor's example of a notification has a visitor's id in the place of a visit's.
    pub(super) fn by_session(&self, session: &str) -> Option<&ContactId> {
        let named = || ContactId::new(session).and_then(|id| self.visitors.get_key_value(&id)).map(|(id, _)| id);
        self.sessions.get(session).or_else(named)
    }

    /// Everybody who is on this visit: a visitor whose login was missed is there under both ids.
    pub(super) fn on_visit(&self, session: &str) -> Vec<ContactId> {
        let is_on = |visitor: &&Visitor| {
            visitor.identity(IdentityKind::Session) == Some(session) || visitor.contact.id.as_str() == session
        };
        self.visitors.values().filter(is_on).map(|visitor| visitor.contact.id.clone()).collect()
    }

    /// The visitor an event is about: under this id, or under the one they have now, where visit or chat prove that
    /// it is them. A former id alone proves nothing: it may belong to the next person at the same screen.
    pub(super) fn resolve(&self, id: &ContactId, session: Option<&str>, chat: Option<&str>) -> Option<ContactId> {
        if self.visitors.contains_key(id) {
            return Some(id.clone());
        }
        // The latest entry counts: the same former id may have been several people's.
        let (_, now) = self.former.iter().rev().find(|(former, _)| former == id)?;
        let visitor = self.visitors.get(now)?;
        let same = |said: Option<&str>, kind| said.is_some() && said == visitor.identity(kind);
        (same(session, IdentityKind::Session) || same(chat, IdentityKind::Conversation)).then(|| now.clone())
    }

    /// Takes in a visitor as they are now.
    pub(super) fn put(&mut self, mut visitor: Visitor) {
        self.tick = self.tick.wrapping_add(1);
        visitor.heard = self.tick;
        self.keep(visitor);
    }

    /// The same, for what does not make the visitor one who was heard of just now.
    pub(super) fn keep(&mut self, visitor: Visitor) {
        let id = visitor.contact.id.clone();
        let before = self.visitors.get(&id).and_then(|old| old.identity(IdentityKind::Session));
        if let Some(before) = before.filter(|session| self.sessions.get(*session) == Some(&id)) {
            self.sessions.remove(before);
        }
        if let Some(session) = visitor.identity(IdentityKind::Session) {
            self.sessions.insert(session.to_owned(), id.clone());
        }
        self.visitors.insert(id, visitor);
    }

    /// Takes a visitor off the book.
    pub(super) fn remove(&mut self, id: &ContactId) -> Option<Visitor> {
        let visitor = self.visitors.remove(id)?;
        self.sessions.retain(|_, owner| owner != id);
        Some(visitor)
    }

    /// Remembers that a visitor went by another id.
    pub(super) fn remember(&mut self, from: &ContactId, to: &ContactId) {
        for (_, now) in self.former.iter_mut().filter(|(_, now)| now == from) {
            now.clone_from(to);
        }
        if self.former.len() >= MOST_FORMER {
            self.former.pop_front();
        }
        self.former.push_back((from.clone(), to.clone()));
    }

    /// The visitor to part with first, where too many are there without a chat.
    pub(super) fn surplus(&self) -> Option<ContactId> {
        let resting = || self.visitors.values().filter(|visitor| visitor.rests());
        if resting().count() <= MOST_RESTING && self.visitors.len() < MOST {
            return None;
        }
        resting().min_by_key(|visitor| visitor.heard).map(|visitor| visitor.contact.id.clone())
    }

    /// Sets what was said of a visitor's offers, where it differs from what was said last.
    pub(super) fn report_controls(&mut self, id: &ContactId, controls: Vec<ControlState>) -> Option<Vec<ControlState>> {
        let visitor = self.visitors.get_mut(id)?;
        if visitor.controls == controls {
            return None;
        }
        visitor.controls.clone_from(&controls);
        Some(controls)
    }
}

/// Whether a chat may be started with a visitor, as far as it depends on the visitor.
pub(super) fn may_start(visitor: &Visitor) -> Result<(), Denial> {
    if visitor.contact.state != ContactState::Closed {
        Err(Denial::State(visitor.contact.state.clone()))
    } else if visitor.identity(IdentityKind::Session).is_none() {
        Err(Denial::NoSession)
    } else {
        Ok(())
    }
}

/// The one button a visitor has.
pub(super) fn controls(may: Result<(), Denial>) -> Vec<ControlState> {
    let availability = may.map_or_else(Availability::Denied, |()| Availability::Allowed);
    vec![ControlState { control: Control::StartChat, engaged: false, availability }]
}

/// Cuts a conversation to what is kept of one: its latest part.
pub(super) fn shorten(talk: &mut Vec<Utterance>) {
    let (most, bytes) = LONGEST_TALK;
    let mut room = bytes;
    let kept = talk.iter().rev().take(most).take_while(|utterance| {
        let fits = utterance.text.len() <= room;
        room = room.saturating_sub(utterance.text.len());
        fits
    });
    let surplus = talk.len() - kept.count();
    talk.drain(..surplus);
}
