//! What the agent can choose for themselves, one section a file.

mod about;
mod alerts;
mod appearance;
mod kept;

use super::parts::block;
use crate::store::Store;
use leptos::prelude::*;

/// What the sheet shows.
pub(crate) fn settings() -> AnyView {
    // What is kept is kept for each desktop; the start page has none.
    let kept = use_context::<Store>().map(|_| kept::section());
    let mut sections = vec![appearance::section(), alerts::section()];
    sections.extend(kept);
    sections.push(about::section());
    block("settings", sections)
}
