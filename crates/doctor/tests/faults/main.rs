//! A correctly served panel with one thing broken at a time: each fault is found, and nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod certificate;
mod dist;
mod nginx;
mod seen;
mod served;
