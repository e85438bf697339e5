//! What a view finds around it.

use crate::store::Store;
use leptos::prelude::*;

/// The store of the panel this component is in.
pub(crate) fn store() -> Store {
    expect_context::<Store>()
}
