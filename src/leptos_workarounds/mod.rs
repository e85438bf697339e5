//! Where Leptos is worked around.

pub(crate) mod combined_effect;
pub(crate) mod erased;
pub(crate) mod keyed_rows;
pub(crate) mod long_lived_signal;
