//! What the agent sees, in folders by subject. Views read the store's signals and give it commands; none knows a
//! vendor.

pub(crate) mod activity;
pub(crate) mod agent;
pub(crate) mod card;
pub(crate) mod connection;
pub(crate) mod context;
pub(crate) mod controls;
pub(crate) mod diagnostics;
pub(crate) mod focus;
pub(crate) mod keyboard;
pub(crate) mod list;
pub(crate) mod notes;
pub(crate) mod panel;
pub(crate) mod parts;
pub(crate) mod record_button;
pub(crate) mod recording;
pub(crate) mod settings;
pub(crate) mod whole_program;
