//! The simulated Skylight: a window that a page opens, and that takes commands of that page alone.
//!
//! `engine` says how the host is shown and played; `view` is what an agent would see, and what a tester needs below it.

mod autopilot;
mod engine;
mod params;
mod people;
mod view;

use crate::common::SimulatedDesktop;
use deskpane_desktops::skylight::SPEC;
use leptos::prelude::*;

/// Its page.
pub(crate) static PAGE: SimulatedDesktop = SimulatedDesktop {
    spec: &SPEC,
    links: &[("", "Skylight", "a window that the panel opens, and then commands")],
    page: || view! { <view::SkylightPage/> }.into_any(),
};

type Desk = crate::common::engine::Desk<deskpane_desktops::skylight::host::SkylightHost>;
