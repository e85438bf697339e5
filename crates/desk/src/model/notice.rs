//! A desktop's notification for its agent, until it is withdrawn.

use super::fault::FaultKind;
use crate::clock::Millis;

/// One notification of the desktop's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Notice {
    /// The vendor's id.
    pub id: String,
    /// Its kind, as sent; may be empty.
    pub kind: String,
    /// What it says. Plain text; may be empty.
    pub text: String,
    /// What it means, where it carries the code of a failure.
    pub fault: Option<FaultKind>,
    /// When it arrived.
    pub at: Millis,
}
