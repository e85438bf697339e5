//! What a desk must show for this state of the host: written from the wire reference, not from the panel's code.

use crate::{
    Skylight,
    simulation::{World, assert_at_rest},
};
use deskpane_desk::{
    clock::{Millis, Span},
    kit::host::Host as _,
    model::{Agent, Channel, Contact, ContactState, Desk, Presence, WorkMode, work::Speaker},
};
use deskpane_desktops::skylight::host::{self, DesktopState, InteractionState, Stage, WorkDirection};

/// How much the panel can know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// Everything except what was in a lost message.
    WhatWasTold,
    /// Everything in the full state.
    Everything,
}

/// The panel shows the desktop's state.
pub(crate) fn check(world: &World<Skylight>, strictness: Strictness) {
    assert_at_rest(world);
    let (desk, state) = (&world.panels[0].desk, world.host.state());
    if !world.desktop.agent_uncertain {
        agent(desk.agent(), &state);
    }
    contacts(world, desk, &state, strictness);
}

fn agent(agent: &Agent, state: &DesktopState) {
    if !state.logged_in {
        assert_eq!(agent.presence, Some(Presence::LoggedOut));
        return;
    }
    let presence = match state.presence {
        host::Presence::Ready => Presence::Available,
        host::Presence::NotReady => Presence::Unavailable,
    };
    assert_eq!(agent.presence, Some(presence));
    assert_eq!(agent.reason.as_deref(), state.reason.as_ref().map(|reason| reason.name.as_str()));
    let mode = match state.direction {
        WorkDirection::Inbound => WorkMode::Inbound,
        WorkDirection::Outbound => WorkMode::Outbound,
        WorkDirection::AgentInitiated => WorkMode::AgentInitiated,
    };
    assert_eq!(agent.mode, Some(mode));
    assert!(!agent.reasons.is_empty() && agent.extensions.len() == 2);
}

fn contacts(world: &World<Skylight>, desk: &Desk, state: &DesktopState, strictness: Strictness) {
    let forgiven = |id: &str| strictness == Strictness::WhatWasTold && world.desktop.uncertain.contains(id);
    let there = state.interactions.iter().filter(|interaction| !interaction.lost);
    for interaction in
        there.filter(|interaction| !is_ending(interaction.stage, world.now) && !forgiven(&interaction.id))
    {
        let id = desk.order().find(|id| id.as_str() == interaction.id);
        let entry = id.and_then(|id| desk.entry(id));
        let entry = entry.unwrap_or_else(|| panic!("{} is not on the desk: {interaction:?}", interaction.id));
        same(&entry.contact, interaction, &world.desktop, strictness);
        assert!(!entry.controls.is_empty());
    }
    for id in desk.order().filter(|id| !forgiven(id.as_str())) {
        assert!(state.interactions.iter().any(|interaction| interaction.id == id.as_str()), "{id} is over");
    }
}

/// Whether an offer is so near its end that the two sides may differ.
fn is_ending(stage: Stage, now: Millis) -> bool {
    matches!(stage, Stage::Offered(until) if until - now < Span::seconds(6))
}

fn same(shown: &Contact, actual: &InteractionState, known: &Skylight, strictness: Strictness) {
    let channel = match actual.channel {
        host::Channel::Voice => Channel::Voice,
        host::Channel::Sms => Channel::Sms,
        host::Channel::Smooch | host::Channel::WebChat => Channel::Chat,
        host::Channel::Email => Channel::Email,
        host::Channel::WorkItem => Channel::WorkItem,
    };
    assert_eq!(shown.channel, channel);
    if known.uncertain.contains(&actual.id) {
        return;
    }
    let state = match actual.stage {
        Stage::Offered(_) => ContactState::Offered,
        Stage::Dialling => ContactState::Dialing,
        Stage::Active if actual.held => ContactState::Held,
        Stage::Active => ContactState::Active,
        Stage::WrapUp(_) => ContactState::WrapUp,
    };
    assert_eq!(shown.state, state, "{actual:?}");
    if actual.stage == Stage::Active {
        assert_eq!((shown.muted, shown.recording), (actual.muted, actual.recording), "{actual:?}");
        assert_eq!(shown.work.transfer.is_some(), actual.transfer.is_some(), "{actual:?}");
    }
    // Smooch's history is sent once, with the offer, and is in no dumped state.
    if matches!(actual.channel, host::Channel::Sms | host::Channel::WebChat) {
        let written = shown.work.transcript.iter().map(|one| (one.speaker == Speaker::Agent, one.text.as_str()));
        let written: Vec<_> = written.collect();
        let untold = |text: &str| strictness == Strictness::WhatWasTold && known.untold.contains(text);
        let there = actual.messages.iter().map(|one| (one.by_agent, one.text.as_str()));
        let there: Vec<_> = there.filter(|one| !untold(one.1) || written.contains(one)).collect();
        assert_eq!(written, there);
    }
    if known.without_effect {
        return;
    }
    assert_eq!(shown.work.disposition, actual.disposition);
    assert_eq!(shown.work.record.as_ref().map(|record| &record.id), actual.contact.as_ref());
    let open = actual.scripts.iter().filter(|(_, answers)| answers.is_none()).count();
    assert_eq!(shown.work.scripts.len(), open, "scripts of {actual:?}");
}
