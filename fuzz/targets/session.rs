//! Any messages of a desktop's window, to the panel's session and its desk, with commands, time, and reloads with a
//! snapshot. `DESKTOP` names the desktop.
#![no_main]

use deskpane_fuzz::{
    desktops,
    play::{self, Stage},
    step::Step,
};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static STAGE: LazyLock<Stage> = LazyLock::new(|| {
    let id = std::env::var("DESKTOP").unwrap_or_default();
    let desktop = desktops::all().find(|desktop| desktop.spec.id == id);
    Stage::new(desktop.unwrap_or_else(|| panic!("DESKTOP={id} names no desktop")))
});

fuzz_target!(|steps: Vec<Step>| play::play(&STAGE, &steps));
