//! The simulated MAX, in both flavours.
//!
//! `desk` joins the engine to the browser and is the only file that posts and takes in messages; `picture` holds the
//! signals the view reads; `view` is what an agent would see, and what a tester needs beside it.

mod autopilot;
mod desk;
mod kinds;
mod params;
mod people;
mod picture;
mod view;

pub(crate) use view::MaxPage;
