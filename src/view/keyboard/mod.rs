//! Keyboard shortcuts, and their list.

pub(crate) mod keyboard_listener;
pub(crate) mod shortcut_settings;
