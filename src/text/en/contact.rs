//! English words about contacts.

use crate::store::{Desktop, customer_of};
use deskpane_protocol::desk::{Channel, Contact, ContactState, IdentityKind, Relation};

pub(super) fn state(state: &ContactState) -> String {
    let words = match state {
        ContactState::Queued => "Waiting",
        ContactState::Preview => "Preview",
        ContactState::Offered => "Ringing",
        ContactState::Dialing => "Dialing",
        ContactState::Active => "Active",
        ContactState::Assigned => "Assigned to you",
        ContactState::Held => "On hold",
        ContactState::Conference => "Conference",
        ContactState::Interrupted => "Interrupted",
        ContactState::Transferring => "Transferring",
        ContactState::WrapUp => "Wrap-up",
        ContactState::Closed => "Closed",
        ContactState::Unknown => "State not known",
        ContactState::Ended => "Ended",
        ContactState::Other(sent) if sent.is_empty() => "State not known",
        ContactState::Other(sent) => sent,
    };
    words.to_owned()
}

pub(super) fn channel(channel: &Channel) -> String {
    let words = match channel {
        Channel::Voice => "Call",
        Channel::Chat => "Chat",
        Channel::Sms => "Text message",
        Channel::Email => "E-mail",
        Channel::Voicemail => "Voicemail",
        Channel::WorkItem => "Work item",
        Channel::Digital(None) => "Digital",
        Channel::Digital(Some(sent)) => sent,
    };
    words.to_owned()
}

pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Master => "First contact of the chain",
        Relation::Parent => "Continues contact",
    }
}

/// To which system a customer goes by a name.
pub(super) fn identity(kind: IdentityKind, desktop: Desktop) -> String {
    let words = match kind {
        IdentityKind::Provided => "Provided",
        IdentityKind::Crm => "Siebel",
        IdentityKind::Task => "Task",
        IdentityKind::Desktop => desktop.name,
        IdentityKind::Session => "Visit",
        IdentityKind::Conversation => "Chat",
        IdentityKind::Channel => "Channel",
        IdentityKind::ChannelUser => "Channel user",
    };
    words.to_owned()
}

pub(super) fn incoming(contact: &Contact) -> String {
    let what = match &contact.channel {
        Channel::Voice => "call".to_owned(),
        Channel::Chat => "chat".to_owned(),
        Channel::Sms => "text message".to_owned(),
        Channel::Email => "e-mail".to_owned(),
        Channel::Voicemail => "voicemail".to_owned(),
        Channel::WorkItem => "work item".to_owned(),
        Channel::Digital(None) => "contact".to_owned(),
        Channel::Digital(Some(sent)) => format!("{sent} contact"),
    };
    let from = customer_of(contact).map(|name| format!(" from {name}")).unwrap_or_default();
    let by = contact.queue.as_ref().map(|queue| format!(", {}", queue.name())).unwrap_or_default();
    format!("Incoming {what}{from}{by}")
}
