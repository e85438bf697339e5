//! Today at a glance: the agent's states and contacts over time, and their totals.

use crate::text::texts;
use leptos::prelude::*;

/// What the sheet shows.
pub(crate) fn activity() -> AnyView {
    view! { <p>{texts().nothing_yet}</p> }.into_any()
}
