//! What a desk must show when the host says this: written from the wire reference, not from the panel's code.

use crate::world::World;
use deskpane_desk::model::{Channel, Connection, Contact, ContactState, Presence, WorkMode, work::Speaker};
use deskpane_desktops::skylight::host::{self, Stage, Truth, TruthInteraction, WorkDirection};

/// How much the panel can know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// All but that of which a message was lost.
    WhatWasTold,
    /// Everything the whole state holds.
    Everything,
}

/// The panel shows what is the case at the desktop.
pub(crate) fn check(world: &World, strictness: Strictness) {
    let truth = world.host.truth();
    let connection = world.desk.connection();
    assert!(matches!(connection, Connection::Connected { .. }), "{connection:?}");
    assert_eq!(world.under_way(), Vec::<String>::new());
    agent(world, &truth);
    contacts(world, &truth, strictness);
}

fn agent(world: &World, truth: &Truth) {
    let agent = world.desk.agent();
    if world.agent_uncertain {
        return;
    }
    if !truth.logged_in {
        assert_eq!(agent.presence, Some(Presence::LoggedOut));
        return;
    }
    let presence = match truth.presence {
        host::Presence::Ready => Presence::Available,
        host::Presence::NotReady => Presence::Unavailable,
    };
    assert_eq!(agent.presence, Some(presence));
    assert_eq!(agent.reason.as_deref(), truth.reason.as_ref().map(|reason| reason.name.as_str()));
    let mode = match truth.direction {
        WorkDirection::Inbound => WorkMode::Inbound,
        WorkDirection::Outbound => WorkMode::Outbound,
        WorkDirection::AgentInitiated => WorkMode::AgentInitiated,
    };
    assert_eq!(agent.mode, Some(mode));
    assert!(!agent.reasons.is_empty() && agent.extensions.len() == 2);
}

fn contacts(world: &World, truth: &Truth, strictness: Strictness) {
    let forgiven = |id: &str| strictness == Strictness::WhatWasTold && world.uncertain.contains(id);
    let there = truth.interactions.iter().filter(|interaction| !interaction.lost);
    for interaction in there.filter(|interaction| !world.is_ending(interaction.stage) && !forgiven(&interaction.id)) {
        let id = world.desk.order().find(|id| id.as_str() == interaction.id);
        let place = id.and_then(|id| world.desk.entry(id));
        let place = place.unwrap_or_else(|| panic!("{} is not on the desk: {interaction:?}", interaction.id));
        same(&place.contact, interaction, world.uncertain.contains(&interaction.id), world.lied);
        assert!(!place.controls.is_empty());
    }
    for id in world.desk.order().filter(|id| !forgiven(id.as_str())) {
        assert!(truth.interactions.iter().any(|interaction| interaction.id == id.as_str()), "{id} is over");
    }
}

fn same(shown: &Contact, truth: &TruthInteraction, uncertain: bool, lied: bool) {
    let channel = match truth.channel {
        host::Channel::Voice => Channel::Voice,
        host::Channel::Sms => Channel::Sms,
        host::Channel::Smooch | host::Channel::WebChat => Channel::Chat,
        host::Channel::Email => Channel::Email,
        host::Channel::WorkItem => Channel::WorkItem,
    };
    assert_eq!(shown.channel, channel);
    if uncertain {
        return;
    }
    let state = match truth.stage {
        Stage::Offered(_) => ContactState::Offered,
        Stage::Dialling => ContactState::Dialing,
        Stage::Active if truth.held => ContactState::Held,
        Stage::Active => ContactState::Active,
        Stage::WrapUp(_) => ContactState::WrapUp,
    };
    assert_eq!(shown.state, state, "{truth:?}");
    if truth.stage == Stage::Active {
        assert_eq!((shown.muted, shown.recording), (truth.muted, truth.recording), "{truth:?}");
        assert_eq!(shown.work.transfer.is_some(), truth.transfer.is_some(), "{truth:?}");
    }
    // Smooch's history is told once, with the offer, and is in no dumped state.
    if matches!(truth.channel, host::Channel::Sms | host::Channel::WebChat) {
        let written = shown.work.transcript.iter().map(|one| (one.speaker == Speaker::Agent, one.text.as_str()));
        let there = truth.messages.iter().map(|one| (one.by_agent, one.text.as_str()));
        assert_eq!(written.collect::<Vec<_>>(), there.collect::<Vec<_>>());
    }
    if lied {
        return;
    }
    assert_eq!(shown.work.disposition, truth.disposition);
    assert_eq!(shown.work.record.as_ref().map(|record| &record.id), truth.contact.as_ref());
    let open = truth.scripts.iter().filter(|(_, answers)| answers.is_none()).count();
    assert_eq!(shown.work.scripts.len(), open, "scripts of {truth:?}");
}
