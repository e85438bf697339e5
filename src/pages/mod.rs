//! One page for each route. Only here a vendor has a name.

pub(crate) mod config_error;
pub(crate) mod home;
pub(crate) mod max;
pub(crate) mod not_found;
mod panel_page;
pub(crate) mod skylight;
