//! The panel as a whole, and the frame around its parts.

pub(crate) mod announcer;
pub(crate) mod crm_log;
pub(crate) mod restore_focus;
pub(crate) mod shown_desk;
pub(crate) mod skip_link;
pub(crate) mod sound_permission;
pub(crate) mod split_view;
pub(crate) mod toolbar;
pub(crate) mod whole_panel;
