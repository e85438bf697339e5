//! Finds browsers for the end-to-end tests: the system's, never a private copy.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::paths;

/// A browser that the tests use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium or Chrome, driven by Playwright.
    Chromium,
    /// Chromium's headless shell, as Debian packs it: the same engine in half the processor time.
    HeadlessShell,
    /// Firefox, driven by Puppeteer over WebDriver BiDi.
    Firefox,
    /// WebKit, Safari's engine, by the driver of WebKitGTK on a screen of Xvfb.
    WebKit,
}

impl Browser {
    /// The name for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::HeadlessShell => "Chromium's headless shell",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The environment variable that names the program: read here, and set for the tests.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::HeadlessShell => "CHROMIUM_SHELL",
            Self::Firefox => "FIREFOX",
            Self::WebKit => "WEBKIT",
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ],
            Self::HeadlessShell => &["chromium-headless-shell"],
            Self::Firefox => &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
            // It starts the browser that is installed with it.
            Self::WebKit => &["WebKitWebDriver"],
        }
    }

    /// Another program that it needs.
    fn beside(self) -> Option<&'static str> {
        // It cannot run without a display.
        (self == Self::WebKit).then_some("Xvfb")
    }

    /// The Debian packages to install.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium"],
            Self::HeadlessShell => &["chromium-headless-shell"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    fn find(self) -> Option<PathBuf> {
        if self.beside().is_some_and(|program| paths::on_path(program).is_none()) {
            return None;
        }
        // Joining an absolute path to a folder of the search path gives the absolute path.
        self.programs().iter().find_map(|program| paths::on_path(program))
    }

    /// The program of this browser, installed if necessary and possible.
    pub(crate) fn need(self) -> Result<PathBuf> {
        let (name, variable) = (self.name(), self.variable());
        if let Some(chosen) = env::var_os(variable).filter(|chosen| !chosen.is_empty()) {
            let chosen = PathBuf::from(chosen);
            if !Path::new(&chosen).is_file() {
                bail!("{variable} names {}, which does not exist", chosen.display());
            }
            return Ok(chosen);
        }
        if let Some(program) = self.find() {
            return Ok(program);
        }
        if apt::install(name, "about 1 minute, once", self.packages())?
            && let Some(program) = self.find()
        {
            return Ok(program);
        }
        let (packages, program) = (self.packages().join(" "), self.programs().first().unwrap_or(&name));
        let beside = self.beside().map(|beside| format!(" (with `{beside}` on the search path)")).unwrap_or_default();
        bail!("{name} is missing: install Debian's {packages}, or let {variable} name the program `{program}`{beside}");
    }
}
