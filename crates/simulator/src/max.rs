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

pub(crate) use view::PAGE;

type Desk = crate::common::engine::Desk<deskpane_desktops::max::host::MaxHost>;
