//! What the fuzz targets share: a desk worked through a script of messages, commands, time and reloads, the rules that
//! must hold after every step of it, and the changing of such scripts.

pub mod mutate;
pub mod play;
pub mod rules;
