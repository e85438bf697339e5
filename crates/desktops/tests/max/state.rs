//! What a desk must show when the host's state is this: written from the wire reference, not from the panel's code.

use crate::{
    Max,
    simulation::{World, assert_at_rest},
};
use deskpane_desk::{
    clock::Span,
    kit::host::Host as _,
    model::{Availability, Channel, CommandTarget, Contact, ContactState, Control, Desk, Direction, Presence},
};
use deskpane_desktops::max::host::{DesktopState, HostContact, Kind, Status};

/// Every panel shows what is the case at the desktop.
pub(crate) fn check(world: &World<Max>) {
    assert_at_rest(world);
    let state = world.host.state();
    for (panel, mute_known) in world.panels.iter().zip(world.desktop.mute_known) {
        agent(&panel.desk, mute_known, &state);
        contacts(&panel.desk, &state, world.behind);
        commands(&panel.desk, &state);
    }
}

fn agent(desk: &Desk, mute_known: bool, state: &DesktopState) {
    let agent = desk.agent();
    let presence = match state.state.as_str() {
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
    assert!(untold || agent.presence == Some(presence), "{:?} is not {}", agent.presence, state.state);
    assert_eq!(agent.reason.as_deref().unwrap_or_default(), if untold { "" } else { &state.reason });
    assert_eq!(agent.wrap_up.is_some(), state.wrap_up);
    assert!(!mute_known || agent.muted == state.muted, "muted: {}", agent.muted);
}

fn contacts(desk: &Desk, state: &DesktopState, behind: Span) {
    let mut shown: Vec<_> = desk.order().map(ToString::to_string).collect();
    let mut there: Vec<_> = state.contacts.iter().map(|contact| contact.no.to_string()).collect();
    shown.sort_unstable();
    there.sort_unstable();
    assert_eq!(shown, there);
    for contact in &state.contacts {
        let id = desk.order().find(|id| id.as_str() == contact.no.to_string());
        let entry = id.and_then(|id| desk.entry(id)).expect("it is on the desk");
        same(&entry.contact, contact);
        if contact.spec.kind == Kind::Call {
            times(&entry.contact, contact, behind);
        }
    }
}

fn same(shown: &Contact, actual: &HostContact) {
    let (state, masked) = match actual.status {
        Status::Incoming => (ContactState::Offered, false),
        Status::Dialing => (ContactState::Dialing, false),
        Status::Active => (ContactState::Active, false),
        Status::Holding => (ContactState::Held, false),
        Status::Masking => (ContactState::Active, true),
        Status::Joined => (ContactState::Conference, false),
        Status::Interrupted => (ContactState::Interrupted, false),
        Status::Disconnected => (ContactState::WrapUp, false),
        Status::Discarded => panic!("a voicemail that is over is on the desktop"),
    };
    assert_eq!((&shown.state, shown.masked), (&state, masked));
    let voice = actual.spec.kind == Kind::Call;
    assert_eq!(shown.channel == Channel::Voice, voice);
    if voice {
        assert_eq!(shown.customer.address.as_deref(), Some(actual.spec.address.as_str()));
        assert_eq!(shown.direction, Some(if actual.inbound { Direction::Inbound } else { Direction::Outbound }));
        assert_eq!(shown.recording, actual.recording);
    }
}

/// What the agent reads is by their own clock, however far the desktop's is off.
fn times(shown: &Contact, actual: &HostContact, behind: Span) {
    for (shown, actual) in [(shown.since, actual.changed), (shown.started, actual.started)] {
        let off = shown.expect("calls are stamped") - (actual + behind);
        assert!(off.0.abs() <= 6_000, "shown {} ms off, clocks are {} ms apart", off.0, behind.0);
    }
}

/// What is offered would act on the call it is offered for: no other call of the desktop's reacts to it.
fn commands(desk: &Desk, state: &DesktopState) {
    let reacting = |control: Control| {
        let reacts = |contact: &&HostContact| {
            use Status::{Active, Dialing, Holding, Incoming, Joined, Masking};
            contact.spec.kind == Kind::Call
                && match control {
                    Control::Answer | Control::Refuse => contact.status == Incoming,
                    Control::Hold => matches!(contact.status, Active | Holding),
                    Control::Mask => matches!(contact.status, Active | Masking | Joined),
                    Control::HangUp => matches!(contact.status, Dialing | Active | Joined),
                    Control::Record => matches!(contact.status, Active | Joined) && !contact.recording,
                    _ => false,
                }
        };
        state.contacts.iter().filter(reacts).map(|contact| contact.no.to_string()).collect::<Vec<_>>()
    };
    for entry in desk.order().filter_map(|id| desk.entry(id)) {
        for offer in entry.controls.iter().filter(|offer| offer.availability == Availability::Allowed) {
            if !matches!(offer.control, Control::Mute | Control::Card) {
                assert_eq!(reacting(offer.control), [entry.contact.id.as_str()], "{:?}", offer.control);
            }
        }
    }
    if let CommandTarget::One(id) = desk.command_target() {
        assert!(state.contacts.iter().any(|contact| contact.no.to_string() == id.as_str()));
    }
}
