//! Checks a page's command for an interaction against what is allowed.

use crate::model::{Availability, Command, Denial, Intent, change::ContactEntry};

/// The result of a page's command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Give this command; its effect is the answer.
    Command(Command),
    /// Already in that state: done.
    Already,
    /// Not allowed.
    Denied(Denial),
}

/// Checks a command.
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
