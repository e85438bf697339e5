//! Language and theme.

use leptos::prelude::*;

/// The section.
pub(super) fn section() -> AnyView {
    ().into_any()
}
