//! MAX and CXone Agent: whatever their window sends, to the panel's session and its desk, reloads with what was kept included.
#![no_main]

use deskpane_desk::session::Session;
use deskpane_desktops::max::session::MaxSession;
use deskpane_fuzz::{config, play, target_of_lines};

const VENDOR: play::Vendor = play::Vendor { begin, origins: &["https://max.example.com"], most_open: 2_000 };

fn begin(kept: Option<&str>) -> Box<dyn Session> {
    let config = config(r#"{"max":{"origins":["https://max.example.com"]}}"#);
    Box::new(MaxSession::new(&config.max.expect("MAX is configured"), None, kept))
}

target_of_lines!(|data| play::play(&VENDOR, data));
