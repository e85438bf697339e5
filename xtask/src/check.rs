//! `cargo xtask check`: format, lints, fuzz targets, native tests and documentation. No browser, no WebAssembly.

use std::process::Command;

use anyhow::Result;

use crate::{place, process};

pub(crate) fn run() -> Result<()> {
    cargo("Format", &["fmt", "--all", "--check"])?;
    cargo("Lints", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    // Built with counters by `cargo xtask fuzz` only; that they still fit the code shows here.
    cargo("Fuzz targets", &["check", "--manifest-path", "fuzz/Cargo.toml", "--no-default-features", "--locked"])?;
    cargo("Native tests", &["test", "--workspace", "--locked", "--quiet"])?;
    cargo(
        "Documentation",
        &["doc", "--package", "deskpane-desk", "--package", "deskpane-desktops", "--no-deps", "--locked"],
    )
}

fn cargo(what: &str, arguments: &[&str]) -> Result<()> {
    // RUSTDOCFLAGS is read by `cargo doc` and by documentation tests only, so no other step is built again for it.
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(place::root()).env("RUSTDOCFLAGS", "-D warnings");
    process::run(what, &mut command)
}
