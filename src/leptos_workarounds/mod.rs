//! Workarounds for Leptos: each with its reason, the measured figure, and the upstream issue. Check these files after
//! every update of Leptos: some can go.
//!
//! | file | in place of | what it gains |
//! |---|---|---|
//! | `keyed_rows` | `<For>` | only rows that change places move |
//! | `combined_effect` | an effect for each attribute and text | one reader an element |
//! | `long_lived_signal` | `RwSignal` | readers that are gone leave no memory behind |
//! | `erased` | closures in `view!` | each shape is compiled once |

pub(crate) mod combined_effect;
pub(crate) mod erased;
pub(crate) mod keyed_rows;
pub(crate) mod long_lived_signal;
