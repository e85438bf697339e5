//! The agent's settings, a section a file.

mod about;
mod alerts;
mod appearance;
pub(crate) mod settings_sheet;
mod stored_data;
