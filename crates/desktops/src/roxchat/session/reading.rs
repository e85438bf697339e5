//! Writes an event's content into the visitor's contact.

use super::visitors::{Visit, Visitor, identity, shorten};
use crate::roxchat::wire::{self, About, ChannelFacts, FieldValue};
use deskpane_desk::{
    clock::Millis,
    model::{
        Channel, Contact, ContactId, ContactState, Identity, IdentityKind,
        work::{MessageKind, Speaker, Utterance, Work},
    },
    sorting::sort_by,
};
use std::sync::Arc;

/// A visitor known by id alone.
pub(super) fn stranger(id: ContactId, now: Millis) -> Visitor {
    let mut contact = Contact::new(id, Channel::Chat, ContactState::Unknown);
    contact.since = Some(now);
    name_self(&mut contact);
    Visitor::new(Arc::new(contact), Visit::default())
}

/// Applies the names in an event. What it does not mention, or has no value for, stays. A visit may end and another
/// begin; the latest one reaches the visitor.
pub(super) fn know(contact: &mut Contact, about: &About) {
    let About { visitor, chat: _, session, task, channel } = about;
    let work = Arc::make_mut(&mut contact.work);
    set_names(work, visitor);
    let ChannelFacts { id, kind, user, name } = channel;
    let said = [
        (IdentityKind::Task, task),
        (IdentityKind::Session, session),
        (IdentityKind::Channel, id),
        (IdentityKind::ChannelUser, user),
    ];
    for (kind, value) in said {
        if let Some(value) = value {
            set(work, kind, Some(value.clone()));
        }
    }
    if let Some(name) = name {
        contact.customer.name = Some(name.clone());
    }
    if let Some(kind) = kind {
        contact.channel = channel_of(kind);
    }
    name_self(contact);
}

/// Replaces the names of a visitor who has just logged in. An empty one is removed: it was another person's.
pub(super) fn log_in(contact: &mut Contact, new: &wire::Visitor) {
    let work = Arc::make_mut(&mut contact.work);
    for (kind, told) in [(IdentityKind::Provided, &new.provided), (IdentityKind::Crm, &new.siebel)] {
        match told {
            FieldValue::Absent => {}
            FieldValue::Empty => set(work, kind, None),
            FieldValue::Present(value) => set(work, kind, Some(value.clone())),
        }
    }
    contact.id = new.id.clone();
    name_self(contact);
}

/// Merges two contacts of one person; `contact` stays. What only the other knew is kept, and both conversations are
/// joined.
pub(super) fn unite(contact: &mut Contact, other: &Contact, told: &wire::Visitor) {
    let work = Arc::make_mut(&mut contact.work);
    for known in &other.work.identities {
        let missing = !work.identities.iter().any(|own| own.kind == known.kind);
        if missing && known.kind != IdentityKind::Desktop {
            set(work, known.kind, Some(known.value.clone()));
        }
    }
    set_names(work, told);
    let talk = Arc::make_mut(&mut work.transcript);
    talk.extend(other.work.transcript.iter().cloned());
    sort_by(talk, |one, other| one.at.cmp(&other.at));
    work.transcript_cut |= other.work.transcript_cut;
    shorten(work);
    if contact.customer.name.is_none() {
        contact.customer.name.clone_from(&other.customer.name);
    }
    if contact.channel == Channel::Chat {
        contact.channel = other.channel.clone();
    }
    contact.in_front |= other.in_front;
    name_self(contact);
}

/// Adds a message.
pub(super) fn write(contact: &mut Contact, number: u64, kind: &str, text: String, now: Millis) -> MessageKind {
    let (speaker, kind) = wire::message_kind(kind);
    let name = contact.customer.name.clone().filter(|_| speaker == Speaker::Customer);
    let work = Arc::make_mut(&mut contact.work);
    // The event carries neither an id nor a time: it is sent as somebody writes.
    let utterance = Utterance { id: number.to_string(), speaker, kind: kind.clone(), name, text, at: Some(now) };
    Arc::make_mut(&mut work.transcript).push(utterance);
    shorten(work);
    kind
}

/// Sets the contact's state.
pub(super) fn turn(contact: &mut Contact, state: ContactState, now: Millis) {
    if contact.state != state {
        contact.state = state;
        contact.since = Some(now);
    }
}

/// Which chat this is.
pub(super) fn set_chat(contact: &mut Contact, chat: &str) {
    set(Arc::make_mut(&mut contact.work), IdentityKind::Conversation, Some(chat.to_owned()));
}

fn set_names(work: &mut Work, visitor: &wire::Visitor) {
    for (kind, told) in [(IdentityKind::Provided, &visitor.provided), (IdentityKind::Crm, &visitor.siebel)] {
        if let FieldValue::Present(value) = told {
            set(work, kind, Some(value.clone()));
        }
    }
}

fn set(work: &mut Work, kind: IdentityKind, value: Option<String>) {
    work.identities.retain(|identity| identity.kind != kind);
    if let Some(value) = value {
        let at = work.identities.partition_point(|identity| identity.kind < kind);
        work.identities.insert(at, Identity { kind, value });
    }
}

/// The desktop's own id is one of the visitor's names; a visitor without a name is called by the best of them.
fn name_self(contact: &mut Contact) {
    let id = contact.id.as_str().to_owned();
    set(Arc::make_mut(&mut contact.work), IdentityKind::Desktop, Some(id));
    let best = [IdentityKind::ChannelUser, IdentityKind::Provided, IdentityKind::Crm, IdentityKind::Desktop];
    contact.customer.address = best.into_iter().find_map(|kind| identity(contact, kind)).map(str::to_owned);
}

/// Channel tokens are an open set; e-mail and text messages have channels of their own in the model.
fn channel_of(kind: &str) -> Channel {
    match kind.to_ascii_lowercase().as_str() {
        "email" => Channel::Email,
        "sms" => Channel::Sms,
        _ => Channel::Digital(Some(kind.to_owned())),
    }
}
