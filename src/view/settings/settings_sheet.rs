//! The settings sheet.

use crate::{
    store::Store,
    view::{
        parts::elements::block,
        settings::{about, alerts, appearance, stored_data},
    },
};
use leptos::prelude::*;

/// What the sheet shows.
pub(crate) fn settings() -> AnyView {
    // Data is kept for each desktop; the start page has none.
    let stored = use_context::<Store>().map(|_| stored_data::section());
    let mut sections = vec![appearance::section(), alerts::section()];
    sections.extend(stored);
    sections.push(about::section());
    block("settings", sections)
}
