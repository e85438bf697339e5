//! A control's feedback: its availability, and the status of its last command.

use crate::model::{
    AgentControl, AgentRecord, Availability, Board, CommandRecord, CommandStatus, Control, Denial, change::ContactEntry,
};

/// The feedback of a control.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandFeedback {
    /// Why it is unavailable.
    pub denial: Option<Denial>,
    /// Its last command.
    pub last: Option<LastCommand>,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LastCommand {
    /// For a contact.
    Contact(CommandRecord),
    /// For no contact.
    Agent(AgentRecord),
}

impl LastCommand {
    /// Its status.
    #[must_use]
    pub const fn status(&self) -> &CommandStatus {
        match self {
            Self::Contact(record) => &record.status,
            Self::Agent(record) => &record.status,
        }
    }
}

impl CommandFeedback {
    /// The feedback of a contact's control.
    #[must_use]
    pub fn of_contact(entry: &ContactEntry, control: Control) -> Self {
        let state = entry.controls.iter().find(|state| state.control == control);
        let last = entry.commands.get(&control).cloned().map(LastCommand::Contact);
        Self { denial: denial(state.map(|state| &state.availability)), last }
    }

    /// The feedback of a control that is about no contact.
    #[must_use]
    pub fn of_agent(board: &Board, control: AgentControl) -> Self {
        let state = board.controls.iter().find(|state| state.control == control);
        let last = board.commands.get(&control).cloned().map(LastCommand::Agent);
        Self { denial: denial(state.map(|state| &state.availability)), last }
    }

    /// Whether it is unavailable only because the same command is in flight.
    #[must_use]
    pub fn is_in_flight(&self) -> bool {
        self.denial == Some(Denial::InFlight)
    }

    /// Whether the reason for being unavailable is shown without being asked for. Reasons that follow from the state
    /// are not.
    #[must_use]
    pub const fn is_worth_telling(&self) -> bool {
        match &self.denial {
            Some(denial) => !matches!(denial, Denial::InFlight | Denial::AlreadySo | Denial::State(_)),
            None => false,
        }
    }

    /// The last command, unless it is confirmed.
    #[must_use]
    pub fn unfinished(&self) -> Option<&LastCommand> {
        self.last.as_ref().filter(|last| *last.status() != CommandStatus::Confirmed)
    }
}

/// A control that the desktop does not list is unavailable.
fn denial(availability: Option<&Availability>) -> Option<Denial> {
    match availability {
        Some(Availability::Allowed) => None,
        Some(Availability::Denied(denial)) => Some(denial.clone()),
        None => Some(Denial::NotTaken),
    }
}

/// The look of a command's status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// In flight.
    Sent,
    /// Confirmed, or the desktop never reports the result.
    Done,
    /// Failed.
    Failed,
}

impl Progress {
    /// The look of a status.
    #[must_use]
    pub const fn of(status: &CommandStatus) -> Self {
        match status {
            CommandStatus::Sent => Self::Sent,
            CommandStatus::Unreported | CommandStatus::Confirmed => Self::Done,
            CommandStatus::Refused(_) | CommandStatus::NoEffect => Self::Failed,
        }
    }

    /// Its name in style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Millis,
        model::{AgentControlState, AgentIntent, CommandId, ContactState},
    };
    use litemap::LiteMap;

    fn board(availability: Availability, status: CommandStatus) -> Board {
        let record = AgentRecord { id: CommandId(1), intent: AgentIntent::Ready, status, at: Millis(0) };
        Board {
            controls: vec![AgentControlState { control: AgentControl::Ready, availability }],
            commands: LiteMap::from_iter([(AgentControl::Ready, record)]),
            ..Board::default()
        }
    }

    fn feedback(availability: Availability, status: CommandStatus) -> CommandFeedback {
        CommandFeedback::of_agent(&board(availability, status), AgentControl::Ready)
    }

    #[test]
    fn a_control_that_is_not_listed_is_unavailable() {
        let board = board(Availability::Allowed, CommandStatus::Sent);
        assert_eq!(CommandFeedback::of_agent(&board, AgentControl::Dial).denial, Some(Denial::NotTaken));
        assert_eq!(CommandFeedback::of_agent(&board, AgentControl::Ready).denial, None);
    }

    #[test]
    fn a_reason_is_shown_unasked_only_if_it_is_not_obvious() {
        for (denial, told) in [
            (Denial::NotConnected, true),
            (Denial::InFlight, false),
            (Denial::AlreadySo, false),
            (Denial::State(ContactState::Held), false),
        ] {
            let feedback = feedback(Availability::Denied(denial.clone()), CommandStatus::Sent);
            assert_eq!(feedback.is_worth_telling(), told, "{denial:?}");
            assert_eq!(feedback.is_in_flight(), denial == Denial::InFlight);
        }
        assert!(!feedback(Availability::Allowed, CommandStatus::Sent).is_worth_telling());
    }

    #[test]
    fn a_command_is_reported_until_it_is_confirmed() {
        for (status, told, progress) in [
            (CommandStatus::Sent, true, "sent"),
            (CommandStatus::Unreported, true, "done"),
            (CommandStatus::Confirmed, false, "done"),
            (CommandStatus::NoEffect, true, "failed"),
        ] {
            assert_eq!(Progress::of(&status).name(), progress);
            assert_eq!(feedback(Availability::Allowed, status).unfinished().is_some(), told);
        }
    }
}
