//! `cargo xtask fuzz`: coverage-guided fuzzing of what reads other people's text. The targets are in `fuzz/`, a workspace
//! of its own; libFuzzer drives them, and the compiler's counters, which stable Rust has, show it where it has been.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::{paths, process};

#[derive(Args)]
pub(crate) struct Options {
    /// One target [default: all of them, one after the other]
    #[arg(value_enum)]
    target: Option<Target>,
    /// How long each target runs
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Play one input again instead, such as one that was found to break something
    #[arg(long, value_name = "FILE", requires = "target")]
    input: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Target {
    Max,
    Skylight,
    Roxchat,
    Ucontact,
    Origin,
    Config,
    Stored,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Max => "max",
            Self::Skylight => "skylight",
            Self::Roxchat => "roxchat",
            Self::Ucontact => "ucontact",
            Self::Origin => "origin",
            Self::Config => "config",
            Self::Stored => "stored",
        }
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
const LONGEST: usize = 32 * 1024;
/// Seconds after which one input counts as one that hangs.
const HANGS: u32 = 10;
/// The most memory of one run, in megabytes.
const MEMORY: u32 = 1024;

pub(crate) fn run(options: &Options) -> Result<()> {
    let programs = build()?;
    if let (Some(target), Some(input)) = (options.target, &options.input) {
        return process::run(
            &format!("Playing {} to {}", input.display(), target.name()),
            Command::new(programs.join(target.name())).arg(input).arg(format!("-timeout={HANGS}")),
        );
    }
    let home = paths::root().join("target/fuzz");
    let targets = options.target.map_or_else(|| Target::value_variants().to_vec(), |target| vec![target]);
    let transcripts = transcripts()?;
    let mut broken = Vec::new();
    for target in targets {
        if let Err(error) = fuzz(target, options.seconds, &programs, &home, &transcripts) {
            broken.push(format!("{error:#}"));
        }
    }
    if broken.is_empty() { Ok(()) } else { bail!("{}", broken.join("\n")) }
}

/// Builds the targets; gives the folder of the programs.
fn build() -> Result<PathBuf> {
    let host = process::output(Command::new("rustc").args(["--print", "host-tuple"])).context("rustc names no host")?;
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    let folder = folder.join("fuzz");
    let mut cargo = Command::new("cargo");
    // With a target named, build scripts and macros go without counters.
    cargo.args(["build", "--release", "--locked", "--target", &host]).current_dir(paths::root().join("fuzz"));
    cargo.env("CARGO_TARGET_DIR", &folder).env("RUSTFLAGS", COUNTERS.join(" "));
    process::run("Building the fuzz targets (needs a C++ compiler)", &mut cargo)?;
    Ok(folder.join(host).join("release"))
}

fn fuzz(
    target: Target,
    seconds: u32,
    programs: &Path,
    home: &Path,
    transcripts: &[(String, Vec<Value>)],
) -> Result<()> {
    let name = target.name();
    let [corpus, seeds, broken] = ["corpus", "seeds", "broken"].map(|kind| home.join(kind).join(name));
    for folder in [&corpus, &seeds, &broken] {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    for (number, seed) in seeds_of(target, transcripts).iter().enumerate() {
        fs::write(seeds.join(format!("{number:03}")), seed)?;
    }
    let words = home.join("words.txt");
    fs::write(&words, dictionary(transcripts))?;
    let log = home.join(format!("{name}.log"));
    println!("\n── Fuzzing {name} for {seconds} s, log in {}", log.display());
    let mut command = Command::new(programs.join(name));
    command.arg(&corpus).arg(&seeds);
    command.args([
        format!("-max_total_time={seconds}"),
        format!("-timeout={HANGS}"),
        format!("-rss_limit_mb={MEMORY}"),
        format!("-max_len={LONGEST}"),
        format!("-dict={}", words.display()),
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

/// How many inputs were played and how much of the program they reached, from libFuzzer's last lines.
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

/// The conversations written by hand, by file: what the desktop says in each.
fn transcripts() -> Result<Vec<(String, Vec<Value>)>> {
    let folder = paths::root().join("crates/desktops/transcripts");
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".jsonl"))
        else {
            continue;
        };
        let text = fs::read_to_string(&path)?;
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let told = lines.filter(|line| line.get("from").is_some_and(|from| from == "desktop"));
        let told = told.filter_map(|line| line.get("message").cloned());
        found.push((name.to_owned(), told.collect()));
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(found)
}

/// Where a target begins. For a desktop: its conversations as scripts (see `fuzz/src/play.rs`), whole, with commands in
/// between, with a reload, and each message as a flood.
fn seeds_of(target: Target, transcripts: &[(String, Vec<Value>)]) -> Vec<String> {
    let of = |prefixes: &'static [&'static str]| {
        transcripts.iter().filter(move |(name, _)| prefixes.iter().any(|prefix| name.starts_with(prefix)))
    };
    let scripts =
        |prefixes, begin: &str| -> Vec<String> { of(prefixes).flat_map(|(_, told)| scripts(begin, told)).collect() };
    match target {
        Target::Max => scripts(&["max-", "cxa-"], "#0\n@1"),
        Target::Skylight => scripts(&["skylight-"], "#5\n@1"),
        Target::Roxchat => scripts(&["roxchat-"], "#9\n#10\n@1"),
        Target::Ucontact => scripts(&["ucontact-"], "#9\n#10\n@1"),
        Target::Origin => [
            "https://*.niceincontact.com\nhttps://max.niceincontact.com",
            "https://max.example.com:8443\nhttps://max.example.com:8443",
            "http://localhost:8081\nhttp://localhost:8081/max?x=1#y",
            "https://[::1]\nhttps://user@evil.example/",
            "HTTPS://A.Example:443/\ndata:image/png;base64,AAAA",
            "http://127.0.0.1\nhttps://xn--bcher-kva.example/\\a",
        ]
        .map(str::to_owned)
        .to_vec(),
        Target::Config => {
            let shipped = fs::read_to_string(paths::root().join("public/config.json")).unwrap_or_default();
            let line =
                |text: &str| serde_json::from_str::<Value>(text).map(|value| value.to_string()).unwrap_or_default();
            vec![
                line(&shipped),
                shipped,
                "{}".into(),
                "<!doctype html>".into(),
                "{\"max\":{\"origins\":[\"https://*.a.com\"]}}".into(),
            ]
        }
        Target::Stored => {
            let diary = |prefixes| {
                of(prefixes).map(|(_, told)| {
                    let entries: Vec<_> =
                        told.iter().map(|message| serde_json::json!([1, message.to_string()])).collect();
                    Value::from(entries).to_string()
                })
            };
            let roxchat = diary(&["roxchat-"]).map(|text| format!("roxchat\n{text}"));
            let ucontact = diary(&["ucontact-"]).map(|text| format!("ucontact\n{text}"));
            let others = [
                r#"note
{"text":"half a sentence","about":"Ada","at":5}"#,
                r#"preferences
{"language":"de","theme":"dark","tone":"loud","notifications":true,"shortcuts":{"answer":"Alt+A"}}"#,
                r#"offers
[["1001",1767261600000],["1002",null]]"#,
                r#"activity
{"v":1,"agent":[["available","",1767225600000,60000]],"running":true,"contacts":[["1001","voice","inbound","Ada","+14155550123","Support","",4,[["ringing",1767225600000,5000],["talk",1767225605000,60000]]]]}"#,
                r#"max
{"utc":[5000,[[1767225600000,5000]]],"plain":[0,[]]}"#,
                r#"skylight
{"agent":{"available":true,"reason":null,"since":5},"contacts":{"7d3f0001-5a1c-4e0b-9b62-000000000001":{"stage":"Held","since":5,"started":4,"until":null,"muted":true,"recording":false,"disposition":"d","own_note":"n","record":["1","Ada"],"answered":["s"],"transfer":null}}}"#,
            ];
            roxchat.chain(ucontact).chain(others.map(str::to_owned)).collect()
        }
    }
}

fn scripts(begin: &str, told: &[Value]) -> Vec<String> {
    let lines: Vec<String> = told.iter().map(Value::to_string).collect();
    let commands: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{line}\n${}.0\n${}.0\n@900", at % 29, 100 + at % 11))
        .collect();
    let half = lines.len() / 2;
    let (before, after) = lines.split_at(half);
    vec![
        format!("{begin}\n{}", lines.join("\n")),
        format!("{begin}\n{}", commands.join("\n")),
        format!("{begin}\n{}\n@2000\n&\n{begin}\n{}", before.join("\n"), after.join("\n")),
        format!("{begin}\n{}\n*50", lines.join("\n*5\n")),
    ]
}

/// The words of the conversations: names and short texts that blind changes would not come by.
fn dictionary(transcripts: &[(String, Vec<Value>)]) -> String {
    let mut words = BTreeSet::new();
    for message in transcripts.iter().flat_map(|(_, told)| told) {
        gather(message, &mut words);
    }
    let quoted = words
        .into_iter()
        .filter(|word| word.is_ascii() && !word.contains(['"', '\\']) && (2..40).contains(&word.len()));
    quoted.map(|word| format!("\"{word}\"\n")).collect()
}

fn gather<'a>(value: &'a Value, words: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                words.insert(name);
                gather(value, words);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        Value::String(text) => {
            words.insert(text);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_where_to_begin() {
        let transcripts = transcripts().unwrap();
        for target in Target::value_variants() {
            let seeds = seeds_of(*target, &transcripts);
            assert!(!seeds.is_empty() && seeds.iter().all(|seed| seed.len() <= LONGEST), "{target:?}");
        }
        assert!(dictionary(&transcripts).contains("\"messageType\"\n"));
    }

    #[test]
    fn the_last_lines_are_summed_up() {
        let told = "INFO: Loaded 1 PC tables (9000 PCs): 9000 [0x1,0x2),\n#7\tNEW    cov: 12 ft: 34 corp: 5/60b lim: 4\n\
                    stat::number_of_executed_units: 1234\n";
        assert_eq!(summary(told), "1234 inputs played, 12 points of 9000 reached, 34 combinations, corpus 5/60b");
    }
}
