//! The visitors Rox.Chat has reported: one contact each, whatever chats they had.

use deskpane_desk::{
    clock::Millis,
    kit::registry::{Bounds, ContactRegistry, Entry},
    model::{Availability, Contact, ContactId, ContactState, Control, ControlState, Denial, IdentityKind, work::Work},
};
use litemap::LiteMap;
use std::{collections::VecDeque, sync::Arc};

/// The most visitors. None of them ever ends: a closed chat is open again as soon as somebody writes.
pub(super) const MOST: usize = 300;
/// How many of them may be without an open chat; those mentioned longest ago leave first.
pub(super) const MOST_RESTING: usize = 50;
/// How many former ids are remembered.
const MOST_FORMER: usize = 64;
/// How many former chats of one visitor are remembered.
const MOST_CHATS: usize = 8;
/// The most of one conversation: messages, and bytes of text.
const LONGEST_TALK: (usize, usize) = (200, 128 * 1024);

/// A visitor, with the data of the visit.
pub(super) type Visitor = Entry<Visit>;

/// The session's data of a visitor.
#[derive(Debug, Clone, Default)]
pub(super) struct Visit {
    /// Chats before the present one.
    pub(super) former_chats: VecDeque<String>,
    /// The chat of another visit of the same person, also open. Which of the two goes on is unknown: the next event
    /// that names a chat decides.
    pub(super) other_chat: Option<String>,
}

impl Visit {
    /// Another chat has replaced this one.
    pub(super) fn leave_chat(&mut self, chat: String) {
        self.former_chats.retain(|former| *former != chat);
        if self.former_chats.len() >= MOST_CHATS {
            self.former_chats.pop_front();
        }
        self.former_chats.push_back(chat);
    }
}

/// Whether a visitor is without an open chat.
fn rests(visitor: &Visitor) -> bool {
    matches!(visitor.contact.state, ContactState::Closed | ContactState::Unknown) && !visitor.contact.in_front
}

/// A contact's name in one of the systems that know the customer.
pub(super) fn identity(contact: &Contact, kind: IdentityKind) -> Option<&str> {
    contact.work.identities.iter().find(|identity| identity.kind == kind).map(|identity| identity.value.as_str())
}

/// All visitors. Beside the registry there are two indexes, because Rox.Chat names a visitor by their visit, and by
/// an id that changes when they log in.
#[derive(Debug)]
pub(super) struct Visitors {
    registry: ContactRegistry<Visit>,
    sessions: LiteMap<String, ContactId>,
    /// Former ids of visitors, and their present ones.
    former: VecDeque<(ContactId, ContactId)>,
}

impl Visitors {
    pub(super) fn new() -> Self {
        let registry = ContactRegistry::new(Bounds::open(MOST));
        Self { registry, sessions: LiteMap::new(), former: VecDeque::new() }
    }

    pub(super) fn get(&self, id: &ContactId) -> Option<&Visitor> {
        self.registry.get(id)
    }

    pub(super) fn ids(&self) -> Vec<ContactId> {
        self.registry.ids()
    }

    pub(super) fn is_full(&self) -> bool {
        self.registry.is_full()
    }

    /// The visitor of a visit. The vendor's example of a notification has a visitor's id in its place.
    pub(super) fn by_session(&self, session: &str) -> Option<&ContactId> {
        let named = || self.registry.get(&ContactId::new(session)?).map(|visitor| &visitor.contact.id);
        self.sessions.get(session).or_else(named)
    }

    /// All visitors on this visit: a visitor whose login was missed is there under both ids.
    pub(super) fn on_visit(&self, session: &str) -> Vec<ContactId> {
        let is_on = |contact: &&Contact| {
            identity(contact, IdentityKind::Session) == Some(session) || contact.id.as_str() == session
        };
        let contacts = self.registry.entries().map(|visitor| visitor.contact.as_ref());
        contacts.filter(is_on).map(|contact| contact.id.clone()).collect()
    }

