//! One page for each desktop, and the pages around them.

pub(crate) mod config_error;
mod crm;
pub(crate) mod desktop_page;
mod home;
mod layout;
mod mount;
mod not_found;
mod panel_page;
mod recording;
pub(crate) mod site;
pub(crate) mod whole_program;
