//! What a desk must show once it has been told this: written from the wire reference, not from the panel's code.

use crate::world::World;
use deskpane_desk::model::{
    Availability, Channel, Colour, CommandStatus, Connection, Contact, ContactState, Desk, Direction,
};
use deskpane_desktops::ucontact::host::TruthInteraction;

/// The desk shows the truth, as far as it was told.
pub(crate) fn check(world: &World) {
    let (desk, truth) = (&world.desk, world.host.truth());
    assert!(matches!(desk.connection(), Connection::Connected { .. }), "{:?}", desk.connection());
    assert_eq!(desk.agent().presence, None, "nobody tells what state the agent is in");
    for interaction in truth.interactions.iter().filter(|own| !world.missed.contains(&own.guid)) {
        let open = desk.order().filter_map(|id| desk.entry(id)).map(|place| &place.contact);
        let place = open.chain(desk.closed()).find(|contact| contact.id.as_str() == interaction.guid);
        let Some(contact) = place else {
            let forgotten = interaction.finished && desk.closed().len() == deskpane_desk::model::Desk::CLOSED_KEPT;
            assert!(forgotten || !world.assigned.contains(&interaction.guid), "{interaction:?} is not on the desk");
            continue;
        };
        same(contact, interaction);
    }
    for id in desk.order() {
        let there = truth.interactions.iter().any(|own| own.guid == id.as_str() && !own.finished);
        assert!(there || world.missed.contains(id.as_str()), "{id} is open on the desk alone");
        assert_eq!(desk.entry(id).map(|place| place.controls.len()), Some(0), "a button that can't act");
    }
    let looks = desk.appearance();
    assert!(world.theme_told, "the last act tells it");
    assert_eq!((looks.dark, looks.primary), (Some(truth.dark), Colour::parse(&truth.primary)));
    assert!(!world.language_told || looks.language == Some(truth.language.replace('_', "-")));
    let board = desk.board();
    assert!(board.controls.iter().all(|offer| offer.availability == Availability::Allowed), "{:?}", board.controls);
    assert!(board.commands.values().all(|record| record.status != CommandStatus::Sent), "a start without an end");
}

fn same(contact: &Contact, truth: &TruthInteraction) {
    assert_eq!(contact.state, if truth.finished { ContactState::Ended } else { ContactState::Assigned });
    assert_eq!(contact.customer.address.as_deref(), Some(truth.client.as_str()));
    let (name, direction) = match truth.campaign.split_at_checked(truth.campaign.len() - 2) {
        Some((name, "<-")) => (name, Some(Direction::Inbound)),
        Some((name, "->")) => (name, Some(Direction::Outbound)),
        _ => (truth.campaign.as_str(), None),
    };
    assert_eq!(contact.queue.as_ref().map(|queue| queue.name()), Some(name));
    // What matches a start is outbound, also where the campaign's name says nothing.
    let started = direction.is_none() && contact.direction == Some(Direction::Outbound);
    assert!(started || contact.direction == direction, "{:?}", contact.direction);
    let channel = match truth.channel.as_str() {
        "telephony" => Channel::Voice,
        "webchat" => Channel::Chat,
        other => Channel::Digital(Some(other.to_owned())),
    };
    assert_eq!(contact.channel, channel);
    let recorded = contact.work.recorded.as_deref();
    let shown =
        recorded.map(|own| (own.comment.clone(), own.levels.iter().map(|l| (l.id.clone(), l.value.clone())).collect()));
    let told = truth.disposition.as_ref().map(|(comment, levels)| {
        let levels: Vec<_> = levels.iter().map(|l| (Some(l.id.to_string()), Some(l.value.clone()))).collect();
        (comment.clone(), levels)
    });
    assert_eq!(shown, told);
}

/// A page that begins anew shows what this one shows: the same contacts with everything written, and in the same
/// states, unless a command of this page's own had a part in them.
pub(crate) fn remembered(world: &World) {
    let again = world.recalled();
    let alone = world.confirmed == 0;
    let open = |desk: &Desk| {
        let places = desk.order().filter_map(|id| desk.entry(id));
        let mut all: Vec<_> = places
            .map(|place| {
                let contact = &place.contact;
                let state = alone.then(|| contact.state.clone());
                (contact.id.clone(), state, contact.work.transcript.len())
            })
            .collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all
    };
    assert_eq!(open(&again), open(&world.desk));
    let over = |desk: &Desk| desk.closed().map(|contact| contact.id.clone()).collect::<Vec<_>>();
    assert_eq!(over(&again), over(&world.desk));
}
