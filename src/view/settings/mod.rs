//! What the agent can choose for themselves, a section a file.

mod about;
mod alerts;
mod appearance;
mod kept;
pub(crate) mod settings_sheet;
