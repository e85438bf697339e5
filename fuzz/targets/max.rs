//! MAX and CXone Agent: whatever their window sends, to the panel's session and its desk, reloads with what was kept included.
#![no_main]

use deskpane_fuzz::{mutate, play};
use deskpane_protocol::{config, max::panel::MaxPanel, session::Session};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

const VENDOR: play::Vendor = play::Vendor { begin, origins: &["https://max.example.com"], most_open: 2_000 };

fn begin(kept: Option<&str>) -> Box<dyn Session> {
    let text = r#"{"max":{"origins":["https://max.example.com"]}}"#;
    let config = config::parse(text).outcome.expect("a valid configuration");
    Box::new(MaxPanel::new(&config.max.expect("MAX is configured"), None, kept))
}

fuzz_target!(|data: &[u8]| play::play(&VENDOR, data));
fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate::script(data, size, most, seed).unwrap_or_else(|| fuzzer_mutate(data, size, most))
});
