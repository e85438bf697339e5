//! The six events: what each changes about the visitors, and what it says about a chat that is being started.

use super::{
    RoxchatSession, reading,
    visitors::{self, identity},
};
use crate::roxchat::wire::{self, About, Event, Visitor, opens_chat};
use deskpane_desk::{
    clock::Millis,
    model::{Change, ContactId, ContactState, IdentityKind},
    session::NoteKind,
};
use std::sync::Arc;

impl RoxchatSession {
    pub(super) fn event(&mut self, event: Event, now: Millis) {
        match event {
            Event::MessageAdded { about, kind, text } => self.written(&about, &kind, text, now),
            Event::ChatClosed(about) => self.closed(&about, now),
            Event::Selected(about) => self.selected(&about, now),
            Event::Authorized { old, new } => self.authorized(old.as_ref(), &new, now),
            Event::NoticeAdded(notice) => {
                let touched = self.notices.add(notice, now);
                self.renotice(&touched);
            }
            Event::NoticeRemoved(id) => {
                let touched = self.notices.remove(&id);
                self.renotice(&touched);
            }
            Event::Unknown { name, text } => self.emitter.note(NoteKind::Unknown, &name, &text),
            Event::Broken { why, text } => self.emitter.note(NoteKind::Malformed, why, &text),
        }
    }

    fn written(&mut self, about: &About, kind: &str, text: String, now: Millis) {
        let Some(mut visitor) = self.visit(about, now) else { return };
        // A remark about a former chat, such as on its end, does not reopen it.
        let former = about.chat.as_ref().is_some_and(|chat| visitor.data.former_chats.contains(chat));
        let is_remark = former && !opens_chat(&wire::message_kind(kind).1);
        let new_chat = !is_remark && enter_chat(&mut visitor, about);
        self.written = self.written.wrapping_add(1);
        let contact = Arc::make_mut(&mut visitor.contact);
        let kind = reading::write(contact, self.written, kind, text, now);
        let goes_on = new_chat || opens_chat(&kind);
        if goes_on {
            reading::turn(contact, ContactState::Active, now);
        }
        let id = contact.id.clone();
        self.put(visitor, now);
        if goes_on {
            self.begun(&id, now);
        }
    }

    /// The chat is closed until somebody writes again: Rox.Chat opens the same one then.
    fn closed(&mut self, about: &About, now: Millis) {
        let Some(mut visitor) = self.visit(about, now) else { return };
        let former = about.chat.as_ref().is_some_and(|chat| visitor.data.former_chats.contains(chat));
        let mut begun = false;
        if !former {
            // An unknown chat that is closed already must have begun.
            begun = identity(&visitor.contact, IdentityKind::Conversation).is_some() && enter_chat(&mut visitor, about);
            enter_chat(&mut visitor, about);
            reading::turn(Arc::make_mut(&mut visitor.contact), ContactState::Closed, now);
        }
        let id = visitor.contact.id.clone();
        self.put(visitor, now);
        if begun {
            self.begun(&id, now);
        }
    }

    fn selected(&mut self, about: &About, now: Millis) {
        let Some(mut visitor) = self.visit(about, now) else { return };
        let former = about.chat.as_ref().is_some_and(|chat| visitor.data.former_chats.contains(chat));
        let new_chat = !former && enter_chat(&mut visitor, about);
        // The workspace opens the chat it starts. But the agent may also look at the closed one: a start that was
        // given up needs better proof, and the chat counts as open only if it is another.
        let id = &visitor.contact.id;
        let started = self.pending.is_busy(id) || new_chat && self.pending.is_open(id, now);
        let contact = Arc::make_mut(&mut visitor.contact);
        contact.in_front = true;
        if new_chat {
            let state = if started { ContactState::Active } else { ContactState::Unknown };
            reading::turn(contact, state, now);
        }
        let id = contact.id.clone();
        let before = self.front.replace(id.clone()).filter(|before| *before != id);
        if let Some(mut visitor) = before.and_then(|before| self.visitors.get(&before).cloned()) {
            Arc::make_mut(&mut visitor.contact).in_front = false;
            self.update(visitor);
        }
        self.put(visitor, now);
        if started {
            self.begun(&id, now);
        }
    }

