//! A panel as it should be served, with one thing broken at a time: each fault is named, and nothing else is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod dist;
mod nginx;
mod seen;
mod served;
