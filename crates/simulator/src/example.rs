//! The simulated example: a desktop that a page holds in a frame.
//!
//! `engine` says how the host is shown and played; `view` is what an agent would see.

mod engine;
mod view;

use crate::common::SimulatedDesktop;
use deskpane_desktops::example::{SPEC, host::ExampleHost};
use leptos::prelude::*;

/// Its page.
pub(crate) static PAGE: SimulatedDesktop = SimulatedDesktop {
    spec: &SPEC,
    links: &[("", "Example", "the smallest desktop there can be; the panel holds it in a frame")],
    page: || view! { <view::ExamplePage/> }.into_any(),
};

type Desk = crate::common::engine::Desk<ExampleHost>;
