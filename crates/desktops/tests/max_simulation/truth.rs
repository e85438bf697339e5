//! What a desk must show when the host says this: written from the wire reference, not from the panel's code.

use crate::world::{Placement, World};
use deskpane_desk::{
    clock::Span,
    model::{Availability, Channel, CommandTarget, Connection, Contact, ContactState, Control, Direction, Presence},
};
use deskpane_desktops::max::host::{Kind, Truth, TruthContact};

/// Every panel shows what is the case at the desktop.
pub(crate) fn check(world: &World) {
    let truth = world.host.truth();
    for placement in &world.seats {
        assert!(
            matches!(placement.desk.connection(), Connection::Connected { .. }),
            "{:?}",
            placement.desk.connection()
        );
        agent(placement, &truth);
        contacts(placement, &truth, world.behind);
        commands(placement, &truth);
    }
}

fn agent(placement: &Placement, truth: &Truth) {
    let agent = placement.desk.agent();
    let presence = match truth.state.as_str() {
        "Available" => Presence::Available,
        "Unavailable" => Presence::Unavailable,
        "InboundContact" => Presence::OnContact(Direction::Inbound),
        "OutboundContact" => Presence::OnContact(Direction::Outbound),
        "InboundConsult" => Presence::Consulting(Direction::Inbound),
        "OutboundConsult" => Presence::Consulting(Direction::Outbound),
        "LoggedIn" => Presence::LoggedIn,
        "LoggedOut" => Presence::LoggedOut,
        other => panic!("the host invents a state: {other}"),
    };
    // A desktop nobody is signed in to has no agent state to tell a panel that comes anew.
    let untold = presence == Presence::LoggedOut && agent.presence.is_none();
    assert!(untold || agent.presence == Some(presence), "{:?} is not {}", agent.presence, truth.state);
    assert_eq!(agent.reason.as_deref().unwrap_or_default(), if untold { "" } else { &truth.reason });
    assert_eq!(agent.wrap_up.is_some(), truth.wrap_up);
    assert!(!placement.mute_known || agent.muted == truth.muted, "muted: {}", agent.muted);
}

fn contacts(placement: &Placement, truth: &Truth, behind: Span) {
    let mut shown: Vec<_> = placement.desk.order().map(|id| id.as_str()).collect();
    let mut there: Vec<_> = truth.contacts.iter().map(|contact| contact.id.as_str()).collect();
    shown.sort_unstable();
    there.sort_unstable();
    assert_eq!(shown, there);
    for contact in &truth.contacts {
        let id = placement.desk.order().find(|id| id.as_str() == contact.id);
        let place = id.and_then(|id| placement.desk.entry(id)).expect("it is on the desk");
        same(&place.contact, contact);
        if contact.kind == Kind::Call {
            times(&place.contact, contact, behind);
        }
    }
}

fn same(shown: &Contact, truth: &TruthContact) {
    let (state, masked) = match truth.status {
        "Incoming" => (ContactState::Offered, false),
        "Dialing" => (ContactState::Dialing, false),
        "Active" => (ContactState::Active, false),
        "Holding" => (ContactState::Held, false),
        "Masking" => (ContactState::Active, true),
        "Joined" => (ContactState::Conference, false),
        "Interrupted" => (ContactState::Interrupted, false),
        "Disconnected" => (ContactState::WrapUp, false),
        other => panic!("the host invents a status: {other}"),
    };
    assert_eq!((&shown.state, shown.masked), (&state, masked));
    let voice = truth.kind == Kind::Call;
    assert_eq!(shown.channel == Channel::Voice, voice);
    if voice {
        assert_eq!(shown.customer.address.as_deref(), Some(truth.address.as_str()));
        assert_eq!(shown.direction, Some(if truth.inbound { Direction::Inbound } else { Direction::Outbound }));
        assert_eq!(shown.recording, truth.recording);
    }
}

/// What the agent reads is by their own clock, however far the desktop's is off.
fn times(shown: &Contact, truth: &TruthContact, behind: Span) {
    for (shown, truth) in [(shown.since, truth.changed), (shown.started, truth.started)] {
        let off = shown.expect("calls are stamped") - (truth + behind);
        assert!(off.0.abs() <= 6_000, "shown {} ms off, clocks are {} ms apart", off.0, behind.0);
    }
}

/// What is offered would act on the call it is offered for: no other call of the desktop's reacts to it.
fn commands(placement: &Placement, truth: &Truth) {
    let reacting = |control: Control| {
        let reacts = |contact: &&TruthContact| {
            contact.kind == Kind::Call
                && match control {
                    Control::Answer | Control::Refuse => contact.status == "Incoming",
                    Control::Hold => matches!(contact.status, "Active" | "Holding"),
                    Control::Mask => matches!(contact.status, "Active" | "Masking" | "Joined"),
                    Control::HangUp => matches!(contact.status, "Dialing" | "Active" | "Joined"),
                    Control::Record => matches!(contact.status, "Active" | "Joined") && !contact.recording,
                    _ => false,
                }
        };
        truth.contacts.iter().filter(reacts).map(|contact| contact.id.clone()).collect::<Vec<_>>()
    };
    for place in placement.desk.order().filter_map(|id| placement.desk.entry(id)) {
        for offer in place.controls.iter().filter(|offer| offer.availability == Availability::Allowed) {
            if !matches!(offer.control, Control::Mute | Control::Card) {
                assert_eq!(reacting(offer.control), [place.contact.id.as_str()], "{:?}", offer.control);
            }
        }
    }
    if let CommandTarget::One(id) = placement.desk.command_target() {
        assert!(truth.contacts.iter().any(|contact| contact.id == id.as_str()));
    }
}
