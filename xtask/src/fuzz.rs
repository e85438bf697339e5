//! `cargo xtask fuzz`: coverage-guided fuzzing of the code that reads other people's text. The targets are in
//! `fuzz/`, a workspace of its own; libFuzzer drives them, with coverage counters from stable Rust's compiler.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::Args;
use deskpane_desktops::ALL;

use crate::{paths, process};

#[derive(Args)]
pub(crate) struct Options {
    /// One target: a desktop id, `recording-` and a desktop id, `origin`, `config` or `stored` [default: all, one after the other]
    target: Option<String>,
    /// Duration for each target, in seconds
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Replay one input instead, such as a crash that was found
    #[arg(long, value_name = "FILE", requires = "target")]
    input: Option<PathBuf>,
}

/// A program, and the desktop whose session it feeds, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Target {
    program: &'static str,
    desktop: Option<&'static str>,
}

/// The prefix of targets that fuzz a desktop's recordings instead of its session.
const RECORDED: &str = "recording-";

impl Target {
    /// All targets: every desktop of the list, and those without a desktop.
    fn all() -> Vec<Self> {
        let of_each = |program| ALL.iter().map(move |spec| Self { program, desktop: Some(spec.id) });
        let others = ["origin", "config", "stored"].map(|program| Self { program, desktop: None });
        of_each("session").chain(of_each("recording")).chain(others).collect()
    }

    fn name(&self) -> String {
        match (self.program, self.desktop) {
            ("recording", Some(desktop)) => format!("{RECORDED}{desktop}"),
            (program, desktop) => desktop.unwrap_or(program).to_owned(),
        }
    }

    /// The command that runs the program for its desktop.
    fn command(&self, programs: &Path) -> Command {
        let mut command = Command::new(programs.join(self.program));
        command.env("DESKTOP", self.desktop.unwrap_or_default());
        command
    }
}

/// The counters that libFuzzer reads: one for each edge, the operands of comparisons, and a table of addresses.
const COUNTERS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];
/// The longest input, in bytes.
const LONGEST: usize = 4 * 1024;
/// An input counts as hanging after this many seconds.
const HANGS: u32 = 10;
/// The most memory of one run, in megabytes.
const MEMORY: u32 = 1024;
/// Number of initial inputs for a target that does not take text.
const SEEDS: u64 = 32;

pub(crate) fn run(options: &Options) -> Result<()> {
    let mut targets = Target::all();
    if let Some(name) = &options.target {
        let names: Vec<_> = targets.iter().map(Target::name).collect();
        targets.retain(|target| target.name() == *name);
        if targets.is_empty() {
            bail!("unknown target {name}: choose one of {}", names.join(", "));
        }
    }
    let programs = build()?;
    if let (Some(input), [target]) = (&options.input, &*targets) {
        return replay(target, &programs, input);
    }
    let home = paths::root().join("target/fuzz");
    let mut broken = Vec::new();
    for target in &targets {
        if let Err(error) = fuzz(target, options.seconds, &programs, &home) {
            broken.push(format!("{error:#}"));
        }
    }
    if broken.is_empty() { Ok(()) } else { bail!("{}", broken.join("\n")) }
}

/// Prints the meaning of an input, then replays it.
fn replay(target: &Target, programs: &Path, input: &Path) -> Result<()> {
    let steps = paths::root().join("target/fuzz/steps.txt");
    let mut show = target.command(programs);
    show.arg(input).env("RUST_LIBFUZZER_DEBUG_PATH", &steps).stderr(Stdio::null());
    if show.status().is_ok_and(|status| status.success())
        && let Ok(text) = fs::read_to_string(&steps)
    {
        println!("{text}");
    }
    let mut play = target.command(programs);
    play.arg(input).arg(format!("-timeout={HANGS}"));
    process::run(&format!("Playing {} to {}", input.display(), target.name()), &mut play)
}

/// Builds the targets; returns the folder of the programs.
fn build() -> Result<PathBuf> {
    let host = process::output(Command::new("rustc").args(["--print", "host-tuple"])).context("rustc names no host")?;
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    let folder = folder.join("fuzz");
    let mut cargo = Command::new("cargo");
    // With a named target, build scripts and macros are built without counters.
    cargo.args(["build", "--release", "--locked", "--target", &host]).current_dir(paths::root().join("fuzz"));
    cargo.env("CARGO_TARGET_DIR", &folder).env("RUSTFLAGS", COUNTERS.join(" "));
    process::run("Building the fuzz targets (needs a C++ compiler)", &mut cargo)?;
    Ok(folder.join(host).join("release"))
}

