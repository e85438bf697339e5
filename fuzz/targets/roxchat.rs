//! Rox.Chat: whatever its frame sends, to the panel's session and its desk, reloads with what was kept included.
#![no_main]

use deskpane_desk::session::Session;
use deskpane_desktops::roxchat::session::RoxchatSession;
use deskpane_fuzz::{config, play, target_of_lines};

const VENDOR: play::Vendor = play::Vendor { begin, origins: &["https://roxchat.example.com"], most_open: 300 };

fn begin(kept: Option<&str>) -> Box<dyn Session> {
    let config = config(r#"{"roxchat":{"url":"https://roxchat.example.com/"}}"#);
    let address = config.roxchat.expect("Rox.Chat is configured");
    Box::new(RoxchatSession::new(&address, "https://panel.example.com").recall(kept))
}

target_of_lines!(|data| play::play(&VENDOR, data));
