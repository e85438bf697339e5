//! Which keys do what, and changing them.

use crate::text::texts;
use leptos::prelude::*;

/// What the sheet shows.
pub(crate) fn shortcuts() -> AnyView {
    view! { <p>{texts().nothing_yet}</p> }.into_any()
}
