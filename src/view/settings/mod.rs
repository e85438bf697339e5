//! What the agent can choose for themselves, one section a file.

mod about;
mod alerts;
mod appearance;
mod kept;

use super::parts::block;
use leptos::prelude::*;

/// What the sheet shows.
pub(crate) fn settings() -> AnyView {
    block("settings", vec![appearance::section(), alerts::section(), kept::section(), about::section()])
}
