//! Rox.Chat: whatever its frame sends, to the panel's session and its desk, reloads with what was kept included.
#![no_main]

use deskpane_fuzz::{mutate, play};
use deskpane_protocol::{config, roxchat::panel::RoxchatPanel, session::Session};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

const VENDOR: play::Vendor = play::Vendor { begin, origins: &["https://roxchat.example.com"], most_open: 300 };

fn begin(kept: Option<&str>) -> Box<dyn Session> {
    let text = r#"{"roxchat":{"url":"https://roxchat.example.com/"}}"#;
    let config = config::parse(text).outcome.expect("a valid configuration");
    let address = config.roxchat.expect("Rox.Chat is configured");
    Box::new(RoxchatPanel::new(&address, "https://panel.example.com").recall(kept))
}

fuzz_target!(|data: &[u8]| play::play(&VENDOR, data));
fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate::script(data, size, most, seed).unwrap_or_else(|| fuzzer_mutate(data, size, most))
});
