//! `cargo xtask bench`: the release panel beside its rivals, and the protocol without a browser.
//!
//! What is measured, and how, is in `bench/` and told in `docs/performance.md`. Times are reported, never asserted.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::ports::Ports;
use crate::process::Console;
use crate::setup::{Browser, Tools};
use crate::{build, paths, process};

#[derive(Args)]
pub(crate) struct Options {
    /// Few and small samples: to try the bench itself
    #[arg(long)]
    quick: bool,
    /// How many rounds, instead of five
    #[arg(long)]
    rounds: Option<u32>,
    /// Measure what `cargo xtask build` made last, without building again
    #[arg(long)]
    no_build: bool,
    /// Put the table into docs/performance.md and the samples beside it
    #[arg(long, conflicts_with = "quick")]
    write: bool,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    Ports::CHROMIUM.require_free()?;
    let browser = Browser::Chromium.need()?;
    let tools = Tools::for_bench()?;
    let root = paths::root();
    let panel = root.join("dist");
    if !options.no_build {
        build::panel(&Tools::for_release()?, &Console::default())?;
    } else if !panel.join("index.html").is_file() {
        bail!("there is no panel in {}: run cargo xtask build", panel.display());
    }
    let out = out()?;
    let native = out.join("native.json");
    measure_native(&native, options.quick)?;

    let mut command = tools.command("node", &root.join("bench"));
    command.arg("run.mjs").arg("--panel").arg(&panel).arg("--out").arg(&out).arg("--native").arg(&native);
    command.env(Browser::Chromium.variable(), browser);
    if options.quick {
        command.arg("--quick");
    }
    if options.write {
        command.arg("--write");
    }
    if let Some(rounds) = options.rounds {
        command.args(["--rounds", &rounds.to_string()]);
    }
    process::run("Panel and rivals in Chromium", &mut command)?;
    println!("The samples are in {}", out.display());
    Ok(())
}

/// Where samples go: beside what cargo builds.
fn out() -> Result<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    let out = target.join("bench");
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    Ok(out)
}

/// Decoding and reducing alone, as fast as this machine can.
fn measure_native(file: &PathBuf, quick: bool) -> Result<()> {
    println!("\n── Protocol without a browser");
    let mut command = Command::new("cargo");
    command.args(["bench", "--quiet", "--locked", "--package", "deskpane-desktops", "--bench", "throughput", "--"]);
    if quick {
        command.arg("--quick");
    }
    let samples = process::output(command.current_dir(paths::root())).context("the native bench failed")?;
    fs::write(file, samples).with_context(|| format!("cannot write {}", file.display()))
}
