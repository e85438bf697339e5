//! Skylight: whatever its window sends, to the panel's session and its desk, reloads with what was kept included.
#![no_main]

use deskpane_fuzz::{mutate, play};
use deskpane_protocol::{config, session::Session, skylight::panel::SkylightPanel};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

const VENDOR: play::Vendor = play::Vendor { begin, origins: &["https://skylight.example.com"], most_open: 500 };

fn begin(kept: Option<&str>) -> Box<dyn Session> {
    let text = r#"{"skylight":{"url":"https://skylight.example.com/","fullControl":true}}"#;
    let config = config::parse(text).outcome.expect("a valid configuration");
    Box::new(SkylightPanel::new(&config.skylight.expect("Skylight is configured"), kept))
}

fuzz_target!(|data: &[u8]| play::play(&VENDOR, data));
fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate::script(data, size, most, seed).unwrap_or_else(|| fuzzer_mutate(data, size, most))
});
