//! How an incoming contact makes itself known.

use leptos::prelude::*;

/// The section.
pub(super) fn section() -> AnyView {
    ().into_any()
}
