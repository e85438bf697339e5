//! What is kept in this browser, and forgetting it.

use leptos::prelude::*;

/// The section.
pub(super) fn section() -> AnyView {
    ().into_any()
}