    /// The visitor of an event: by this id, or by their present one if visit or chat prove that it is them. A former
    /// id alone proves nothing: it may belong to the next person at the same screen.
    pub(super) fn resolve(&self, id: &ContactId, session: Option<&str>, chat: Option<&str>) -> Option<ContactId> {
        if self.registry.get(id).is_some() {
            return Some(id.clone());
        }
        // The latest entry counts: several people may have had the same former id.
        let (_, now) = self.former.iter().rev().find(|(former, _)| former == id)?;
        let contact = &self.registry.get(now)?.contact;
        let same = |said: Option<&str>, kind| said.is_some() && said == identity(contact, kind);
        (same(session, IdentityKind::Session) || same(chat, IdentityKind::Conversation)).then(|| now.clone())
    }

    /// Stores a visitor who was just mentioned.
    pub(super) fn put(&mut self, visitor: Visitor, now: Millis) {
        self.index(&visitor);
        self.registry.insert(visitor, now);
    }

    /// The same without counting as mentioned.
    pub(super) fn update(&mut self, visitor: Visitor) {
        self.index(&visitor);
        self.registry.update(visitor);
    }

    fn index(&mut self, visitor: &Visitor) {
        let id = &visitor.contact.id;
        let before = self.registry.get(id).and_then(|old| identity(&old.contact, IdentityKind::Session));
        if let Some(before) = before.filter(|session| self.sessions.get(*session) == Some(id)) {
            self.sessions.remove(before);
        }
        if let Some(session) = identity(&visitor.contact, IdentityKind::Session) {
            self.sessions.insert(session.to_owned(), id.clone());
        }
    }

    /// Removes a visitor.
    pub(super) fn remove(&mut self, id: &ContactId) -> Option<Visitor> {
        let visitor = self.registry.remove(id)?;
        self.sessions.retain(|_, owner| owner != id);
        Some(visitor)
    }

    /// Records a visitor's former id.
    pub(super) fn remember(&mut self, from: &ContactId, to: &ContactId) {
        for (_, now) in self.former.iter_mut().filter(|(_, now)| now == from) {
            now.clone_from(to);
        }
        if self.former.len() >= MOST_FORMER {
            self.former.pop_front();
        }
        self.former.push_back((from.clone(), to.clone()));
    }

    /// The visitor to drop first, if too many have no open chat.
    pub(super) fn surplus(&self) -> Option<ContactId> {
        let resting = self.registry.entries().filter(|visitor| rests(visitor)).count();
        if resting <= MOST_RESTING && !self.is_full() {
            return None;
        }
        self.registry.oldest(rests).map(|visitor| visitor.contact.id.clone())
    }
}

/// Whether a chat may be started with a visitor, as far as that depends on the visitor.
pub(super) fn may_start(contact: &Contact) -> Result<(), Denial> {
    if contact.state != ContactState::Closed {
        Err(Denial::State(contact.state.clone()))
    } else if identity(contact, IdentityKind::Session).is_none() {
        Err(Denial::NoSession)
    } else {
        Ok(())
    }
}

/// A visitor's only control.
pub(super) fn controls(may: Result<(), Denial>) -> Vec<ControlState> {
    let availability = Availability::from(may);
    vec![ControlState { control: Control::StartChat, engaged: false, availability }]
}

/// Cuts a conversation to its bound; the latest part stays.
pub(super) fn shorten(work: &mut Work) {
    let talk = Arc::make_mut(&mut work.transcript);
    let (most, bytes) = LONGEST_TALK;
    let mut room = bytes;
    let kept = talk.iter().rev().take(most).take_while(|utterance| {
        let fits = utterance.text.len() <= room;
        room = room.saturating_sub(utterance.text.len());
        fits
    });
    let surplus = talk.len() - kept.count();
    talk.drain(..surplus);
    work.transcript_cut |= surplus > 0;
}
