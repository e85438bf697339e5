//! `cargo xtask test`: all checks, side by side where they are independent.
//!
//! End-to-end tests run on a fast build. The release build is made at the same time, at low priority. Its size is
//! checked, and it is tested behind nginx (start, failures, and a day's work with each desktop) and in WebKit (the main
//! paths).

use std::fs;

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};

use crate::ports::Ports;
use crate::process::Console;
use crate::setup::{Browser, Nginx, Tools, need_nginx, need_postgres};
use crate::steps::{self, Step};
use crate::{budget, build, check, kit, paths, served};

#[derive(Args)]
pub(crate) struct Options {
    /// Run only one part
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Test the last build, without building again
    #[arg(long)]
    no_build: bool,
    /// Test the release build in Chromium and Firefox too, not only behind nginx
    #[arg(long)]
    release: bool,
    /// Run only end-to-end tests in files with these names; a word that matches no file is searched in titles
    filter: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Native,
    Chromium,
    Firefox,
    /// The main paths of the release build in Safari's engine
    Webkit,
    /// The kit for CRM pages and its bridges, without the panel
    Kit,
    /// The release build: its sizes, and behind nginx as `deploy-config` configures it
    Served,
}

const BUILD: &str = "Build for tests";
const RELEASE: &str = "Release build";
const KIT: &str = "Embed kit";
const KIT_IN_CHROMIUM: &str = "Embed kit in Chromium";
const CHROMIUM: &str = "Chromium";
const FIREFOX: &str = "Firefox";
const WEBKIT: &str = "WebKit";

pub(crate) fn run(options: &Options) -> Result<()> {
    if options.only == Some(Part::Native) {
        return check::run();
    }
    let is_wanted = |part| options.only.is_none_or(|only| only == part);
    let [chromium, firefox, webkit, served, kit] =
        [Part::Chromium, Part::Firefox, Part::Webkit, Part::Served, Part::Kit].map(is_wanted);
    // Missing programs are reported, or installed, before the first long step.
    for (is_tested, ports) in
        [(chromium, Ports::CHROMIUM), (firefox, Ports::FIREFOX), (webkit, Ports::WEBKIT), (served, Ports::SERVED)]
    {
        if is_tested {
            ports.require_free()?;
        }
    }
    for (is_tested, browser) in [
        (chromium || served || kit, Browser::Chromium),
        (firefox || served, Browser::Firefox),
        (webkit, Browser::WebKit),
    ] {
        if is_tested {
            browser.need()?;
        }
    }
    if is_wanted(Part::Native) {
        need_postgres()?;
    }
    let nginx = if served || is_wanted(Part::Native) { Some(need_nginx()?) } else { None };
    let in_browser = InBrowser { options, tools: Tools::for_tests()? };

    let mut steps = Vec::new();
    if !options.no_build && (chromium || firefox || webkit || served) {
        steps.push(Step::new(BUILD, |console| build::for_tests(&in_browser.tools, console)));
        if served || webkit || options.release {
            let build = |console: &Console| build::panel(&in_browser.tools, console).map(drop);
            steps.push(Step::new(RELEASE, build).gives_way());
        }
    }
    if let Some(nginx) = nginx.as_ref().filter(|_| is_wanted(Part::Native)) {
        steps.extend(check::native(&nginx.program).into_iter().map(Step::gives_way));
    }
    if kit {
        steps.push(Step::new(KIT, |console| kit::check(&in_browser.tools, console)));
        steps.push(Step::new(KIT_IN_CHROMIUM, |console| in_browser.kit(console)).needs(&[KIT]));
    }
    let tested: &[_] = if options.release { &[BUILD, RELEASE] } else { &[BUILD] };
    if chromium {
        steps.push(Step::new(CHROMIUM, |console| in_browser.chromium(console)).needs(tested));
    }
    if firefox {
        steps.push(Step::new(FIREFOX, |console| in_browser.firefox(console)).needs(tested));
    }
    if webkit {
        // It waits for its browser more than it computes, so it runs beside Chromium's tests.
        let test = |console: &Console| in_browser.webkit(console);
        steps.push(Step::new(WEBKIT, test).needs(&[BUILD, RELEASE]).follows(&[FIREFOX]));
    }
    if let Some(nginx) = nginx.as_ref().filter(|_| served) {
        steps.push(Step::new("Sizes", budget::check).needs(&[RELEASE]));
        let test = |console: &Console| in_browser.behind_nginx(nginx, console);
        steps.push(Step::new("Behind nginx", test).needs(&[BUILD, RELEASE]).follows(&[CHROMIUM, FIREFOX]));
    }
    match options.only {
        Some(_) => steps::in_turn(steps),
        None => steps::side_by_side(steps, &paths::root().join("target/test-logs")),
    }
}

/// The main paths of every desktop, in the named browser.
const MAIN_PATHS: &str = "engines/run.mjs";

/// The parts shared by browser tests.
struct InBrowser<'a> {
    options: &'a Options,
    tools: Tools,
}

