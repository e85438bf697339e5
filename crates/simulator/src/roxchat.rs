//! The simulated Rox.Chat: an agent's workspace that a page holds in a frame, and that sends messages to that page
//! only if the account's configuration names it.
//!
//! `engine` connects and plays the host; `view` is what an agent would see, and below it the tester's controls.

mod autopilot;
mod engine;
mod params;
mod people;
mod view;

pub(crate) use view::PAGE;

type Desk = crate::common::engine::Desk<deskpane_desktops::roxchat::host::RoxchatHost>;
