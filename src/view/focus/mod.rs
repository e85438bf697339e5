//! Where the keyboard focus is, and keeping it with the agent.

pub(crate) mod card_element;
pub(crate) mod move_focus;
