//! One page for each route. Only here a vendor has a name.

pub(crate) mod config_error;
mod framed_page;
pub(crate) mod home;
pub(crate) mod max;
pub(crate) mod not_found;
mod panel_page;
pub(crate) mod roxchat;
pub(crate) mod skylight;
pub(crate) mod ucontact;
