//! Browsers for the end-to-end tests: those of the system, never a private copy.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::paths;

/// A browser the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium or Chrome, driven by Playwright.
    Chromium,
    /// Firefox, driven by Puppeteer over WebDriver BiDi.
    Firefox,
}

impl Browser {
    /// The name for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
        }
    }

    /// The environment variable that names the program: read here, and set for the tests.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Firefox => "FIREFOX",
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
            Self::Firefox => &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
        }
    }

    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }

    fn find(self) -> Option<PathBuf> {
        // Joining an absolute path to a folder of the search path gives the absolute path.
        self.programs().iter().find_map(|program| paths::on_path(program))
    }

    /// The program of this browser, installed if need be and possible.
    pub(crate) fn need(self) -> Result<PathBuf> {
        let (name, variable) = (self.name(), self.variable());
        if let Some(chosen) = env::var_os(variable).filter(|chosen| !chosen.is_empty()) {
            let chosen = PathBuf::from(chosen);
            if !Path::new(&chosen).is_file() {
                bail!("{variable} names {}, which is not there", chosen.display());
            }
            return Ok(chosen);
        }
        if let Some(program) = self.find() {
            return Ok(program);
        }
        if apt::install(name, "about 1 minute, once", &[self.package()])?
            && let Some(program) = self.find()
        {
            return Ok(program);
        }
        bail!("{name} is missing: install the package `{}`, or let {variable} name the program", self.package());
    }
}
