//! Shared parts of views: buttons, fields, lists, sheets.

pub(crate) mod action_button;
pub(crate) mod command_feedback;
pub(crate) mod confirm_button;
pub(crate) mod copy_button;
pub(crate) mod disclosure;
pub(crate) mod elements;
pub(crate) mod field;
pub(crate) mod icons;
pub(crate) mod key_events;
pub(crate) mod notices;
pub(crate) mod picker;
pub(crate) mod sheet;
pub(crate) mod shortcut_hint;
pub(crate) mod timer;
