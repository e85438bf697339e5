//! `cargo xtask check`: format, lints, fuzz targets, native tests and documentation. No browser, no WebAssembly.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::paths;
use crate::setup::{need_nginx, need_postgres};
use crate::steps::{self, Step};

pub(crate) fn run() -> Result<()> {
    need_postgres()?;
    steps::in_turn(native(&need_nginx()?.program))
}

/// Each step needs the one before, so code that does not compile is reported once; cargo would block them on each other
/// anyway. The doctor's tests examine panels that this nginx serves.
pub(crate) fn native(nginx: &Path) -> Vec<Step<'_>> {
    let cargo = |name, arguments| cargo(name, arguments, nginx);
    let tests: &[_] = if paths::on_path("cargo-nextest").is_some() {
        // nextest runs the simulations in parallel; cargo test runs one after the other.
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
        // Fuzz targets are built with counters only by `cargo xtask fuzz`; here they are only compiled.
        cargo("Fuzz targets", &["check", "--manifest-path", "fuzz/Cargo.toml", "--no-default-features", "--locked"])
            .needs(&["Lints"]),
        cargo("Native tests", tests).needs(&["Fuzz targets"]),
        cargo("Documentation tests", &["test", "--workspace", "--doc", "--locked", "--quiet"]).needs(&["Native tests"]),
        cargo(
            "Documentation",
            &[
                "doc",
                "--package",
                "deskpane-desk",
                "--package",
                "deskpane-desktops",
                "--package",
                "deskpane-deploy",
                "--no-deps",
                "--locked",
            ],
        )
        .needs(&["Documentation tests"]),
    ]
}

fn cargo<'a>(name: &'static str, arguments: &'static [&'static str], nginx: &'a Path) -> Step<'a> {
    Step::new(name, move |console| {
        // Only `cargo doc` and documentation tests read RUSTDOCFLAGS, so no other step is rebuilt for it.
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(paths::root()).env("RUSTDOCFLAGS", "-D warnings").env("NGINX", nginx);
        console.run(name, &mut command)
    })
}
