//! Every recording in `recordings/` is played again, and what comes out must be what was recorded. `cargo xtask recording to-test`
//! puts one there; after a change that was meant, `cargo xtask recording migrate` writes down what comes out now.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use deskpane_desk::recording::{Key, Recording, check, redact};
use deskpane_desktops::ALL;
use std::{fs, path::Path};

/// The most bytes of one: the repository is no archive.
const LONGEST: usize = 300_000;

#[test]
fn recordings_replay_to_the_same_outputs() {
    for spec in ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings").join(spec.id);
        let files: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        assert!(!files.is_empty() || !spec.is_released, "there is no recording of {}", spec.name);
        for file in files {
            let name = file.display();
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.len() <= LONGEST, "{name} is {} bytes long", text.len());
            let recording = Recording::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let report = check(spec, &recording).unwrap_or_else(|error| panic!("{name}: {error}"));
            if let Some(difference) = report.difference {
                panic!("{name}: {difference}");
            }
            assert!(report.compared > 0, "{name}: nothing in it was compared");
            let redacted = redact(spec, &recording, Key(3, 5)).unwrap_or_else(|error| panic!("{name}: {error}"));
            if let Some(difference) = redacted.difference {
                panic!("{name} without people: {difference}");
            }
        }
    }
}
