//! The buttons of a contact: their look, and the line below them.

use super::command_feedback::CommandFeedback;
use crate::model::{Availability, CommandRecord, CommandStatus, Control, ControlState, Denial, change::ContactEntry};

/// A button.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ControlButton {
    /// Whether the state that it switches is on.
    pub engaged: bool,
    /// Whether its name follows that state: *Hold*, *Resume*.
    pub renamed: bool,
    /// Whether it is pressed; `None` if it is not a toggle button.
    pub pressed: Option<bool>,
    /// Its availability, and the status of its last command.
    pub feedback: CommandFeedback,
}

impl ControlButton {
    /// The button of an offered control; otherwise the default.
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

/// The line below the buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlLine<'a> {
    /// Why a control is unavailable.
    Denied(&'a Denial),
    /// The control waits for a second press.
    PressAgain,
    /// A command failed.
    Failed(&'a CommandRecord),
}

impl<'a> ControlLine<'a> {
    /// In this order: why the highlighted control is unavailable; that it waits for a second press; why the latest
    /// command failed; why several controls are unavailable. `is_regarded` says whether the pointer or the focus is on
    /// a control.
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

/// Whether a denial is shown without being asked for. Denials that follow from the state are not.
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

/// The latest failed command of a button.
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
    fn the_highlighted_control_comes_first() {
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
    fn only_surprising_denials_are_shown_unasked() {
        let line = |denial| ControlLine::of(&entry(&[(Control::Hold, Some(denial))]), |_| false, false).is_some();
        assert!(line(Denial::Several) && line(Denial::NotConnected));
        assert!(!line(Denial::State(ContactState::Held)) && !line(Denial::InFlight));
    }

    #[test]
    fn the_latest_failed_command_is_shown_and_forms_show_their_own() {
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
