//! Words about activity.

use crate::text::table::Texts;
use deskpane_desk::activity::Phase;

impl Texts {
    /// The name of a phase.
    pub(crate) fn phase(self, phase: Phase) -> &'static str {
        match phase {
            Phase::Ringing => self.state_offered,
            Phase::Dialing => self.state_dialing,
            Phase::Talk => self.talk,
            Phase::Hold => self.state_held,
            Phase::WrapUp => self.wrap_up,
            Phase::Waiting => self.state_interrupted,
        }
    }
}
