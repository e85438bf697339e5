//! The simulated example: a desktop that a page holds in a frame.
//!
//! `engine` connects and plays the host; `view` is what an agent would see.

mod engine;
mod view;

pub(crate) use view::PAGE;

use deskpane_desktops::example::host::ExampleHost;

type Desk = crate::common::engine::Desk<ExampleHost>;
