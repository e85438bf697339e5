//! A busy hour from a seed: the same seed and no meddling give the same hour.
//!
//! It looks at the desktop as it is, picks what would most likely happen next, and says how long to wait after.

use super::people::{CHANNELS, interaction, levels};
use deskpane_desktops::ucontact::host::{Act, Host, Interaction};
use fastrand::Rng;
use std::time::Duration;

/// How long it plays, in its own seconds.
const HOUR: f64 = 3600.0;
/// More interactions than this are not brought in.
const MOST_OPEN: usize = 4;
const COMMENTS: [&str; 4] = ["", "Calls again on Friday.", "Wants the shade in green.", "Sent the form."];
const COLOURS: [&str; 4] = ["#1976d2", "#2e7d32", "#6a1b9a", "rebeccapurple"];

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

    /// The next acts, and the pause after them; `None` when the hour is over and nothing is open.
    pub(crate) fn next(&mut self, host: &Host) -> Option<(Vec<Act>, Duration)> {
        let open: Vec<_> = host.interactions().iter().filter(|own| !own.finished).collect();
        let over = self.played > HOUR;
        if over && open.is_empty() {
            return None;
        }
        let seconds = 2.0 + self.random.f64() * 8.0;
        self.played += seconds;
        let act = match open.first() {
            Some(first) if over => Some(Act::Finish(first.guid.clone())),
            _ => self.choose(host, &open),
        };
        Some((act.into_iter().collect(), Duration::from_secs_f64(seconds / self.speed)))
    }

    fn choose(&mut self, host: &Host, open: &[&Interaction]) -> Option<Act> {
        match self.random.u8(..40) {
            0 => {
                let primary = self.random.choice(COLOURS).unwrap_or_default().to_owned();
                return Some(Act::Theme { dark: self.random.bool(), primary });
            }
            1 => return Some(Act::Language(self.random.choice(["en", "es", "pt-BR"]).unwrap_or_default().to_owned())),
            2..=13 if open.len() < MOST_OPEN => {
                self.turn += 1;
                let (channel, _) = self.random.choice(CHANNELS).unwrap_or_default();
                return Some(interaction(channel, self.turn));
            }
            _ => {}
        }
        // An outcome may come after the end.
        let forgotten = host.interactions().iter().rev().find(|own| own.finished && own.disposition.is_none());
        if let Some(own) = forgotten.filter(|_| self.random.u8(..3) == 0) {
            return Some(self.dispose(own));
        }
        let own = self.random.choice(open.iter()).copied()?;
        match self.random.u8(..6) {
            0 => Some(Act::Finish(own.guid.clone())),
            1 if own.disposition.is_none() => Some(self.dispose(own)),
            _ => None,
        }
    }

    fn dispose(&mut self, own: &Interaction) -> Act {
        let comment = self.random.choice(COMMENTS).unwrap_or_default().to_owned();
        let levels = levels(self.random.usize(..3), self.random.usize(..4));
        Act::Dispose { guid: own.guid.clone(), comment, levels }
    }
}
