//! Fault injection: how the desktop can fail, to test panels against.

use deskpane_desk::clock::Span;

/// What goes wrong from now on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaultInjection {
    /// Neither hears nor speaks.
    pub silent: bool,
    /// Refuses every registration.
    pub refuse: Option<Refusal>,
    /// Takes this long over a registration.
    pub ack_delay: Span,
    /// Ignores the next command of a panel.
    pub drop_next: bool,
    /// Takes this long over a panel's command.
    pub effect_delay: Span,
    /// Closes contacts without a word of wrap-up.
    pub no_wrap_up: bool,
    /// Posts everything twice.
    pub repeats: bool,
    /// Tells of a contact's life once more after its end.
    pub late_events: bool,
}

/// The reason given with a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// "Invalid Contact Id"
    ContactId,
    /// "Invalid Subscription Types"
    Types,
}
