//! `cargo xtask recording`: replays recordings, plays them to a panel, keeps them as tests, and updates their outputs.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desk::recording::{Key, Recording, check, migrate, redact};
use deskpane_desktops::ALL;

use crate::{paths, play};

/// The file extension of recordings.
const ENDING: &str = ".deskpane.jsonl";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Replay recordings, and print the first difference of each
    Replay(Files),
    /// Keep a recording, redacted, as a test that the native tests replay
    ToTest(ToTest),
    /// Play a recording's messages to a panel in the browser, through a page that stands in for the desktop
    Play(play::Options),
    /// Update the outputs of recordings after an intended change [default: those kept as tests]
    Migrate(Files),
}

#[derive(Args)]
pub(crate) struct Files {
    /// Files that end in .deskpane.jsonl
    files: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct ToTest {
    /// The recording
    file: PathBuf,
    /// Name of the test [default: that of the file]
    #[arg(long)]
    name: Option<String>,
    /// Do not redact. Only for recordings without real people
    #[arg(long)]
    in_clear: bool,
}

pub(crate) fn run(command: &Command) -> Result<()> {
    match command {
        Command::Replay(files) => replay(&files.files),
        Command::ToTest(options) => to_test(options),
        Command::Play(options) => {
            let (spec, recording) = read(&options.file)?;
            play::run(spec, &recording, options)
        }
        Command::Migrate(files) => update(&files.files),
    }
}

fn replay(files: &[PathBuf]) -> Result<()> {
    if files.is_empty() {
        bail!("name at least one recording");
    }
    let mut wrong = Vec::new();
    for file in files {
        match told(file) {
            Ok(told) => println!("{}: {told}", file.display()),
            Err(error) => wrong.push(format!("{}: {error:#}", file.display())),
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("{}", wrong.join("\n")) }
}

/// Checks a recording; returns a message if the replay agrees, an error if not.
fn told(file: &Path) -> Result<String> {
    let (spec, recording) = read(file)?;
    let report = check(spec, &recording).map_err(|error| anyhow!("{error}"))?;
    if let Some(difference) = report.difference {
        bail!("differs, first on {difference}");
    }
    let skipped = match report.skipped {
        0 => String::new(),
        lines => {
            format!("; {lines} lines could not be compared, because the panel had been running when they were recorded")
        }
    };
    Ok(format!("agrees: {} lines compared{skipped}", report.compared))
}

fn to_test(options: &ToTest) -> Result<()> {
    let (spec, mut recording) = read(&options.file)?;
    let report = check(spec, &recording).map_err(|error| anyhow!("{error}"))?;
    if report.compared == 0 {
        bail!(
            "nothing in it can be compared: the panel had been running when the recording began. Add ?record to the panel's \
             address, or reload the panel while it records, and record once more"
        );
    }
    if let Some(difference) = &report.difference {
        println!("This Deskpane does something else, so the test will fail: first on {difference}");
    }
    if !options.in_clear && !recording.header.redacted {
        let redacted = redact(spec, &recording, key()).map_err(|error| anyhow!("{error}"))?;
        if let Some(difference) = redacted.difference.filter(|_| report.difference.is_none()) {
            println!("Without people it does something else, first on {difference}");
        }
        recording = redacted.recording;
    }
    let name = match &options.name {
        Some(name) => name.as_str(),
        None => options.file.file_name().and_then(|name| name.to_str()).context("the file has no name")?,
    };
    let folder = folder(spec);
    let test = folder.join(format!("{}{ENDING}", name.trim_end_matches(ENDING)));
    if test.exists() {
        bail!("{} is there already: give the test another --name", test.display());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(&test, recording.to_text()).with_context(|| format!("cannot write {}", test.display()))?;
    println!("{}\nPlayed by cargo test -p deskpane-desktops --test recordings", test.display());
    Ok(())
}

fn update(files: &[PathBuf]) -> Result<()> {
    let files = if files.is_empty() { tests()? } else { files.to_vec() };
    for file in files {
        let (spec, recording) = read(&file)?;
        let new = migrate(spec, &recording).map_err(|error| anyhow!("{}: {error}", file.display()))?.to_text();
        if fs::read_to_string(&file).is_ok_and(|old| old == new) {
            continue;
        }
        fs::write(&file, new).with_context(|| format!("cannot write {}", file.display()))?;
        println!("{} has other outputs now", file.display());
    }
    Ok(())
}

/// A recording, and the desktop that its first line names.
pub(crate) fn read(file: &Path) -> Result<(&'static DesktopSpec, Recording)> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let recording = Recording::read(&text).map_err(|error| anyhow!("{error}"))?;
    let named = ALL.iter().find(|spec| spec.id == recording.header.desktop);
    let spec = named.with_context(|| format!("line 1: there is no desktop {:?}", recording.header.desktop))?;
    Ok((spec, recording))
}

/// The folder of a desktop's recordings that are tests.
pub(crate) fn folder(spec: &DesktopSpec) -> PathBuf {
    paths::root().join("crates/desktops/recordings").join(spec.id)
}

fn tests() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in ALL.iter().map(|spec| folder(spec)).filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            files.push(entry?.path());
        }
    }
    files.sort();
    Ok(files)
}

/// A new random key.
fn key() -> Key {
    let draw = || RandomState::new().hash_one(0);
    Key(draw(), draw())
}
