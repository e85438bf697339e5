//! A control's feedback: its availability, and the status of its last command.

use crate::model::{
    AgentControl, AgentRecord, Availability, Board, CommandRecord, CommandStatus, Control, Denial, change::ContactEntry,
};

/// What there is to tell about one control.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandFeedback {
    /// Why it cannot be used now.
    pub denial: Option<Denial>,
    /// Its last command.
    pub last: Option<LastCommand>,
}

/// A command that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LastCommand {
    /// About a contact.
    Contact(CommandRecord),
    /// About no contact.
    Agent(AgentRecord),
}

impl LastCommand {
    /// Where it stands.
    #[must_use]
    pub const fn status(&self) -> &CommandStatus {
        match self {
            Self::Contact(record) => &record.status,
            Self::Agent(record) => &record.status,
        }
    }
}

impl CommandFeedback {
    /// About a control of a contact.
    #[must_use]
    pub fn of_contact(entry: &ContactEntry, control: Control) -> Self {
        let state = entry.controls.iter().find(|state| state.control == control);
        let last = entry.commands.get(&control).cloned().map(LastCommand::Contact);
        Self { denial: denial(state.map(|state| &state.availability)), last }
    }

    /// About a control that is about no contact.
    #[must_use]
    pub fn of_agent(board: &Board, control: AgentControl) -> Self {
        let state = board.controls.iter().find(|state| state.control == control);
        let last = board.commands.get(&control).cloned().map(LastCommand::Agent);
        Self { denial: denial(state.map(|state| &state.availability)), last }
    }

    /// It cannot be used only because the same is on its way.
    #[must_use]
    pub fn is_in_flight(&self) -> bool {
        self.denial == Some(Denial::InFlight)
    }

    /// Why it cannot be used is worth a word before anybody asks: a state explains itself.
    #[must_use]
    pub const fn is_worth_telling(&self) -> bool {
        match &self.denial {
            Some(denial) => !matches!(denial, Denial::InFlight | Denial::AlreadySo | Denial::State(_)),
            None => false,
        }
    }

    /// Its last command, as long as that is not done.
    #[must_use]
    pub fn unfinished(&self) -> Option<&LastCommand> {
        self.last.as_ref().filter(|last| *last.status() != CommandStatus::Confirmed)
    }
}

/// What a desktop does not name, it does not take.
fn denial(availability: Option<&Availability>) -> Option<Denial> {
    match availability {
        Some(Availability::Allowed) => None,
        Some(Availability::Denied(denial)) => Some(denial.clone()),
        None => Some(Denial::NotTaken),
    }
}

/// How the life of a command looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// On its way.
    Sent,
    /// Done, as far as anybody will ever know.
    Done,
    /// Nothing came of it.
    Failed,
}

impl Progress {
    /// That of a command in this place.
    #[must_use]
    pub const fn of(status: &CommandStatus) -> Self {
        match status {
            CommandStatus::Sent => Self::Sent,
            CommandStatus::Unreported | CommandStatus::Confirmed => Self::Done,
            CommandStatus::Refused(_) | CommandStatus::NoEffect => Self::Failed,
        }
    }

    /// As style sheets know it.
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
    fn what_the_desktop_does_not_name_is_not_taken() {
        let board = board(Availability::Allowed, CommandStatus::Sent);
        assert_eq!(CommandFeedback::of_agent(&board, AgentControl::Dial).denial, Some(Denial::NotTaken));
        assert_eq!(CommandFeedback::of_agent(&board, AgentControl::Ready).denial, None);
    }

    #[test]
    fn a_reason_is_told_unasked_only_where_the_agent_could_wonder() {
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
    fn a_command_is_told_of_until_it_is_done() {
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
