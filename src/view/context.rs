//! The store in a view's context.

use crate::store::Store;
use leptos::prelude::*;

/// The store of the panel this component is in.
pub(crate) fn store() -> Store {
    expect_context::<Store>()
}
