//! The simulated MAX and CXone Agent: panels sit in its frames.
//!
//! `engine` says how the host is shown and played, `frames` where the panels are; `view` is what an agent would see, and
//! beside it what a tester needs.

mod autopilot;
mod engine;
mod frames;
mod params;
mod people;
mod view;

use crate::common::SimulatedDesktop;
use deskpane_desktops::max::SPEC;
use leptos::prelude::*;

/// Its page.
pub(crate) static PAGE: SimulatedDesktop = SimulatedDesktop {
    spec: &SPEC,
    links: &[
        ("", "NICE MAX", "phone, chat, e-mail and more; the panel sits inside"),
        ("?flavour=cxa", "CXone Agent", "MAX's successor, with its own habits"),
    ],
    page: || view! { <view::MaxPage/> }.into_any(),
};

type Desk = crate::common::engine::Desk<deskpane_desktops::max::host::MaxHost>;
