//! What a desk must show after these messages: written from the wire reference, not from the panel's code.

use crate::{
    Ucontact,
    simulation::{World, assert_at_rest},
};
use deskpane_desk::{
    kit::host::Host as _,
    model::{Availability, Channel, Colour, Contact, ContactState, Desk, Direction},
};
use deskpane_desktops::ucontact::host::Interaction;

/// The desk shows the desktop's state, as far as it was reported.
pub(crate) fn check(world: &World<Ucontact>) {
    assert_at_rest(world);
    let (desk, known, state) = (&world.panels[0].desk, &world.desktop, world.host.state());
    assert_eq!(desk.agent().presence, None, "nobody tells what state the agent is in");
    for interaction in state.interactions.iter().filter(|own| !known.missed.contains(&own.guid)) {
        let open = desk.order().filter_map(|id| desk.entry(id)).map(|entry| &entry.contact);
        let shown = open.chain(desk.closed()).find(|contact| contact.id.as_str() == interaction.guid);
        let Some(contact) = shown else {
            let forgotten = interaction.finished && desk.closed().len() == Desk::CLOSED_KEPT;
            assert!(forgotten || !known.assigned.contains(&interaction.guid), "{interaction:?} is not on the desk");
            continue;
        };
        same(contact, interaction);
    }
    for id in desk.order() {
        let there = state.interactions.iter().any(|own| own.guid == id.as_str() && !own.finished);
        assert!(there || known.missed.contains(id.as_str()), "{id} is open on the desk alone");
        assert_eq!(desk.entry(id).map(|entry| entry.controls.len()), Some(0), "a button that can't act");
    }
    let looks = desk.appearance();
    assert!(known.theme_told, "the last act tells it");
    assert_eq!((looks.dark, looks.primary), (Some(state.dark), Colour::parse(&state.primary)));
    assert!(!known.language_told || looks.language == Some(state.language.replace('_', "-")));
    let board = desk.board();
    assert!(board.controls.iter().all(|offer| offer.availability == Availability::Allowed), "{:?}", board.controls);
}

fn same(contact: &Contact, actual: &Interaction) {
    assert_eq!(contact.state, if actual.finished { ContactState::Ended } else { ContactState::Assigned });
    assert_eq!(contact.customer.address.as_deref(), Some(actual.client.as_str()));
    let (name, direction) = match actual.campaign.split_at_checked(actual.campaign.len() - 2) {
        Some((name, "<-")) => (name, Some(Direction::Inbound)),
        Some((name, "->")) => (name, Some(Direction::Outbound)),
        _ => (actual.campaign.as_str(), None),
    };
    assert_eq!(contact.queue.as_ref().map(|queue| queue.name()), Some(name));
    // A contact that matches a start is outbound, even if the campaign's name has no direction.
    let started = direction.is_none() && contact.direction == Some(Direction::Outbound);
    assert!(started || contact.direction == direction, "{:?}", contact.direction);
    let channel = match actual.channel.as_str() {
        "telephony" => Channel::Voice,
        "webchat" => Channel::Chat,
        other => Channel::Digital(Some(other.to_owned())),
    };
    assert_eq!(contact.channel, channel);
    let recorded = contact.work.recorded.as_deref();
    let shown =
        recorded.map(|own| (own.comment.clone(), own.levels.iter().map(|l| (l.id.clone(), l.value.clone())).collect()));
    let told = actual.disposition.as_ref().map(|(comment, levels)| {
        let levels: Vec<_> = levels.iter().map(|l| (Some(l.id.to_string()), Some(l.value.clone()))).collect();
        (comment.clone(), levels)
    });
    assert_eq!(shown, told);
}
