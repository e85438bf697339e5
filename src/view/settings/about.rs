//! Which version this is, for whoever reports something.

use leptos::prelude::*;

/// The section.
pub(super) fn section() -> AnyView {
    ().into_any()
}
