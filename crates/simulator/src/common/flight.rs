//! An autopilot at work: its acts one after another, with the pauses it wants between them.

use super::alarm::Alarm;
use leptos::prelude::*;
use std::time::Duration;

/// The work of one autopilot at a time. Cheap to copy.
pub(crate) struct Flight<P: 'static> {
    pilot: StoredValue<Option<P>, LocalStorage>,
    next: Alarm,
    pub(crate) flying: RwSignal<bool>,
}

impl<P> Clone for Flight<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Flight<P> {}

impl<P> Flight<P> {
    pub(crate) fn new() -> Self {
        Self { pilot: StoredValue::new_local(None), next: Alarm::new(), flying: RwSignal::new(false) }
    }

    /// A pilot takes the place of the one before, or none does. `turn` does what it wants done next and gives the pause
    /// after that, or nothing when it has come to its end.
    pub(crate) fn begin(self, pilot: Option<P>, turn: impl Fn(&mut P) -> Option<Duration> + Copy + 'static) {
        self.pilot.try_update_value(|place| *place = pilot);
        self.fly(turn);
    }

    fn fly(self, turn: impl Fn(&mut P) -> Option<Duration> + Copy + 'static) {
        let pause = self.pilot.try_update_value(|place| {
            let pause = turn(place.as_mut()?);
            if pause.is_none() {
                *place = None;
            }
            pause
        });
        let pause = pause.flatten();
        self.next.set_after(pause, move || self.fly(turn));
        self.flying.set(pause.is_some());
    }
}
