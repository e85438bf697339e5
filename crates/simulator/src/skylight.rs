//! The simulated Skylight: a window that a page opens, and that takes commands of that page alone.
//!
//! `engine` says how the host is shown and played; `view` is what an agent would see, and what a tester needs below it.

mod autopilot;
mod engine;
mod params;
mod people;
mod view;

pub(crate) use view::PAGE;

type Desk = crate::common::engine::Desk<deskpane_desktops::skylight::host::SkylightHost>;
