//! `cargo xtask check`: format, lints, fuzz targets, native tests and documentation. No browser, no WebAssembly.

use std::process::Command;

use anyhow::Result;

use crate::paths;
use crate::setup::need_postgres;
use crate::steps::{self, Step};

pub(crate) fn run() -> Result<()> {
    need_postgres()?;
    steps::in_turn(native())
}

/// Each needs the one before: what does not compile is said once. cargo would let them wait for each other anyway.
pub(crate) fn native() -> Vec<Step<'static>> {
    let tests: &[_] = if paths::on_path("cargo-nextest").is_some() {
        // Plays the simulations side by side; cargo plays one after the other.
        &[
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            "--status-level=fail",
            "--final-status-level=fail",
        ]
    } else {
        &["test", "--workspace", "--locked", "--quiet", "--no-fail-fast", "--tests"]
    };
    vec![
        cargo("Format", &["fmt", "--all", "--check"]),
        cargo("Lints", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
            .needs(&["Format"]),
        // Built with counters by `cargo xtask fuzz` only; that they still fit the code shows here.
        cargo("Fuzz targets", &["check", "--manifest-path", "fuzz/Cargo.toml", "--no-default-features", "--locked"])
            .needs(&["Lints"]),
        cargo("Native tests", tests).needs(&["Fuzz targets"]),
        cargo("Documentation tests", &["test", "--workspace", "--doc", "--locked", "--quiet"]).needs(&["Native tests"]),
        cargo(
            "Documentation",
            &["doc", "--package", "deskpane-desk", "--package", "deskpane-desktops", "--no-deps", "--locked"],
        )
        .needs(&["Documentation tests"]),
    ]
}

fn cargo(name: &'static str, arguments: &'static [&'static str]) -> Step<'static> {
    Step::new(name, move |console| {
        // RUSTDOCFLAGS is read by `cargo doc` and by documentation tests only, so no other step is built again for it.
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(paths::root()).env("RUSTDOCFLAGS", "-D warnings");
        console.run(name, &mut command)
    })
}