impl InBrowser<'_> {
    fn chromium(&self, console: &Console) -> Result<()> {
        let mut command = self.command("playwright", Browser::Chromium, Ports::CHROMIUM)?;
        command.arg("test").args(for_playwright(&self.options.filter));
        // If it is not available, the browser itself does the same, more slowly.
        if let Ok(shell) = Browser::HeadlessShell.need() {
            command.env(Browser::HeadlessShell.variable(), shell);
        }
        if self.options.only.is_none() {
            // The tests of the release build also run behind nginx: do not run them twice. A filter may be meant for
            // these only.
            command.env("DESKPANE_TESTS_RELEASE_TOO", "1").arg("--pass-with-no-tests");
        }
        console.run("End to end in Chromium", &mut command)
    }

    /// The kit is tested against a stand-in panel: it needs no port and no build.
    fn kit(&self, console: &Console) -> Result<()> {
        let mut command = self.command("playwright", Browser::Chromium, Ports::CHROMIUM)?;
        command.args(["test", "--config", "embed.config.ts", "--pass-with-no-tests"]);
        console.run("Embed kit in Chromium", command.args(for_playwright(&self.options.filter)))
    }

    fn firefox(&self, console: &Console) -> Result<()> {
        let mut command = self.command("node", Browser::Firefox, Ports::FIREFOX)?;
        command.args([MAIN_PATHS, "firefox"]).args(&self.options.filter);
        console.run("End to end in Firefox", &mut command)
    }

    /// The same paths as in Firefox, on the release build.
    fn webkit(&self, console: &Console) -> Result<()> {
        let mut command = self.command("node", Browser::WebKit, Ports::WEBKIT)?;
        command.args([MAIN_PATHS, "webkit"]).args(&self.options.filter);
        console.run("End to end in WebKit", &mut command)
    }

    /// What only the release build and nginx can show. In Firefox, that is one call.
    fn behind_nginx(&self, nginx: &Nginx, console: &Console) -> Result<()> {
        let _running = served::start(nginx, Ports::SERVED.first()?)?;
        let has_brotli = if nginx.brotli.is_some() { "1" } else { "0" };
        let mut chromium = self.command("playwright", Browser::Chromium, Ports::SERVED)?;
        // A filter that is meant for the other parts need not match anything here.
        chromium.args(["test", "--config", "served.config.ts", "--pass-with-no-tests"]);
        chromium
            .args(for_playwright(&self.options.filter))
            .env("DESKPANE_SERVED", "1")
            .env("DESKPANE_BROTLI", has_brotli);
        let mut firefox = self.command("node", Browser::Firefox, Ports::SERVED)?;
        firefox
            .args([MAIN_PATHS, "firefox", "max.test.mjs", "max: a call from ring to wrap-up"])
            .env("DESKPANE_SERVED", "1");
        let in_chromium = console.run("Behind nginx in Chromium", &mut chromium);
        let in_firefox = console.run("Behind nginx in Firefox", &mut firefox);
        match (in_chromium, in_firefox) {
            (Err(one), Err(other)) => Err(anyhow!("{one:#}; {other:#}")),
            (one, other) => one.and(other),
        }
    }

    /// A program of the end-to-end tests, with its browser, tests and ports.
    fn command(&self, program: &str, browser: Browser, ports: Ports) -> Result<std::process::Command> {
        let root = paths::root();
        let mut command = self.tools.command(program, &root.join("end2end"));
        command.env(browser.variable(), browser.need()?).env(Ports::VARIABLE, ports.first()?.to_string());
        let is_release = self.options.release || browser == Browser::WebKit;
        let panel = if is_release { "dist" } else { build::TESTED_PANEL };
        if is_release {
            command.env("DESKPANE_RELEASED_ONLY", "1");
        }
        command.env("DESKPANE_PANEL", root.join(panel)).env("DESKPANE_SIMULATORS", root.join(build::TESTED_SIMULATORS));
        command.env("DESKPANE_HEADERS", root.join(build::TESTED_HEADERS));
        if let Ok(own) = std::env::current_exe() {
            // Recordings that tests save are replayed by the same command that people use.
            command.env("DESKPANE_XTASK", own);
        }
        Ok(command)
    }
}

/// The filter words for Playwright, which by itself searches only file names.
fn for_playwright(words: &[String]) -> Vec<String> {
    let folder = paths::root().join("end2end");
    let files: Vec<_> = ["tests", "tests/contract", "served", "embed"]
        .into_iter()
        .flat_map(|part| fs::read_dir(folder.join(part)).into_iter().flatten().flatten().map(move |file| (part, file)))
        .map(|(part, file)| format!("{part}/{}", file.file_name().display()))
        .filter(|path| path.ends_with(".spec.ts"))
        .collect();
    in_files_or_titles(words, &files)
}

fn in_files_or_titles(words: &[String], files: &[String]) -> Vec<String> {
    let names_a_file = |word: &String| {
        // A line number may follow: `notes.spec.ts:30`.
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
