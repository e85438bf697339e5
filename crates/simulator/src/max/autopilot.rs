//! A busy hour from a seed: the same seed and no meddling give the same hour.
//!
//! It looks at the desk as it is, picks what a contact centre would most likely do next, and says how long to
//! wait after. The hour is the autopilot's own; at a higher speed only the pauses shrink.

use super::people;
use deskpane_desktops::max::host::{Act, Button, Chosen, Extra, Host, HostContact, Kind, Status};
use fastrand::Rng;
use std::time::Duration;

/// How long it plays, in its own seconds.
const HOUR: f64 = 3600.0;
/// More contacts than this are not brought in.
const MOST_OPEN: usize = 6;

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
    pub(crate) fn next(&mut self, host: &Host) -> Option<(Vec<Act>, Duration)> {
        if self.played > HOUR && host.contacts().is_empty() {
            return None;
        }
        let seconds = 1.0 + self.random.f64() * 5.0;
        self.played += seconds;
        let acts = if self.played > HOUR { close_up(host) } else { self.choose(host) };
        Some((acts, Duration::from_secs_f64(seconds / self.speed)))
    }

    fn choose(&mut self, host: &Host) -> Vec<Act> {
        if !host.agent().signed_in {
            return vec![Act::StartSession, Act::SetState(Chosen::Available)];
        }
        let open = host.contacts();
        if let Some(ringing) = open.iter().find(|c| c.status == Status::Incoming) {
            return vec![match self.random.u8(..20) {
                0 => Act::Press(ringing.no, Button::Reject),
                1 => Act::CustomerHangsUp(ringing.no),
                _ => Act::Press(ringing.no, Button::Accept),
            }];
        }
        if let Some(dialing) = open.iter().find(|c| c.status == Status::Dialing) {
            return vec![if self.random.u8(..6) == 0 {
                Act::CustomerHangsUp(dialing.no)
            } else {
                Act::FarEndAnswers(dialing.no)
            }];
        }
        if open.is_empty() {
            return self.idle(host);
        }
        let Some(contact) = self.random.choice(open) else { return Vec::new() };
        match self.random.u8(..10) {
            0 | 1 if open.len() < MOST_OPEN => vec![self.arrival(open)],
            2 => vec![self.aside()],
            _ => self.work_on(contact, host),
        }
    }

    fn idle(&mut self, host: &Host) -> Vec<Act> {
        match self.random.u8(..8) {
            0 => {
                let reasons = ["Lunch", "Break", "Training"];
                let reason = self.random.choice(reasons).unwrap_or_default();
                vec![Act::SetState(Chosen::Unavailable(reason.to_owned()))]
            }
            _ if host.agent().chosen != Chosen::Available => vec![Act::SetState(Chosen::Available)],
            1 => vec![Act::Dial(self.customer(Kind::Call))],
            _ => vec![self.arrival(&[])],
        }
    }

    /// Somebody comes. While a call is on, it is rarely another call.
    fn arrival(&mut self, open: &[HostContact]) -> Act {
        let on_call = open.iter().any(|c| c.spec.kind == Kind::Call && c.status.is_live());
        let kind = match self.random.u8(..10) {
            0..=5 if !on_call => Kind::Call,
            0 => Kind::Call,
            1..=4 => Kind::Chat,
            5 | 6 => Kind::Email,
            7 => Kind::Voicemail,
            8 => Kind::WorkItem,
            _ => Kind::Digital,
        };
        if kind == Kind::Call && self.random.u8(..6) == 0 {
            return Act::TransferIn(None, self.customer(kind));
        }
        Act::Incoming(self.customer(kind))
    }

    fn aside(&mut self) -> Act {
        Act::Emit(match self.random.u8(..4) {
            0 => Extra::Indicator,
            1 => Extra::Settings,
            2 => Extra::PageOpen("https://intranet.example/knowledge".to_owned()),
            _ => Extra::Custom { name: "queueDepth".to_owned(), data: self.random.u8(..40).to_string() },
        })
    }

    fn work_on(&mut self, contact: &HostContact, host: &Host) -> Vec<Act> {
        let no = contact.no;
        let muted = host.agent().muted;
        if contact.status == Status::Disconnected {
            return vec![Act::Press(no, Button::FinishWrapUp)];
        }
        if contact.spec.kind != Kind::Call {
            return vec![match self.random.u8(..6) {
                0 => Act::Focus(no),
                1 => Act::Press(no, Button::Hold),
                2 | 3 => Act::Press(no, Button::HangUp),
                _ => return Vec::new(),
            }];
        }
        if contact.consult {
            return vec![match (self.random.u8(..3), contact.parent) {
                (0, Some(parent)) => Act::Join(parent),
                _ => Act::Press(no, Button::HangUp),
            }];
        }
        let button = match self.random.u8(..16) {
            0..=2 => Button::Hold,
            3 => Button::Mask,
            4 | 5 => Button::Mute,
            6 => Button::Record,
            7 => return vec![Act::Consult(no, self.customer(Kind::Call))],
            8..=10 => return vec![Act::CustomerHangsUp(no)],
            11 | 12 => Button::HangUp,
            _ => return Vec::new(),
        };
        // Nobody stays muted, on hold or masked for long.
        let back = match contact.status {
            _ if muted => Some(Button::Mute),
            Status::Holding => Some(Button::Hold),
            Status::Masking => Some(Button::Mask),
            _ => None,
        };
        vec![Act::Press(no, back.unwrap_or(button))]
    }

    fn customer(&mut self, kind: Kind) -> deskpane_desktops::max::host::ContactSpec {
        self.turn += 1;
        people::contact(kind, self.turn)
    }
}

/// Whatever is open at the end of the hour comes to its end.
fn close_up(host: &Host) -> Vec<Act> {
    host.contacts()
        .first()
        .map(|contact| {
            if contact.status.is_live() {
                Act::CustomerHangsUp(contact.no)
            } else {
                Act::Press(contact.no, Button::FinishWrapUp)
            }
        })
        .into_iter()
        .collect()
}
