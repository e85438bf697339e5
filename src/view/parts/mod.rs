//! What many views are made of: buttons, fields, lists, sheets.

pub(crate) mod action_button;
pub(crate) mod command_feedback;
pub(crate) mod confirm_button;
pub(crate) mod copy_button;
pub(crate) mod disclosure;
pub(crate) mod elements;
pub(crate) mod field;
pub(crate) mod key_repeat;
pub(crate) mod notices;
pub(crate) mod picker;
pub(crate) mod sheet;
pub(crate) mod timer;

// Until the last eight of `view` have their folders too.
pub(super) use crate::leptos_workarounds::erased::*;
pub(super) use elements::{block, paragraph, said};
