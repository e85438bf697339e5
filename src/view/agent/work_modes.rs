//! The kinds of contacts an agent takes, as choices.

use crate::text::Texts;
use deskpane_desk::view_model::{
    agent_controls::{MODES, mode_value},
    choices::Choice,
};

/// All of them.
pub(super) fn modes(t: Texts) -> Vec<Choice> {
    MODES.into_iter().map(|mode| Choice::new(&[], mode_value(mode), t.mode(mode))).collect()
}
