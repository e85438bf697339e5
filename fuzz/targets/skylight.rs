//! Skylight: whatever its window sends, to the panel's session and its desk, reloads with what was kept included.
#![no_main]

use deskpane_desk::session::Session;
use deskpane_desktops::skylight::session::SkylightSession;
use deskpane_fuzz::{config, play, target_of_lines};

const VENDOR: play::Vendor = play::Vendor { begin, origins: &["https://skylight.example.com"], most_open: 500 };

fn begin(kept: Option<&str>) -> Box<dyn Session> {
    let config = config(r#"{"skylight":{"url":"https://skylight.example.com/","fullControl":true}}"#);
    Box::new(SkylightSession::new(&config.skylight.expect("Skylight is configured"), kept))
}

target_of_lines!(|data| play::play(&VENDOR, data));
