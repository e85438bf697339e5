//! The browser: windows, messages between them, clock, storage. Nothing here knows what a message means.

pub(crate) mod badge;
pub(crate) mod calendar;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod database;
pub(crate) mod download;
pub(crate) mod embedding;
pub(crate) mod frame;
pub(crate) mod http;
pub(crate) mod in_view;
pub(crate) mod inbox;
pub(crate) mod keep_place;
pub(crate) mod lifecycle;
pub(crate) mod notification;
pub(crate) mod outbox;
pub(crate) mod outside;
pub(crate) mod peer;
pub(crate) mod popup;
pub(crate) mod ports;
pub(crate) mod posted_task;
pub(crate) mod source;
pub(crate) mod storage;
pub(crate) mod tabs;
pub(crate) mod tone;
pub(crate) mod unicode;