    /// A visitor has another id from now on. If both ids are known, they were one person all along.
    fn authorized(&mut self, old: Option<&Visitor>, new: &Visitor, now: Millis) {
        let from = old.map(|old| &old.id).filter(|from| **from != new.id && self.visitors.get(from).is_some()).cloned();
        let Some(from) = from else {
            let Some(mut visitor) = self.visitor(&new.id, now) else { return };
            reading::log_in(Arc::make_mut(&mut visitor.contact), new);
            return self.put(visitor, now);
        };
        let Some(mut visitor) = self.visitors.remove(&from) else { return };
        reading::log_in(Arc::make_mut(&mut visitor.contact), new);
        if let Some(mut known) = self.visitors.remove(&new.id) {
            // An open chat counts; otherwise the visitor who logs in now is the one who is here.
            let other_goes_on = rank(&known.contact.state) > rank(&visitor.contact.state);
            if other_goes_on {
                std::mem::swap(&mut known, &mut visitor);
            }
            reading::unite(Arc::make_mut(&mut visitor.contact), &known.contact, new);
            if let Some(chat) = identity(&known.contact, IdentityKind::Conversation)
                && identity(&visitor.contact, IdentityKind::Conversation) != Some(chat)
            {
                match known.contact.state {
                    ContactState::Active => visitor.data.other_chat = Some(chat.to_owned()),
                    ContactState::Closed if !other_goes_on => visitor.data.leave_chat(chat.to_owned()),
                    // There was no message about it, or it belongs to the visit that logs in now and may have been
                    // reopened silently: the next message about it is new.
                    _ => {}
                }
            }
        }
        if self.front.as_ref() == Some(&from) {
            self.front = Some(new.id.clone());
        }
        self.visitors.remember(&from, &new.id);
        let moved = self.pending.rename(&from, &new.id, |_| new.id.clone());
        self.emitter.change(Change::Renamed { from, to: new.id.clone() });
        self.put(visitor, now);
        moved.iter().for_each(|command| self.say_command(command));
    }

    /// The visitor of an event, with the names it carries.
    fn visit(&mut self, about: &About, now: Millis) -> Option<visitors::Visitor> {
        let known = self.visitors.resolve(&about.visitor.id, about.session.as_deref(), about.chat.as_deref());
        let mut visitor = self.visitor(known.as_ref().unwrap_or(&about.visitor.id), now)?;
        reading::know(Arc::make_mut(&mut visitor.contact), about);
        Some(visitor)
    }

    /// The visitor with this id, or a new one if there is room.
    fn visitor(&mut self, id: &ContactId, now: Millis) -> Option<visitors::Visitor> {
        if let Some(visitor) = self.visitors.get(id) {
            return Some(visitor.clone());
        }
        if self.visitors.is_full() {
            self.full = true;
            return None;
        }
        Some(reading::stranger(id.clone(), now))
    }
}

/// The priority of a state when two contacts are merged.
const fn rank(state: &ContactState) -> u8 {
    match state {
        ContactState::Active => 2,
        ContactState::Closed => 1,
        _ => 0,
    }
}

/// The chat that an event names becomes the visitor's chat; true unless it was one of theirs that is open.
fn enter_chat(visitor: &mut visitors::Visitor, about: &About) -> bool {
    let Some(chat) = &about.chat else { return false };
    let other = visitor.data.other_chat.take();
    let heard_of = other.as_ref() == Some(chat);
    if let Some(other) = other {
        visitor.data.leave_chat(other);
    }
    let before = identity(&visitor.contact, IdentityKind::Conversation).map(str::to_owned);
    if before.as_ref() == Some(chat) {
        return false;
    }
    if let Some(before) = before {
        visitor.data.leave_chat(before);
    }
    visitor.data.former_chats.retain(|former| former != chat);
    reading::set_chat(Arc::make_mut(&mut visitor.contact), chat);
    !heard_of
}
