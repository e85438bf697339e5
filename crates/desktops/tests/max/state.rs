//! What a desk must show for this state of the host: written from the wire reference, not from the panel's code.

use crate::{
    Max, Told,
    simulation::{World, assert_at_rest},
};
use deskpane_desk::{
    clock::Span,
    kit::host::Host as _,
    model::{Availability, Channel, CommandTarget, Contact, ContactState, Control, Desk, Direction, Presence},
};
use deskpane_desktops::max::{
    host::{DesktopState, HostContact, Kind, Status},
    wire::Flavour,
};

/// Every panel shows the desktop's state.
pub(crate) fn check(world: &World<Max>) {
    assert_at_rest(world);
    let state = world.host.state();
    let Max { flavour, mute_known, told } = &world.desktop;
    for ((panel, mute_known), told) in world.panels.iter().zip(*mute_known).zip(told) {
        agent(&panel.desk, mute_known, &state);
        match flavour {
            Flavour::Max => all_contacts(&panel.desk, &state),
            Flavour::Cxa => known_contacts(&panel.desk, &state, told),
        }
        for contact in state.contacts.iter().filter(|contact| is_named(*flavour, contact)) {
            let shown = entry(&panel.desk, contact).expect("it is on the desk");
            same(shown, contact);
            if contact.spec.kind == Kind::Call {
                times(shown, contact, panel.ahead);
            }
        }
        // While nobody is signed in, CXone Agent's panels may show contacts that have ended.
        if *flavour == Flavour::Max || state.state != "LoggedOut" {
            commands(&panel.desk, &state, *flavour);
        }
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
    // While nobody is signed in, the desktop reports no agent state to a new panel.
    let untold = presence == Presence::LoggedOut && agent.presence.is_none();
    assert!(untold || agent.presence == Some(presence), "{:?} is not {}", agent.presence, state.state);
    assert_eq!(agent.reason.as_deref().unwrap_or_default(), if untold { "" } else { &state.reason });
    assert_eq!(agent.wrap_up.is_some(), state.wrap_up);
    assert!(!mute_known || agent.muted == state.muted, "muted: {}", agent.muted);
}

/// Whether a registration certainly lists the contact.
fn is_named(flavour: Flavour, contact: &HostContact) -> bool {
    flavour == Flavour::Max || is_call(contact) && contact.status.is_live()
}

fn is_call(contact: &HostContact) -> bool {
    contact.spec.kind == Kind::Call
}

fn entry<'a>(desk: &'a Desk, contact: &HostContact) -> Option<&'a Contact> {
    let id = desk.order().find(|id| id.as_str() == contact.no.to_string())?;
    desk.entry(id).map(|entry| &*entry.contact)
}

/// MAX lists all contacts to a panel that registers.
fn all_contacts(desk: &Desk, state: &DesktopState) {
    let mut shown: Vec<_> = desk.order().map(ToString::to_string).collect();
    let mut there: Vec<_> = state.contacts.iter().map(|contact| contact.no.to_string()).collect();
    shown.sort_unstable();
    there.sort_unstable();
    assert_eq!(shown, there);
}

/// CXone Agent lists some. What it reported earlier is shown until it reports otherwise.
fn known_contacts(desk: &Desk, state: &DesktopState, told: &Told) {
    for contact in &state.contacts {
        let id = contact.no.to_string();
        let last = told.there.get(&id).map(String::as_str);
        // If a call ended unobserved, nobody can tell whether it is in wrap-up.
        let known = last.is_some() && (!is_call(contact) || contact.status.is_live() || last == Some("Disconnected"));
        assert!(!known || entry(desk, contact).is_some(), "{contact:?} is not on the desk");
    }
    for id in desk.order() {
        assert!(!told.over.contains(id.as_str()), "{id} is over, and back");
        let shown = &desk.entry(id).expect("it is there").contact;
        let goes_on = shown.channel == Channel::Voice && shown.state != ContactState::WrapUp;
        let there = state.contacts.iter().any(|contact| contact.no.to_string() == id.as_str());
        // While nobody is signed in, nothing reports contacts that ended unobserved.
        assert!(!goes_on || there || state.state == "LoggedOut", "{shown:?} is gone");
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

/// The agent sees times by their own clock, however much the desktop's differs.
fn times(shown: &Contact, actual: &HostContact, ahead: Span) {
    let id = &shown.id;
    for (what, shown, actual) in [("state", shown.since, actual.changed), ("beginning", shown.started, actual.started)]
    {
        let off = shown.expect("calls are stamped") - (actual + ahead);
        assert!(off.0.abs() <= 6_000, "{id}: {what} shown {} ms off, clocks are {} ms apart", off.0, ahead.0);
    }
}

/// An available command acts on the call it is offered for: no other call of the desktop reacts to it.
fn commands(desk: &Desk, state: &DesktopState, flavour: Flavour) {
    let reacting = |control: Control| {
        let reacts = |contact: &&HostContact| {
            use Status::{Active, Dialing, Holding, Incoming, Joined, Masking};
            contact.spec.kind == Kind::Call
                && match control {
                    Control::Answer | Control::Refuse => contact.status == Incoming,
                    Control::Hold => matches!(contact.status, Active | Holding),
                    Control::Mask => matches!(contact.status, Active | Masking | Joined),
                    Control::HangUp => matches!(contact.status, Dialing | Active | Joined),
                    Control::Record => {
                        matches!(contact.status, Active | Joined) && (flavour == Flavour::Cxa || !contact.recording)
                    }
                    _ => false,
                }
        };
        state.contacts.iter().filter(reacts).map(|contact| contact.no.to_string()).collect::<Vec<_>>()
    };
    for entry in desk.order().filter_map(|id| desk.entry(id)) {
        for offer in entry.controls.iter().filter(|offer| offer.availability == Availability::Allowed) {
            let hits_all = flavour == Flavour::Cxa && matches!(offer.control, Control::Answer | Control::Refuse);
            assert!(!hits_all || desk.order().len() == 1, "{:?} would hit others", offer.control);
            if !matches!(offer.control, Control::Mute | Control::Card) {
                assert_eq!(reacting(offer.control), [entry.contact.id.as_str()], "{:?}", offer.control);
            }
        }
    }
    if let CommandTarget::One(id) = desk.command_target() {
        assert!(state.contacts.iter().any(|contact| contact.no.to_string() == id.as_str()));
    }
}
