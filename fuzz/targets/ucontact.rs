//! uContact: whatever its frame sends, to the panel's session and its desk, reloads with what was kept included.
#![no_main]

use deskpane_desk::session::Session;
use deskpane_desktops::ucontact::session::UcontactSession;
use deskpane_fuzz::{config, play, target_of_lines};

const VENDOR: play::Vendor = play::Vendor { begin, origins: &["https://ucontact.example.com"], most_open: 500 };

fn begin(kept: Option<&str>) -> Box<dyn Session> {
    let config = config(r#"{"ucontact":{"url":"https://ucontact.example.com/"}}"#);
    let address = config.ucontact.expect("uContact is configured");
    Box::new(UcontactSession::new(&address, "https://panel.example.com").recall(kept))
}

target_of_lines!(|data| play::play(&VENDOR, data));
