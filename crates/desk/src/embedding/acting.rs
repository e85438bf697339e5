//! What a page asks to be done to an interaction, against what may be done.

use crate::model::{Availability, Command, Denial, Intent, change::ContactEntry};

/// What becomes of a page's wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Give this command; its effect is the answer.
    Command(Command),
    /// Already in that state: done.
    Already,
    /// It may not be done.
    Denied(Denial),
}

/// What becomes of the wish for this.
#[must_use]
pub fn act(contact: &ContactEntry, intent: Intent) -> Act {
    let control = intent.control();
    let Some(state) = contact.controls.iter().find(|state| state.control == control) else {
        return Act::Denied(Denial::NotTaken);
    };
    let is_switch = control.row().actions.len() > 1;
    match &state.availability {
        _ if is_switch && state.engaged == intent.is_doing() => Act::Already,
        Availability::Denied(Denial::AlreadySo) => Act::Already,
        Availability::Denied(denial) => Act::Denied(denial.clone()),
        Availability::Allowed => Act::Command(Command { contact: contact.contact.id.clone(), intent }),
    }
}
