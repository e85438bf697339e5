//! What a desk must show after these messages: written from the wire reference, not from the panel's code.

use crate::{
    Roxchat,
    simulation::{World, assert_at_rest},
};
use deskpane_desk::model::{Availability, Contact, ContactState, IdentityKind, change::ContactEntry};
use deskpane_desktops::roxchat::host::HostVisitor;
use std::collections::BTreeSet;

/// The desk shows everything that was reported and nothing else; if nothing was left out, it equals the workspace.
pub(crate) fn check(world: &World<Roxchat>) {
    assert_at_rest(world);
    let desk = &world.panels[0].desk;
    assert_eq!(desk.agent().presence, None, "nobody tells what state the agent is in");
    let shown: BTreeSet<_> = desk.order().map(|id| id.as_str().to_owned()).collect();
    let told: BTreeSet<_> = world.desktop.told.visitors.keys().cloned().collect();
    assert_eq!(shown, told);
    for entry in desk.order().filter_map(|id| desk.entry(id)) {
        one(world, entry);
    }
    notices(world);
    for visitor in world.host.visitors().iter().filter(|visitor| !world.desktop.unsettled.contains(&visitor.no)) {
        let entry = desk.order().find(|id| id.as_str() == visitor.id).and_then(|id| desk.entry(id));
        if let Some(entry) = entry {
            state(world, &entry.contact, visitor);
        }
    }
}

fn identity(contact: &Contact, kind: IdentityKind) -> Option<&str> {
    contact.work.identities.iter().find(|name| name.kind == kind).map(|name| name.value.as_str())
}

fn one(world: &World<Roxchat>, entry: &ContactEntry) {
    let contact = &entry.contact;
    let id = contact.id.as_str();
    let told = &world.desktop.told.visitors[id];
    // Every text begins with an increasing number.
    let mut talk = told.talk.clone();
    let mut shown: Vec<_> = contact.work.transcript.iter().map(|utterance| utterance.text.clone()).collect();
    assert!(contact.work.transcript.iter().is_sorted_by_key(|utterance| utterance.at), "the talk is in order");
    talk.sort_unstable();
    shown.sort_unstable();
    assert_eq!(shown, talk, "the talk of {id}");
    assert_eq!(identity(contact, IdentityKind::Desktop), Some(id));
    assert!(told.session.is_none() || identity(contact, IdentityKind::Session).is_some());
    assert_eq!(contact.in_front, world.desktop.told.front.as_deref() == Some(id), "in front: {id}");
    let closed = contact.state == ContactState::Closed;
    let reachable = identity(contact, IdentityKind::Session).is_some();
    let offered = entry.controls.iter().any(|offer| offer.availability == Availability::Allowed);
    assert_eq!(offered, closed && reachable, "{:?}", entry.controls);
}

/// Every event of this visitor's chat was reported.
fn state(world: &World<Roxchat>, contact: &Contact, visitor: &HostVisitor) {
    let told = &world.desktop.told.visitors[&visitor.id];
    match &visitor.chat {
        Some(chat) if told.chats.contains(&chat.id.to_string()) => {
            let expected = if chat.open { ContactState::Active } else { ContactState::Closed };
            assert_eq!(contact.state, expected, "chat {} of {}", chat.id, visitor.id);
            assert_eq!(identity(contact, IdentityKind::Conversation), Some(chat.id.to_string().as_str()));
        }
        // A chat that is known only by a remark of the system, or by its id.
        Some(_) => assert!(matches!(contact.state, ContactState::Unknown | ContactState::Active)),
        None => assert_eq!(contact.state, ContactState::Unknown),
    }
    // A known value stays if an event has none for it.
    let siebel = visitor.spec.siebel.as_deref().filter(|_| !told.talk.is_empty());
    assert!(siebel.is_none() || identity(contact, IdentityKind::Crm) == siebel, "{siebel:?}");
}

/// Every reported notification that was not withdrawn is shown, with its visitor or without one.
fn notices(world: &World<Roxchat>) {
    let desk = &world.panels[0].desk;
    let entries = desk.order().filter_map(|id| desk.entry(id));
    let shown: BTreeSet<_> = entries
        .flat_map(|entry| entry.contact.work.notices.iter())
        .chain(&desk.board().notices)
        .map(|notice| notice.id.clone())
        .collect();
    assert_eq!(shown, world.desktop.told.notices);
}
