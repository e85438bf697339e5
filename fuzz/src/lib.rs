//! What the fuzz targets share: a desk worked through a script of messages, commands, time and reloads, the rules that
//! must hold after every step of it, and the changing of such scripts.

pub mod mutate;
pub mod play;
pub mod rules;

use deskpane_desk::config::{self, Config};

/// A configuration that is known to be right.
pub fn config(text: &str) -> Config {
    config::parse(text).outcome.expect("a valid configuration")
}

/// A target whose input is lines of text, and changed as such.
#[macro_export]
macro_rules! target_of_lines {
    (|$data:ident| $body:expr) => {
        libfuzzer_sys::fuzz_target!(|$data: &[u8]| $body);
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
            let changed = $crate::mutate::script(data, size, most, seed);
            changed.unwrap_or_else(|| libfuzzer_sys::fuzzer_mutate(data, size, most))
        });
    };
}
