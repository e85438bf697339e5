//! Fault injection: how the desktop can fail, to test panels against.

use deskpane_desk::clock::Span;

/// The injected faults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaultInjection {
    /// Neither receives nor sends.
    pub silent: bool,
    /// Refuses every registration.
    pub refuse: Option<Refusal>,
    /// The delay of registrations.
    pub ack_delay: Span,
    /// Ignores the next command of a panel.
    pub drop_next: bool,
    /// The delay of panels' commands.
    pub effect_delay: Span,
    /// Closes contacts without wrap-up.
    pub no_wrap_up: bool,
    /// Posts everything twice.
    pub repeats: bool,
    /// Repeats a contact's events after its end.
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
