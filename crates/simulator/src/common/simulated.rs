//! The description of a simulated desktop, for its page and the autopilot.

use super::windows::Windows;
use deskpane_desk::kit::host::Host;
use fastrand::Rng;

/// A host as a page shows it and the autopilot plays it.
pub(crate) trait Simulated: Host<FaultInjection: Send + Sync + 'static> + 'static {
    /// The signals the view reads.
    type Signals: Copy + Send + Sync + 'static;
    /// The pages it talks to.
    type Windows: Windows<Self::Peer>;

    /// What it is called, in the log and where it is kept.
    const NAME: &'static str;
    /// How long the autopilot pauses between two acts: at least, and at most how much longer, in seconds.
    const PAUSE: (f64, f64) = (1.0, 5.0);

    /// Signals that do not follow it yet.
    fn signals(&self) -> Self::Signals;

    /// Brings the signals up to the host; those that did not change stay untouched.
    fn follow(&self, signals: Self::Signals);

    /// What a message is about, for the log. Found as text: a burst leaves no time for parsing what most likely nobody
    /// will read.
    fn kinds(text: &str) -> String;

    /// How many contacts are there.
    fn open(&self) -> usize;

    /// What the autopilot may do now, with weights; nothing is a choice too. Whoever comes is the `turn`th customer.
    fn acts(&self, turn: usize, random: &mut Rng) -> Vec<(u32, Option<Self::Act>)>;

    /// What brings something that is under way to its end; `None` when nothing is.
    fn wind_up(&self) -> Option<Self::Act>;
}