fn fuzz(target: &Target, seconds: u32, programs: &Path, home: &Path) -> Result<()> {
    let name = target.name();
    let [corpus, seeds, broken] = ["corpus", "seeds", "broken"].map(|kind| home.join(kind).join(&name));
    for folder in [&corpus, &seeds, &broken] {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    for (number, seed) in seeds_of(target).iter().enumerate() {
        fs::write(seeds.join(format!("{number:03}")), seed)?;
    }
    let log = home.join(format!("{name}.log"));
    println!("\n── Fuzzing {name} for {seconds} s, log in {}", log.display());
    let mut command = target.command(programs);
    command.arg(&corpus).arg(&seeds);
    command.args([
        format!("-max_total_time={seconds}"),
        format!("-timeout={HANGS}"),
        format!("-rss_limit_mb={MEMORY}"),
        format!("-max_len={LONGEST}"),
        format!("-artifact_prefix={}/", broken.display()),
        "-print_final_stats=1".to_owned(),
    ]);
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&log).with_context(|| format!("cannot write {}", log.display()))?)
        .status()
        .with_context(|| format!("cannot start {name}"))?;
    let told = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    println!("{}", summary(&told));
    if !status.success() {
        let why = told.lines().find(|line| line.contains("panicked at") || line.contains("ERROR: libFuzzer"));
        let input = told.lines().find_map(|line| line.split_once("Test unit written to "));
        let input = input.map_or_else(|| format!("FILE, one of {}/", broken.display()), |(_, file)| file.to_owned());
        bail!("{name}: {}. Play it again: cargo xtask fuzz {name} --input {input}", why.unwrap_or("stopped"));
    }
    Ok(())
}

/// The number of inputs and the coverage, from libFuzzer's last lines.
fn summary(told: &str) -> String {
    let number = |line: &str, word: &str| {
        line.split_once(word).and_then(|(_, rest)| rest.split_whitespace().next().map(str::to_owned))
    };
    let last = told.lines().rev().find(|line| line.contains(" cov: ")).unwrap_or_default();
    let runs = told.lines().rev().find_map(|line| number(line, "stat::number_of_executed_units:"));
    let points = told.lines().find_map(|line| line.split_once("PC tables ").map(|(_, rest)| rest.to_owned()));
    format!(
        "{} inputs played, {} points of {} reached, {} combinations, corpus {}",
        runs.unwrap_or_else(|| "?".into()),
        number(last, "cov: ").unwrap_or_else(|| "?".into()),
        points.as_deref().and_then(|text| number(text, "(")).unwrap_or_else(|| "?".into()),
        number(last, "ft: ").unwrap_or_else(|| "?".into()),
        number(last, "corp: ").unwrap_or_else(|| "?".into()),
    )
}

/// The initial inputs: lines of text, or bytes from which `arbitrary` makes scripts and documents.
fn seeds_of(target: &Target) -> Vec<Vec<u8>> {
    if target.program == "origin" {
        return [
            "https://*.niceincontact.com\nhttps://max.niceincontact.com",
            "https://max.example.com:8443\nhttps://max.example.com:8443",
            "http://localhost:8081\nhttp://localhost:8081/max?x=1#y",
            "https://[::1]\nhttps://user@evil.example/",
            "HTTPS://A.Example:443/\ndata:image/png;base64,AAAA",
            "http://127.0.0.1\nhttps://xn--bcher-kva.example/\\a",
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec();
    }
    let word = |seed: u64, at: usize| {
        let mut hasher = DefaultHasher::new();
        (seed, at).hash(&mut hasher);
        hasher.finish().to_le_bytes()
    };
    let words = |seed: u64| 8 << (seed % 6);
    (0..SEEDS).map(|seed| (0..words(seed)).flat_map(|at| word(seed, at)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_where_to_begin() {
        for target in Target::all() {
            let seeds = seeds_of(&target);
            assert!(!seeds.is_empty() && seeds.iter().all(|seed| seed.len() <= LONGEST), "{target:?}");
        }
    }

    #[test]
    fn the_last_lines_are_summed_up() {
        let told = "INFO: Loaded 1 PC tables (9000 PCs): 9000 [0x1,0x2),\n#7\tNEW    cov: 12 ft: 34 corp: 5/60b lim: 4\n\
                    stat::number_of_executed_units: 1234\n";
        assert_eq!(summary(told), "1234 inputs played, 12 points of 9000 reached, 34 combinations, corpus 5/60b");
    }
}
