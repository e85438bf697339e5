//! The state of the connection, and what to do about it.

pub(crate) mod connection_line;
pub(crate) mod window_buttons;
