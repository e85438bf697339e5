//! What a desktop in a frame has to be able to do.

use deskpane_desk::clock::Millis;
use std::time::Duration;

/// What a desktop wants done.
pub(crate) enum Output {
    /// Post this JSON text, as a value, to the page around the frame, at exactly this origin.
    Post { to: String, text: String },
    /// What it would print to its console.
    Warn(String),
}

/// A vendor's host in `deskpane-desktops`, and how it is looked at.
pub(crate) trait Engine: Sized + 'static {
    type Act: 'static;
    type FaultInjection: 'static;
    /// The signals the view reads.
    type Picture: Copy + Send + Sync + 'static;
    /// Who plays a busy hour.
    type Pilot: 'static;

    const NAME: &'static str;

    fn receive(&mut self, origin: &str, text: &str, now: Millis);
    fn act(&mut self, act: Self::Act, now: Millis);
    fn wake(&mut self, now: Millis);
    fn wake_at(&self) -> Option<Millis>;
    fn poll(&mut self) -> Option<Output>;
    fn fault_injection(&mut self) -> &mut Self::FaultInjection;
    /// What outlives a reload of the page.
    fn save(&self) -> String;
    fn picture(&self) -> Self::Picture;
    /// Brings the signals up to the engine; those that did not change stay untouched.
    fn follow(&self, picture: Self::Picture);
    /// The autopilot's next acts, and the pause after them.
    fn next(&self, pilot: &mut Self::Pilot) -> Option<(Vec<Self::Act>, Duration)>;
    /// What a message is about, for the log.
    fn kinds(text: &str) -> String;
}
