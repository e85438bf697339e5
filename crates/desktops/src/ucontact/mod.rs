//! uContact: a desktop in a frame of ours, which tells of interactions, their outcomes and its own looks, and takes one
//! command. By the vendor's page "Events API" (docs.ucontactcloud.com/developer/events.html).

pub mod host;
pub mod session;
pub mod wire;

/// What its page in our frame may do, in the browser's words: the `allow` of the frame, and what our own page must have
/// to pass it on.
pub const POWERS: [&str; 5] = ["camera", "microphone", "clipboard-read", "clipboard-write", "autoplay"];
