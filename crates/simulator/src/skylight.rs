//! The simulated Skylight: a window that a page opens, and that takes commands from that page alone.
//!
//! `engine` connects and plays the host; `view` is what an agent would see, and below it the tester's controls.

mod autopilot;
mod engine;
mod params;
mod people;
mod view;

pub(crate) use view::PAGE;

type Desk = crate::common::engine::Desk<deskpane_desktops::skylight::host::SkylightHost>;
