//! The description of a simulated desktop, for its page and the autopilot.

use super::windows::Windows;
use deskpane_desk::kit::host::Host;
use fastrand::Rng;

/// A host for its page and the autopilot.
pub(crate) trait Simulated: Host<FaultInjection: Send + Sync + 'static> + 'static {
    /// The signals the view reads.
    type Signals: Copy + Send + Sync + 'static;
    /// The pages it talks to.
    type Windows: Windows<Self::Peer>;

    /// Its name, in the log and in storage.
    const NAME: &'static str;
    /// The autopilot's pause between two acts: the least, and the most to add, in seconds.
    const PAUSE: (f64, f64) = (1.0, 5.0);

    /// Signals that do not follow it yet.
    fn signals(&self) -> Self::Signals;

    /// Updates the signals from the host; those that did not change stay untouched.
    fn follow(&self, signals: Self::Signals);

    /// A message's type, for the log. Found by text search: in a burst there is no time to parse what hardly anybody
    /// will read.
    fn kinds(text: &str) -> String;

    /// How many contacts are there.
    fn open(&self) -> usize;

    /// What the autopilot may do now, with weights; doing nothing is a choice too. A new customer is the `turn`th.
    fn acts(&self, turn: usize, random: &mut Rng) -> Vec<(u32, Option<Self::Act>)>;

    /// An act that completes open work; `None` when there is none.
    fn wind_up(&self) -> Option<Self::Act>;
}
