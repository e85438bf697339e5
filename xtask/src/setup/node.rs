//! Node.js, and the npm packages of `xtask/styles/`, `packages/embed/`, `bridge/`, `end2end/` and `bench/`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, tools::Tools};
use crate::{paths, process};

/// The version that Playwright requires.
const OLDEST: u32 = 20;

/// A Node from npm itself, for systems whose own is too old.
const OWN: &str = "22";

/// The folder of a recent enough Node, unless it is on the search path already.
pub(super) fn need_node() -> Result<Option<PathBuf>> {
    let has_npm = || paths::on_path("npm").is_some();
    if system_version().is_some_and(|version| version >= OLDEST) && has_npm() {
        return Ok(None);
    }
    let own = paths::cache().join(format!("node-{OWN}"));
    let folder = own.join("node_modules/node/bin");
    if folder.join("node").is_file() && has_npm() {
        return Ok(Some(folder));
    }
    if (system_version().is_none() || !has_npm())
        && !apt::install("Node.js", "about 1 minute, once", &["nodejs", "npm"])?
    {
        bail!("Node.js {OLDEST} or newer, with npm, is missing: install it from https://nodejs.org");
    }
    if system_version().is_some_and(|version| version >= OLDEST) {
        return Ok(None);
    }
    process::install(
        &format!("Node.js {OWN}, because this system's is older than {OLDEST}"),
        "about 1 minute, once",
        &format!("By hand: install Node.js {OLDEST} or newer from https://nodejs.org"),
        &paths::cache().join("node.log"),
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(&own)
            .arg(format!("node@{OWN}")),
    )?;
    Ok(Some(folder))
}

/// The folder of the programs of a folder's npm packages, installed again only when their lock file has changed.
pub(super) fn need_packages(tools: &Tools, folder: &str) -> Result<PathBuf> {
    let home = paths::root().join(folder);
    let programs = home.join("node_modules/.bin");
    let file = home.join("package-lock.json");
    let wanted = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let stamp = home.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(programs);
    }
    let mut command = tools.command("npm", &home);
    // No package may run a script or fetch a browser of its own.
    command.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::install(
        &format!("the npm packages of {folder}/"),
        "up to 20 seconds, once",
        &format!("Is the network reachable? By hand: cd {folder} && npm ci"),
        &paths::cache().join("npm.log"),
        &mut command,
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(programs)
}

fn system_version() -> Option<u32> {
    let program = paths::on_path("node").or_else(|| paths::on_path("nodejs"))?;
    major(&process::output(Command::new(program).arg("--version"))?)
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_says() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0-nightly"), Some(8));
        assert_eq!(major("node: not found"), None);
    }
}
