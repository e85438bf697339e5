//! `cargo xtask bench`: the release panel beside its rivals, the protocol without a browser, `/inspect` with long recordings, and
//! the CRM server.
//!
//! The measurements are in `bench/`, and described in `docs/performance.md` and `docs/crm-server.md`. Times are
//! reported, never asserted.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use deskpane_desktops::ALL;

use crate::ports::Ports;
use crate::process::Console;
use crate::setup::{Browser, Tools, need_postgres};
use crate::{build, long_recording, paths, process, recording};

#[derive(Args)]
pub(crate) struct Options {
    /// Run only one part
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Take few and small samples, to try the benchmark itself
    #[arg(long)]
    quick: bool,
    /// Number of rounds [default: 5]
    #[arg(long)]
    rounds: Option<u32>,
    /// Measure the last release build, without building again
    #[arg(long)]
    no_build: bool,
    /// Write the tables into docs/performance.md, with the samples beside it, and docs/crm-server.md
    #[arg(long, conflicts_with = "quick")]
    write: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The panel and its rivals, and the protocol
    Panel,
    /// What recording costs the panel
    Recorder,
    /// `/inspect` with a recording of a long day, and with one of a million lines
    Inspector,
    /// The CRM server
    Crm,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let is_wanted = |part| options.only.is_none_or(|only| only == part);
    if is_wanted(Part::Crm) {
        need_postgres()?;
    }
    let of_panel = [Part::Panel, Part::Recorder, Part::Inspector];
    let panel = if of_panel.into_iter().any(is_wanted) { Some(panel(options)?) } else { None };
    if let Some(panel) = panel.as_deref().filter(|_| is_wanted(Part::Panel)) {
        measure_panel(panel, options)?;
    }
    if let Some(panel) = panel.as_deref().filter(|_| is_wanted(Part::Recorder)) {
        let mut command = in_chromium("recorder.mjs", panel, options)?;
        process::run("Recording off and on in Chromium", &mut command)?;
    }
    if let Some(panel) = panel.as_deref().filter(|_| is_wanted(Part::Inspector)) {
        measure_inspector(panel, options)?;
    }
    if is_wanted(Part::Crm) {
        measure_crm(options)?;
    }
    Ok(())
}

/// The folder of the release panel.
fn panel(options: &Options) -> Result<PathBuf> {
    let panel = paths::root().join("dist");
    if !options.no_build {
        build::panel(&Tools::for_release()?, &Console::default())?;
    } else if !panel.join("index.html").is_file() {
        bail!("no panel in {}: run cargo xtask build", panel.display());
    }
    Ok(panel)
}

fn measure_panel(panel: &Path, options: &Options) -> Result<()> {
    let out = out()?;
    let native = out.join("native.json");
    measure_native(&native, options.quick)?;
    let mut command = in_chromium("run.mjs", panel, options)?;
    command.arg("--native").arg(&native);
    process::run("Panel and rivals in Chromium", &mut command)?;
    println!("The samples are in {}", out.display());
    Ok(())
}

/// Long recordings in `/inspect`: what a panel keeps at most, and more than any panel keeps.
fn measure_inspector(panel: &Path, options: &Options) -> Result<()> {
    println!("\n── Making long recordings");
    let mut files = Vec::new();
    let lines = if options.quick { [10_000, 50_000] } else { [10_000, 1_000_000] };
    let spec = ALL.first().context("there is no desktop")?;
    let (spec, hour) = recording::read(&recording::folder(spec).join("busy-hour.deskpane.jsonl"))?;
    for lines in lines {
        let file = out()?.join(format!("{lines}.deskpane.jsonl"));
        fs::write(&file, long_recording::of(spec, &hour, lines)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
        files.push(file);
    }
    let mut command = in_chromium("inspector.mjs", panel, options)?;
    process::run("Long recordings in Chromium", command.args(files))
}

/// A script of the bench that measures the panel in a browser.
fn in_chromium(script: &str, panel: &Path, options: &Options) -> Result<Command> {
    Ports::CHROMIUM.require_free()?;
    let browser = Browser::Chromium.need()?;
    let mut command = Tools::for_bench()?.command("node", &paths::root().join("bench"));
    command.arg(script).arg("--panel").arg(panel).arg("--out").arg(out()?);
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
    Ok(command)
}

/// The samples' folder, in cargo's target folder.
fn out() -> Result<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    let out = target.join("bench");
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    Ok(out)
}

/// Decoding and reducing alone, as fast as this machine can.
fn measure_native(file: &Path, quick: bool) -> Result<()> {
    println!("\n── Protocol without a browser");
    cargo_bench(&["--package", "deskpane-desktops", "--bench", "throughput"], file, quick)
}

/// Requests a second of the CRM server, with both databases.
fn measure_crm(options: &Options) -> Result<()> {
    println!("\n── CRM server");
    let samples = out()?.join("crm.json");
    cargo_bench(&["--profile", "server", "--package", "deskpane-crm", "--bench", "load"], &samples, options.quick)?;
    let mut command = Tools::for_bench()?.command("node", &paths::root().join("bench"));
    command.arg("crm.mjs").arg("--samples").arg(&samples);
    if options.write {
        command.arg("--write");
    }
    process::run("CRM server: table", &mut command)
}

/// Runs a benchmark that prints its samples, and stores them.
fn cargo_bench(which: &[&str], samples: &Path, quick: bool) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args(["bench", "--quiet", "--locked"]).args(which).arg("--");
    if quick {
        command.arg("--quick");
    }
    command.current_dir(paths::root()).stderr(Stdio::inherit());
    let output = command.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("cargo bench {} failed", which.join(" "));
    }
    fs::write(samples, output.stdout).with_context(|| format!("cannot write {}", samples.display()))
}
