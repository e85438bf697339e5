//! The autopilot: a busy hour from a seed. The same seed without interference gives the same hour.
//!
//! The desktop lists what may happen next and how likely it is ([`Simulated::acts`]); one act happens, then there is
//! a pause. The hour is the autopilot's own; at a higher speed only the pauses shrink. At the end, all open work is
//! completed.

use super::{alarm::Alarm, simulated::Simulated};
use fastrand::Rng;
use leptos::prelude::*;
use std::time::Duration;

/// How long it plays, in its own seconds.
const HOUR: f64 = 3600.0;

/// An hour being played.
pub(crate) struct Hour {
    random: Rng,
    speed: f64,
    played: f64,
    turn: usize,
}

impl Hour {
    fn new((seed, speed): (u64, u32)) -> Self {
        Self { random: Rng::with_seed(seed), speed: f64::from(speed.max(1)), played: 0.0, turn: 1 }
    }

    /// The next act, and the pause after it; `None` when the hour has ended and nothing is left open.
    pub(crate) fn next<H: Simulated>(&mut self, host: &H) -> Option<(Option<H::Act>, Duration)> {
        let act = if self.played > HOUR {
            Some(host.wind_up()?)
        } else {
            let acts = host.acts(self.turn, &mut self.random);
            weighed(acts, &mut self.random)
        };
        let (least, more) = H::PAUSE;
        let seconds = least + self.random.f64() * more;
        self.played += seconds;
        Some((act, Duration::from_secs_f64(seconds / self.speed)))
    }

    /// Counts arrivals, so that the next customer is a different one.
    pub(crate) fn came(&mut self, came: bool) {
        self.turn += usize::from(came);
    }
}

/// Chooses one of these acts by their weights.
fn weighed<A>(acts: Vec<(u32, Option<A>)>, random: &mut Rng) -> Option<A> {
    let total: u32 = acts.iter().map(|(weight, _)| weight).sum();
    let mut left = random.u32(..total.max(1));
    let (_, act) = acts.into_iter().find(|(weight, _)| {
        let chosen = left < *weight;
        left = left.saturating_sub(*weight);
        chosen
    })?;
    act
}

/// Plays one hour at a time. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Autopilot {
    hour: StoredValue<Option<Hour>, LocalStorage>,
    pause: Alarm,
    pub(crate) playing: RwSignal<bool>,
}

impl Autopilot {
    pub(crate) fn new() -> Self {
        Self { hour: StoredValue::new_local(None), pause: Alarm::new(), playing: RwSignal::new(false) }
    }

    /// Starts an hour with this seed and speed in place of the last one, or stops. `turn` does the next act and
    /// returns the pause after it, or nothing at the end.
    pub(crate) fn begin(self, with: Option<(u64, u32)>, turn: impl Fn(&mut Hour) -> Option<Duration> + Copy + 'static) {
        self.hour.try_update_value(|hour| *hour = with.map(Hour::new));
        self.play(turn);
    }

    fn play(self, turn: impl Fn(&mut Hour) -> Option<Duration> + Copy + 'static) {
        let pause = self.hour.try_update_value(|hour| {
            let pause = turn(hour.as_mut()?);
            if pause.is_none() {
                *hour = None;
            }
            pause
        });
        let pause = pause.flatten();
        self.pause.set_after(pause, move || self.play(turn));
        self.playing.set(pause.is_some());
    }
}
