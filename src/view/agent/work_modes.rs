//! The kinds of contacts an agent takes, as choices.

use crate::{text::Texts, view::parts::picker::Choice};
use deskpane_desk::model::{Agent, WorkMode};

const MODES: [WorkMode; 3] = [WorkMode::Inbound, WorkMode::Outbound, WorkMode::AgentInitiated];

pub(crate) fn modes(_: &Agent, t: Texts) -> Vec<Choice> {
    MODES.into_iter().map(|mode| Choice::new(&[], mode_key(mode), t.mode(mode))).collect()
}

pub(crate) const fn mode_key(mode: WorkMode) -> &'static str {
    match mode {
        WorkMode::Inbound => "inbound",
        WorkMode::Outbound => "outbound",
        WorkMode::AgentInitiated => "own",
    }
}

pub(crate) fn mode_of(key: &str) -> Option<WorkMode> {
    MODES.into_iter().find(|mode| mode_key(*mode) == key)
}
