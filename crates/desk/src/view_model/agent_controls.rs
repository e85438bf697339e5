//! The agent's own controls: the available ones, their choices, and their feedback.

use super::{choices::Choice, command_feedback::CommandFeedback};
use crate::model::{Agent, AgentControl, AgentRecord, Board, CommandStatus, Denial, ReasonId, WorkMode};

/// The controls, in order of display.
pub const CONTROLS: [AgentControl; 6] = [
    AgentControl::Ready,
    AgentControl::NotReady,
    AgentControl::Mode,
    AgentControl::Extension,
    AgentControl::Tenant,
    AgentControl::LogOut,
];

/// Controls that are used once a shift rather than with every contact.
pub const SELDOM: [AgentControl; 3] = [AgentControl::Mode, AgentControl::Extension, AgentControl::Tenant];

/// The kinds of contacts an agent can take.
pub const MODES: [WorkMode; 3] = [WorkMode::Inbound, WorkMode::Outbound, WorkMode::AgentInitiated];

/// Whether the desktop offers this control.
#[must_use]
pub fn is_offered(board: &Board, control: AgentControl) -> bool {
    board.controls.iter().any(|state| state.control == control)
}

/// Feedback that is shown without a pointer or focus on a control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The latest command that is not confirmed.
    Command(AgentRecord),
    /// Why a control is unavailable.
    Denied(Denial),
}

impl Said {
    /// The feedback to show; `None` if there is none.
    #[must_use]
    pub fn of(board: &Board) -> Option<Self> {
        let commands = board.commands.iter().filter(|(control, _)| CONTROLS.contains(control));
        let unfinished = commands.filter(|(_, record)| record.status != CommandStatus::Confirmed);
        if let Some((_, record)) = unfinished.max_by_key(|(_, record)| record.at) {
            return Some(Self::Command(record.clone()));
        }
        let often = CONTROLS.into_iter().filter(|control| !SELDOM.contains(control) && is_offered(board, *control));
        let mut feedback = often.map(|control| CommandFeedback::of_agent(board, control));
        feedback.find(CommandFeedback::is_worth_telling)?.denial.map(Self::Denied)
    }
}

/// The value of a mode in a list of choices.
#[must_use]
pub const fn mode_value(mode: WorkMode) -> &'static str {
    match mode {
        WorkMode::Inbound => "inbound",
        WorkMode::Outbound => "outbound",
        WorkMode::AgentInitiated => "own",
    }
}

/// The mode with this value.
#[must_use]
pub fn mode_of(value: &str) -> Option<WorkMode> {
    MODES.into_iter().find(|mode| mode_value(*mode) == value)
}

/// The reasons for not being ready.
#[must_use]
pub fn reasons(agent: &Agent) -> Vec<Choice> {
    agent.reasons.iter().map(|reason| Choice::new(&reason.path, reason_value(&reason.id), &reason.name)).collect()
}

/// The reason with this value, if there is one.
#[must_use]
pub fn reason_of(agent: &Agent, value: &str) -> Option<ReasonId> {
    agent.reasons.iter().find(|reason| reason_value(&reason.id) == value).map(|reason| reason.id.clone())
}

fn reason_value(id: &ReasonId) -> String {
    format!("{}/{}", id.list, id.id)
}

/// The phones.
#[must_use]
pub fn extensions(agent: &Agent) -> Vec<Choice> {
    agent.extensions.iter().map(|one| Choice::new(&[], one.value.as_str(), &one.name)).collect()
}

/// The tenants.
#[must_use]
pub fn tenants(agent: &Agent) -> Vec<Choice> {
    agent.tenants.iter().map(|one| Choice::new(&[], one.id.as_str(), &one.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Millis,
        model::{AgentControlState, AgentIntent, Availability, CommandId, Reason},
    };

    fn denied(control: AgentControl, denial: Denial) -> AgentControlState {
        AgentControlState { control, availability: Availability::Denied(denial) }
    }

    #[test]
    fn the_latest_command_that_is_not_done_is_told_before_what_is_in_the_way() {
        let mut board = Board { controls: vec![denied(AgentControl::Ready, Denial::NoExtension)], ..Board::default() };
        assert_eq!(Said::of(&board), Some(Said::Denied(Denial::NoExtension)));
        let record = |intent, status, at| AgentRecord { id: CommandId(1), intent, status, at: Millis(at) };
        let sent = record(AgentIntent::LogOut, CommandStatus::Sent, 2);
        let failed = record(AgentIntent::NotReady(None), CommandStatus::NoEffect, 1);
        let done = record(AgentIntent::Ready, CommandStatus::Confirmed, 3);
        for record in [sent.clone(), failed, done] {
            board.commands.insert(record.intent.control(), record);
        }
        assert_eq!(Said::of(&board), Some(Said::Command(sent)));
    }

    #[test]
    fn rarely_used_controls_show_nothing_unasked() {
        let controls =
            vec![denied(AgentControl::Tenant, Denial::Fixed), denied(AgentControl::Ready, Denial::AlreadySo)];
        assert_eq!(Said::of(&Board { controls, ..Board::default() }), None);
    }

    #[test]
    fn a_reason_is_known_by_its_id_and_its_list() {
        let id = |list: &str| ReasonId { id: "1".into(), list: list.into() };
        let reason = |list| Reason { id: id(list), name: "Lunch".into(), path: Vec::new() };
        let agent = Agent { reasons: vec![reason("a"), reason("b")].into(), ..Agent::default() };
        let values: Vec<_> = reasons(&agent).into_iter().map(|choice| choice.value).collect();
        assert_eq!(reason_of(&agent, &values[1]), Some(id("b")));
        assert_eq!(reason_of(&agent, ""), None);
    }
}
