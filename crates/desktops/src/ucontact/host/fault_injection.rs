//! Fault injection: how the desktop can fail, to test panels against.

use deskpane_desk::clock::Span;
use serde::{Deserialize, Serialize};

/// What goes wrong from now on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultInjection {
    /// Neither hears nor speaks.
    pub silent: bool,
    /// Posts every message as its JSON text.
    pub strings: bool,
    /// Sends booleans as text and ids of levels as numbers.
    pub loose_types: bool,
    /// Ends the campaign of what was started in its direction.
    pub suffixes: bool,
    /// How it writes dates.
    pub dates: DateForm,
    /// Ignores the next command.
    pub drop_next: bool,
    /// Takes this long over a command.
    pub effect_delay: Span,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateForm {
    /// `2026-01-01 10:00:00`, in UTC, without saying so.
    #[default]
    Plain,
    /// The same with minutes in the place of the month, as in the vendor's sample of a webhook.
    Scrambled,
    /// Five hours behind, as where the database stands, without saying so.
    Elsewhere,
    /// Empty.
    Empty,
}
