//! Rox.Chat: a desktop in a frame of ours, which tells of visitors, their chats and its notifications, and takes one
//! command. By the vendor's page "Rox.Chat CRM postMessage Interface" (rox.chat/kb/dev/postmessage.html).

pub mod host;
pub mod session;
pub mod wire;

/// What its page in our frame may do, in the browser's words: the `allow` of the frame, and what our own page must have
/// to pass it on.
pub const POWERS: [&str; 3] = ["clipboard-read", "clipboard-write", "autoplay"];
