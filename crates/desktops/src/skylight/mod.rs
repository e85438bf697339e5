//! Skylight (CxEngage): a desktop that runs in a window the panel opens, and takes commands by name.

pub mod host;
pub mod session;
pub mod wire;
