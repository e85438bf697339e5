//! The simulated MAX and CXone Agent: panels sit in its frames.
//!
//! `engine` connects and plays the host, `frames` holds the panels; `view` is what an agent would see, and beside it
//! the tester's controls.

mod autopilot;
mod engine;
mod frames;
mod params;
mod people;
mod view;

pub(crate) use view::PAGE;

type Desk = crate::common::engine::Desk<deskpane_desktops::max::host::MaxHost>;
