//! The simulated uContact: a desktop that a page holds in a frame.
//!
//! `engine` says how the host is shown and played; `view` is what an agent would see, and what a tester
//! needs below it.

mod autopilot;
mod engine;
mod params;
mod people;
mod view;

use crate::common::SimulatedDesktop;
use deskpane_desktops::ucontact::SPEC;
use leptos::prelude::*;

/// Its page.
pub(crate) static PAGE: SimulatedDesktop = SimulatedDesktop {
    spec: &SPEC,
    links: &[("", "uContact", "every channel in one desktop; the panel holds it in a frame")],
    page: || view! { <view::UcontactPage/> }.into_any(),
};

type Desk = crate::common::engine::Desk<deskpane_desktops::ucontact::host::UcontactHost>;
