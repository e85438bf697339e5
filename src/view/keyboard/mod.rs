//! Keys for actions, and which keys do what.

pub(crate) mod keyboard_listener;
pub(crate) mod shortcut_settings;
