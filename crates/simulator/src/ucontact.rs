//! The simulated uContact: a desktop that a page holds in a frame.
//!
//! `engine` joins the vendor's host to [`crate::common::framed`]; `view` is what an agent would see, and what a tester
//! needs below it.

mod autopilot;
mod engine;
mod params;
mod people;
mod view;

pub(crate) use view::UcontactPage;

type Desk = crate::common::framed::Desk<deskpane_desktops::ucontact::host::Host>;
