//! The keyboard focus, and keeping it with the agent.

pub(crate) mod card_element;
pub(crate) mod move_focus;
