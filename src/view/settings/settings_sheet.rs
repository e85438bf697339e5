//! The sheet of what the agent can choose for themselves.

use crate::{
    store::Store,
    view::{
        parts::elements::block,
        settings::{about, alerts, appearance, kept},
    },
};
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
