//! The agent: state, controls, and contacts they start.

pub(crate) mod agent_bar;
pub(crate) mod agent_controls;
pub(crate) mod dial;
pub(crate) mod start_contact;
pub(crate) mod work_modes;
