//! Fault injection: how the desktop can fail, to test panels against.

use deskpane_desk::clock::Span;
use serde::{Deserialize, Serialize};

/// The injected faults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultInjection {
    /// Neither receives nor sends.
    pub silent: bool,
    /// Posts every message as its JSON text.
    pub strings: bool,
    /// Sends booleans as text and ids of levels as numbers.
    pub loose_types: bool,
    /// Appends the direction to the campaign of a started interaction.
    pub suffixes: bool,
    /// How it writes dates.
    pub dates: DateForm,
    /// Ignores the next command.
    pub drop_next: bool,
    /// The delay of commands.
    pub effect_delay: Span,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateForm {
    /// `2026-01-01 10:00:00`, in UTC, unmarked.
    #[default]
    Plain,
    /// The same with minutes in the place of the month, as in the vendor's sample of a webhook.
    Scrambled,
    /// Five hours behind, as in the database's time zone, unmarked.
    Elsewhere,
    /// Empty.
    Empty,
}
