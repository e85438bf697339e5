//! The most likely next acts at a Skylight.

use super::people;
use deskpane_desktops::skylight::host::{
    Act, Channel, DesktopState, InteractionState, OfferSpec, Presence, SkylightHost, Stage, Target, colleagues, reasons,
};
use fastrand::Rng;

/// The most interactions.
const MOST_OPEN: usize = 5;
/// Messages of customers.
const WORDS: [&str; 4] =
    ["Where is my order?", "Thank you!", "It arrived broken.", "Could you call me tomorrow instead?"];

/// Acts with their weights.
type Acts = Vec<(u32, Option<Act>)>;

pub(super) fn acts(state: &DesktopState, turn: usize, random: &mut Rng) -> Acts {
    if !state.logged_in {
        return vec![(1, Some(Act::LogIn("Katherine Johnson".to_owned())))];
    }
    let open = &state.interactions;
    if let Some(InteractionState { id, .. }) = open.iter().find(|one| matches!(one.stage, Stage::Offered(_))) {
        return vec![
            (18, Some(Act::Accept(id.clone()))),
            (1, Some(Act::Reject(id.clone()))),
            (1, Some(Act::CustomerLeaves(id.clone()))),
        ];
    }
    if let Some(InteractionState { id, .. }) = open.iter().find(|one| one.stage == Stage::Dialling) {
        return vec![(5, Some(Act::CustomerAnswers(id.clone()))), (1, Some(Act::CustomerLeaves(id.clone())))];
    }
    let on_call = open.iter().any(|one| one.channel == Channel::Voice);
    match (random.choice(open), random.u8(..10)) {
        (None, 0) => vec![(1, Some(Act::GoNotReady(random.choice(reasons()))))],
        (None, _) if state.presence != Presence::Ready => vec![(1, Some(Act::GoReady(0)))],
        (None, _) => arrivals(false, turn, random),
        (Some(_), 0 | 1) if open.len() < MOST_OPEN => arrivals(on_call, turn, random),
        (Some(one), _) => match one.stage {
            Stage::WrapUp(_) => wrap_up(one, random),
            _ => work_on(one, random),
        },
    }
}

/// An interaction arrives; during a call, not another call.
fn arrivals(on_call: bool, turn: usize, random: &mut Rng) -> Acts {
    let channels = [
        (if on_call { 0 } else { 5 }, Channel::Voice),
        (if on_call { 4 } else { 0 }, Channel::Smooch),
        (if on_call { 2 } else { 1 }, Channel::WebChat),
        (1, Channel::Sms),
        (2, Channel::Email),
        (1, Channel::WorkItem),
    ];
    let offer = |(weight, channel)| {
        let spec = OfferSpec {
            script: random.u8(..5) == 0,
            force_disposition: random.bool(),
            wrap_up_seconds: if random.bool() { 30 } else { 0 },
            ..people::interaction(channel, turn)
        };
        (weight, Some(Act::Offer(spec)))
    };
    channels.map(offer).into()
}

fn wrap_up(one: &InteractionState, random: &mut Rng) -> Acts {
    let outcome = random.choice(SkylightHost::dispositions()).map(|(outcome, _)| outcome);
    let id = one.id.clone();
    vec![(1, Some(if one.disposition.is_none() { Act::SetDisposition(id, outcome) } else { Act::EndWrapUp(id) }))]
}

fn work_on(one: &InteractionState, random: &mut Rng) -> Acts {
    let id = || one.id.clone();
    if let Some(transfer) = &one.transfer {
        return if transfer.connected {
            vec![(1, Some(Act::End(id())))]
        } else {
            vec![(1, Some(Act::TransferAnswered(id()))), (1, Some(Act::TransferCancelled(id())))]
        };
    }
    let mut acts = vec![(3, Some(Act::CustomerLeaves(id()))), (1, Some(Act::End(id())))];
    if one.channel == Channel::Voice {
        acts.extend(on_call(one, random));
    } else if one.channel.is_written() {
        let words = random.choice(WORDS).unwrap_or_default().to_owned();
        let typing = one.channel == Channel::Smooch && !one.customer_typing;
        acts.extend([
            (if typing { 3 } else { 0 }, Some(Act::CustomerTypes(id(), true))),
            (3, Some(Act::CustomerWrites(id(), words.clone()))),
            (3, Some(Act::AgentWrites(id(), words))),
            (4, None),
        ]);
    } else {
        acts.push((12, None));
    }
    acts
}

fn on_call(call: &InteractionState, random: &mut Rng) -> Acts {
    let id = || call.id.clone();
    // Mute and hold never last long.
    if call.held {
        return vec![(12, Some(Act::Hold(id(), false)))];
    }
    if call.muted {
        return vec![(12, Some(Act::Mute(id(), false)))];
    }
    let transfer = random.choice(colleagues()).map(|(one, _)| Act::Transfer(id(), Target::Resource(one), true));
    vec![
        (2, Some(Act::Hold(id(), true))),
        (1, Some(Act::Mute(id(), true))),
        (1, Some(Act::Record(id(), !call.recording))),
        (1, transfer),
        (7, None),
    ]
}
