//! One page for each desktop, and the pages around them.

pub(crate) mod config_error;
mod crm;
pub(crate) mod desktop_page;
mod home;
pub(crate) mod layout;
mod mount;
mod not_found;
mod panel_page;
mod recording;
pub(crate) mod site;
pub(crate) mod whole_program;
