//! Fault injection: how the desktop can fail, to test panels against.

use deskpane_desk::clock::Span;
use serde::{Deserialize, Serialize};

/// The injected faults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fault of its own, and any may be with any other")]
pub struct FaultInjection {
    /// Neither receives nor sends.
    pub silent: bool,
    /// The delay of commands, in milliseconds.
    pub delay_ms: u32,
    /// Loses this many of the next commands.
    pub drop_next: u32,
    /// Acknowledges commands without any effect.
    pub without_effect: bool,
    /// Does not know `dumpState`, which no page of the vendor's documents.
    pub state_untold: bool,
    /// How the next matching command fails.
    pub fail_next: Option<Failure>,
    /// `interactions.accept` works, which the vendor calls not fully supported. Otherwise it is only acknowledged.
    pub accept_supported: bool,
    /// The same for `session.setActiveTenant`.
    pub tenant_supported: bool,
}

impl Default for FaultInjection {
    fn default() -> Self {
        Self {
            silent: false,
            delay_ms: 0,
            drop_next: 0,
            without_effect: false,
            state_untold: false,
            fail_next: None,
            accept_supported: true,
            tenant_supported: true,
        }
    }
}

impl FaultInjection {
    pub(super) fn delay(&self) -> Span {
        Span(i64::from(self.delay_ms))
    }
}

/// How a command fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Failure {
    /// Any command: its parameters are rejected, error 1003.
    BadParameters,
    /// Any command: the platform answers with an error of its own, status 500.
    Refused,
    /// A command about an interaction: the platform has lost that interaction, status 404.
    Gone,
    /// A log-out: interactions are open, error 4000.
    LogOutBlocked,
    /// A hold or a resume: acknowledged, then a topic reports its failure.
    HoldError,
}

impl Failure {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::BadParameters, Self::Refused, Self::Gone, Self::LogOutBlocked, Self::HoldError];
}
