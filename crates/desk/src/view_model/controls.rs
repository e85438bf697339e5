//! The buttons of a contact: their look, and the line below them.

use super::command_feedback::CommandFeedback;
use crate::model::{Availability, CommandRecord, CommandStatus, Control, ControlState, Denial, change::ContactEntry};

/// One button.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ControlButton {
    /// What it switches is on.
    pub engaged: bool,
    /// It goes by the name of what is on.
    pub renamed: bool,
    /// It stands as pressed or not; `None` where that is not its way.
    pub pressed: Option<bool>,
    /// Whether it can be used, and what became of its last command.
    pub feedback: CommandFeedback,
}

impl ControlButton {
    /// The button of a control that is offered; in other cases, nothing is said of it.
    #[must_use]
    pub fn of(entry: &ContactEntry, control: Control) -> Self {
        let Some(state) = entry.controls.iter().find(|state| state.control == control) else { return Self::default() };
        Self {
            engaged: state.engaged,
            renamed: state.is_renamed(),
            pressed: state.pressed(),
            feedback: CommandFeedback::of_contact(entry, control),
        }
    }
}

/// What the line beneath the buttons says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlLine<'a> {
    /// Why a control cannot be used.
    Denied(&'a Denial),
    /// A second press is awaited.
    PressAgain,
    /// What became of a command.
    Failed(&'a CommandRecord),
}

impl<'a> ControlLine<'a> {
    /// Why the control in regard is off, else that it waits for a second press, else what became of the latest command, else
    /// what is in the way of several. `is_regarded` says of a control whether the pointer or the focus is on it.
    #[must_use]
    pub fn of(entry: &'a ContactEntry, is_regarded: impl Fn(Control) -> bool, is_armed: bool) -> Option<Self> {
        let asked = entry.controls.iter().find(|state| is_regarded(state.control)).and_then(denial);
        if asked.is_some() {
            return asked.map(Self::Denied);
        }
        if is_armed {
            return Some(Self::PressAgain);
        }
        let buttons = entry.controls.iter().filter(|state| state.control.is_button());
        let telling = || buttons.filter_map(denial).find(|denial| is_telling(denial)).map(Self::Denied);
        failed(entry).map(Self::Failed).or_else(telling)
    }
}

const fn denial(state: &ControlState) -> Option<&Denial> {
    match &state.availability {
        Availability::Allowed => None,
        Availability::Denied(denial) => Some(denial),
    }
}

/// Denials that are worth a word before the agent asks: a state explains itself.
const fn is_telling(denial: &Denial) -> bool {
    matches!(
        denial,
        Denial::NotConnected
            | Denial::LoggedOut
            | Denial::Several
            | Denial::OthersOpen
            | Denial::Muted
            | Denial::Masked
            | Denial::Unsupported
            | Denial::DispositionFirst
            | Denial::NoSession
    )
}

/// The latest command of a button that came to nothing.
fn failed(entry: &ContactEntry) -> Option<&CommandRecord> {
    let buttons = entry.commands.values().filter(|record| record.command.intent.control().is_button());
    buttons
        .filter(|record| matches!(record.status, CommandStatus::Refused(_) | CommandStatus::NoEffect))
        .max_by_key(|record| record.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Millis,
        model::{Channel, Command, CommandId, Contact, ContactId, ContactState, Intent},
    };
    use litemap::LiteMap;
    use std::sync::Arc;

    fn entry(controls: &[(Control, Option<Denial>)]) -> ContactEntry {
        let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Active);
        let state = |(control, denial): &(Control, Option<Denial>)| ControlState {
            control: *control,
            engaged: *control == Control::Hold,
            availability: denial.clone().map_or(Availability::Allowed, Availability::Denied),
        };
        let controls = controls.iter().map(state).collect();
        ContactEntry { contact: Arc::new(contact), controls, commands: LiteMap::new() }
    }

    fn give(entry: &mut ContactEntry, intent: Intent, status: CommandStatus, at: i64) {
        let command = Command { contact: entry.contact.id.clone(), intent };
        let record = CommandRecord { id: CommandId(1), command, status, at: Millis(at) };
        entry.commands.insert(record.command.intent.control(), record);
    }

    #[test]
    fn what_is_asked_for_is_said_first() {
        let mut entry = entry(&[(Control::Hold, None), (Control::Mute, Some(Denial::State(ContactState::Held)))]);
        give(&mut entry, Intent::Hold(true), CommandStatus::NoEffect, 1);
        let line = |regarded: Option<Control>, is_armed| {
            ControlLine::of(&entry, |control| Some(control) == regarded, is_armed)
        };
        assert!(matches!(line(Some(Control::Mute), true), Some(ControlLine::Denied(Denial::State(_)))));
        assert_eq!(line(Some(Control::Hold), true), Some(ControlLine::PressAgain));
        assert!(matches!(line(None, false), Some(ControlLine::Failed(_))));
    }

    #[test]
    fn unasked_only_what_an_agent_could_wonder_about_is_said() {
        let line = |denial| ControlLine::of(&entry(&[(Control::Hold, Some(denial))]), |_| false, false).is_some();
        assert!(line(Denial::Several) && line(Denial::NotConnected));
        assert!(!line(Denial::State(ContactState::Held)) && !line(Denial::InFlight));
    }

    #[test]
    fn of_commands_that_failed_the_latest_is_told_and_forms_tell_of_their_own() {
        let mut entry = entry(&[]);
        give(&mut entry, Intent::Hold(true), CommandStatus::NoEffect, 1);
        give(&mut entry, Intent::Mute(true), CommandStatus::NoEffect, 2);
        give(&mut entry, Intent::Say("a".into()), CommandStatus::NoEffect, 3);
        let Some(ControlLine::Failed(record)) = ControlLine::of(&entry, |_| false, false) else { panic!() };
        assert_eq!(record.command.intent, Intent::Mute(true));
    }

    #[test]
    fn a_button_that_is_not_offered_says_nothing() {
        let entry = entry(&[(Control::Hold, Some(Denial::InFlight))]);
        assert_eq!(ControlButton::of(&entry, Control::Mute), ControlButton::default());
        let hold = ControlButton::of(&entry, Control::Hold);
        assert!(hold.engaged && hold.renamed && hold.feedback.is_in_flight());
    }
}
