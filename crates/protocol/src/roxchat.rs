//! Rox.Chat: a desktop in a frame of ours, which tells of visitors, their chats and its notifications, and takes one
//! command. By the vendor's page "Rox.Chat CRM postMessage Interface" (rox.chat/kb/dev/postmessage.html).

pub mod host;
pub mod panel;
pub mod wire;
