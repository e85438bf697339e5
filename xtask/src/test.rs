//! `cargo xtask test`: check, build, and the end-to-end tests in real browsers.

use std::fs;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::setup::{Browser, Tools, need_nginx};
use crate::{budget, build, check, paths, ports, process, served};

#[derive(Args)]
pub(crate) struct Options {
    /// Run only one part
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Test what `cargo xtask build` made last, without building again
    #[arg(long)]
    no_build: bool,
    /// Build without optimising: minutes sooner ready, for the inner loop
    #[arg(long, conflicts_with = "no_build")]
    dev: bool,
    /// Only the end-to-end tests in files with such a name; a word that no file has in its name is looked for in titles
    filter: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Native,
    Chromium,
    Firefox,
    /// The release build behind nginx, as `deploy-config` configures it
    Served,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let wanted = |part| options.only.is_none_or(|only| only == part);
    if options.dev && options.only == Some(Part::Served) {
        bail!("what is served is the release build: leave --dev out");
    }
    let behind_nginx = wanted(Part::Served) && !options.dev;
    let started = Instant::now();

    // What is missing is said, or installed, before the first long step.
    let browsers: Vec<Browser> = [(Part::Chromium, Browser::Chromium), (Part::Firefox, Browser::Firefox)]
        .into_iter()
        .filter_map(|(part, browser)| wanted(part).then_some(browser))
        .collect();
    if !browsers.is_empty() || behind_nginx {
        // The panel, the desktops and a stranger's pages.
        ports::require_free_from_test(3)?;
    }
    let programs = browsers.iter().map(|browser| browser.need()).collect::<Result<Vec<_>>>()?;
    let nginx = behind_nginx.then(need_nginx).transpose()?;
    let through_nginx = if behind_nginx { vec![Browser::Chromium, Browser::Firefox] } else { Vec::new() };
    let through_nginx =
        through_nginx.into_iter().map(|browser| Ok((browser, browser.need()?))).collect::<Result<Vec<_>>>()?;

    let mut failed = Vec::new();
    if wanted(Part::Native)
        && let Err(error) = check::run()
    {
        failed.push(format!("{error:#}"));
    }
    if !browsers.is_empty() || behind_nginx {
        if !options.no_build {
            build::run(if options.dev { build::Profile::Dev } else { build::Profile::Release })?;
            if !options.dev
                && let Err(error) = budget::check()
            {
                failed.push(format!("{error:#}"));
            }
        }
        let tools = Tools::for_end2end()?;
        for (browser, program) in browsers.into_iter().zip(programs) {
            let mut command = end2end(&tools, browser, &options.filter);
            command.env(browser.variable(), program);
            if let Err(error) = process::run(&format!("End to end in {}", browser.name()), &mut command) {
                failed.push(format!("{error:#}"));
            }
        }
        if let Some(nginx) = nginx {
            let running = served::start(&nginx, ports::test()?)?;
            for (browser, program) in through_nginx {
                let mut command = through(&tools, browser, &options.filter);
                command.env(browser.variable(), program).env("DESKPANE_SERVED", "1");
                command.env("DESKPANE_BROTLI", if nginx.brotli.is_some() { "1" } else { "0" });
                if let Err(error) = process::run(&format!("Behind nginx in {}", browser.name()), &mut command) {
                    failed.push(format!("{error:#}"));
                }
            }
            drop(running);
        }
    }

    let minutes = started.elapsed().as_secs() / 60;
    let seconds = started.elapsed().as_secs() % 60;
    if failed.is_empty() {
        println!("\nAll passed, in {minutes} min {seconds} s.");
        return Ok(());
    }
    bail!("{}, after {minutes} min {seconds} s", failed.join("; "))
}

fn end2end(tools: &Tools, browser: Browser, filter: &[String]) -> std::process::Command {
    let folder = paths::root().join("end2end");
    match browser {
        Browser::Chromium => {
            let mut command = tools.command("playwright", &folder);
            command.arg("test").args(for_playwright(filter));
            command
        }
        Browser::Firefox => {
            let mut command = tools.command("node", &folder);
            command.args(["firefox/run.mjs"]).args(filter);
            command
        }
    }
}

/// The tests of what nginx serves, and with it the main paths. In Firefox that is one call.
fn through(tools: &Tools, browser: Browser, filter: &[String]) -> std::process::Command {
    let folder = paths::root().join("end2end");
    match browser {
        Browser::Chromium => {
            let mut command = tools.command("playwright", &folder);
            // A filter that is meant for the other parts need not match anything here.
            command.args(["test", "--config", "served.config.ts", "--pass-with-no-tests"]).args(for_playwright(filter));
            command
        }
        Browser::Firefox => {
            let mut command = tools.command("node", &folder);
            command.args(["firefox/run.mjs", "max.test.mjs", "max: a call from ring to wrap-up"]);
            command
        }
    }
}

/// The words as Playwright takes them: left to itself, it looks for them in the names of files alone.
fn for_playwright(words: &[String]) -> Vec<String> {
    let folder = paths::root().join("end2end");
    let files: Vec<_> = ["tests", "served"]
        .into_iter()
        .flat_map(|part| fs::read_dir(folder.join(part)).into_iter().flatten().flatten().map(move |file| (part, file)))
        .map(|(part, file)| format!("{part}/{}", file.file_name().display()))
        .filter(|path| path.ends_with(".spec.ts"))
        .collect();
    in_files_or_titles(words, &files)
}

fn in_files_or_titles(words: &[String], files: &[String]) -> Vec<String> {
    let names_a_file = |word: &String| {
        // A line may follow: `notes.spec.ts:30`.
        let name = word.split_once(".ts:").map_or(word.as_str(), |(name, _)| name);
        files.iter().any(|file| file.contains(name))
    };
    let (mut chosen, titles): (Vec<_>, Vec<_>) = words.iter().cloned().partition(names_a_file);
    if !titles.is_empty() {
        chosen.push(format!("--grep={}", titles.join("|")));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_names_no_file_is_looked_for_in_titles() {
        let files = ["tests/max-card.spec.ts".to_owned(), "tests/notes.spec.ts".to_owned()];
        let chosen = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
            in_files_or_titles(&words, &files)
        };
        assert_eq!(chosen(&[]), [""; 0]);
        assert_eq!(chosen(&["max", "notes.spec.ts:30"]), ["max", "notes.spec.ts:30"]);
        assert_eq!(chosen(&["notes", "max: a call", "reload"]), ["notes", "--grep=max: a call|reload"]);
    }
}
