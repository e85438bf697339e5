//! A busy hour from a seed: the same seed and no meddling give the same hour.
//!
//! It looks at the desk as it is, picks what a contact centre would most likely do next, and says how long to
//! wait after. The hour is the autopilot's own; at a higher speed only the pauses shrink.

use super::people;
use deskpane_desktops::skylight::host::{
    Act, Channel, Host, Presence, Stage, Target, Truth, TruthInteraction, colleagues, reasons,
};
use fastrand::Rng;
use std::time::Duration;

/// How long it plays, in its own seconds.
const HOUR: f64 = 3600.0;
/// More interactions than this are not brought in.
const MOST_OPEN: usize = 5;
/// What customers write.
const WORDS: [&str; 4] =
    ["Where is my order?", "Thank you!", "It arrived broken.", "Could you call me tomorrow instead?"];

pub(crate) struct Autopilot {
    random: Rng,
    speed: f64,
    played: f64,
    turn: usize,
}

impl Autopilot {
    pub(crate) fn new(seed: u64, speed: u32) -> Self {
        Self { random: Rng::with_seed(seed), speed: f64::from(speed.max(1)), played: 0.0, turn: 0 }
    }

    /// The next acts, and the pause after them; `None` when the hour is over and nothing is left open.
    pub(crate) fn next(&mut self, truth: &Truth) -> Option<(Vec<Act>, Duration)> {
        if self.played > HOUR && truth.interactions.is_empty() {
            return None;
        }
        let seconds = 1.0 + self.random.f64() * 5.0;
        self.played += seconds;
        let acts = if self.played > HOUR { close_up(truth) } else { self.choose(truth) };
        Some((acts, Duration::from_secs_f64(seconds / self.speed)))
    }

    fn choose(&mut self, truth: &Truth) -> Vec<Act> {
        if !truth.logged_in {
            return vec![Act::LogIn("Katherine Johnson".to_owned()), Act::GoReady(0)];
        }
        let open = &truth.interactions;
        if let Some(ringing) = open.iter().find(|i| matches!(i.stage, Stage::Offered(_))) {
            let id = ringing.id.clone();
            return vec![match self.random.u8(..20) {
                0 => Act::Reject(id),
                1 => Act::CustomerLeaves(id),
                _ => Act::Accept(id),
            }];
        }
        if let Some(calling) = open.iter().find(|i| i.stage == Stage::Dialling) {
            let id = calling.id.clone();
            return vec![if self.random.u8(..6) == 0 { Act::CustomerLeaves(id) } else { Act::CustomerAnswers(id) }];
        }
        let chosen = self.random.choice(open).cloned();
        match (chosen, self.random.u8(..10)) {
            (None, 0) => vec![Act::GoNotReady(self.random.choice(reasons()))],
            (None, _) if truth.presence != Presence::Ready => vec![Act::GoReady(0)],
            (None, _) => vec![self.arrival(false)],
            (Some(_), 0 | 1) if open.len() < MOST_OPEN => {
                vec![self.arrival(open.iter().any(|i| i.channel == Channel::Voice))]
            }
            (Some(interaction), _) => self.work_on(&interaction).into_iter().collect(),
        }
    }

    /// Somebody comes. While a call is on, it is not another call.
    fn arrival(&mut self, on_call: bool) -> Act {
        let channel = match self.random.u8(..10) {
            0..=4 if !on_call => Channel::Voice,
            0..=3 => Channel::Smooch,
            4 | 5 => Channel::WebChat,
            6 => Channel::Sms,
            7 | 8 => Channel::Email,
            _ => Channel::WorkItem,
        };
        self.turn += 1;
        let mut spec = people::interaction(channel, self.turn);
        spec.script = self.random.u8(..5) == 0;
        spec.force_disposition = self.random.bool();
        spec.wrap_up_seconds = if self.random.bool() { 30 } else { 0 };
        Act::Offer(spec)
    }

    fn work_on(&mut self, interaction: &TruthInteraction) -> Option<Act> {
        let id = interaction.id.clone();
        if matches!(interaction.stage, Stage::WrapUp(_)) {
            let outcomes = Host::dispositions();
            return Some(match interaction.disposition {
                None => Act::SetDisposition(id, self.random.choice(outcomes).map(|(outcome, _)| outcome)),
                Some(_) => Act::EndWrapUp(id),
            });
        }
        if let Some(transfer) = &interaction.transfer {
            return Some(match (transfer.connected, self.random.bool()) {
                (true, _) => Act::End(id),
                (false, true) => Act::TransferAnswered(id),
                (false, false) => Act::TransferCancelled(id),
            });
        }
        match (interaction.channel, self.random.u8(..16)) {
            (_, 0..=2) => Some(Act::CustomerLeaves(id)),
            (_, 3) => Some(Act::End(id)),
            // Nobody stays muted or on hold for long.
            (Channel::Voice, _) if interaction.held => Some(Act::Hold(id, false)),
            (Channel::Voice, _) if interaction.muted => Some(Act::Mute(id, false)),
            (Channel::Voice, 4 | 5) => Some(Act::Hold(id, true)),
            (Channel::Voice, 6) => Some(Act::Mute(id, true)),
            (Channel::Voice, 7) => Some(Act::Record(id, !interaction.recording)),
            (Channel::Voice, 8) => {
                let (colleague, _) = self.random.choice(colleagues())?;
                Some(Act::Transfer(id, Target::Resource(colleague), true))
            }
            (Channel::Smooch, 4..=6) if !interaction.customer_typing => Some(Act::CustomerTypes(id, true)),
            (channel, 4..=11) if channel.is_written() => {
                let words = self.random.choice(WORDS).unwrap_or_default().to_owned();
                Some(if self.random.bool() { Act::CustomerWrites(id, words) } else { Act::AgentWrites(id, words) })
            }
            _ => None,
        }
    }
}

/// Whatever is open at the end of the hour comes to its end.
fn close_up(truth: &Truth) -> Vec<Act> {
    let first = truth.interactions.first();
    first
        .map(|interaction| match interaction.stage {
            Stage::WrapUp(_) => Act::EndWrapUp(interaction.id.clone()),
            _ => Act::CustomerLeaves(interaction.id.clone()),
        })
        .into_iter()
        .collect()
}
