//! The simulated Skylight: a window that a page opens, and that takes commands of that page alone.
//!
//! `desk` joins the engine to the browser and is the only file that posts and takes in messages; `picture` holds the signals
//! the view reads; `view` is what an agent would see, and what a tester needs below it.

mod autopilot;
mod desk;
mod kinds;
mod params;
mod people;
mod picture;
mod view;

pub(crate) use view::SkylightPage;
