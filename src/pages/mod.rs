//! One page for each desktop, and the pages around them.

pub(crate) mod config_error;
pub(crate) mod crm;
pub(crate) mod desktop_page;
mod home;
mod layout;
mod mount;
mod not_found;
mod panel_page;
pub(crate) mod site;
