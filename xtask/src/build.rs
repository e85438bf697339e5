//! `cargo xtask build`: both apps, into `dist/` and `crates/simulator/dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::setup::Tools;
use crate::{integrity, paths, process, size};

/// How the apps are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// As they are served to agents.
    Release,
    /// Quick to build, large and slow to run: for trying out a change.
    Dev,
}

pub(crate) fn run(profile: Profile) -> Result<()> {
    let measured = panel(profile)?;
    app("Building the simulated desktops", &tools(profile)?, &paths::root().join("crates/simulator"), profile)?;
    if let Some(table) = measured {
        println!("\n{table}");
    }
    Ok(())
}

/// The panel alone. What its first load weighs, if it is built for release.
pub(crate) fn panel(profile: Profile) -> Result<Option<size::Table>> {
    let root = paths::root();
    let tools = tools(profile)?;
    app("Building the panel", &tools, &root, profile)?;
    let dist = root.join("dist");
    integrity::add(&dist)?;
    if profile == Profile::Dev {
        return Ok(None);
    }
    for desktop in DESKTOPS {
        let built = root.join("target/pages").join(desktop);
        let mut trunk = tools.trunk(&root);
        trunk.args(["build", "--release", "--no-default-features", "--features", desktop, "--dist"]).arg(&built);
        process::run(&format!("Building the page /{desktop} alone"), &mut trunk)?;
        integrity::add(&built)?;
        adopt(&built, &dist, desktop)?;
    }
    size::pack_first_loads(&dist).map(Some)
}

/// The desktops that have a page of their own: one for each of the panel's features.
pub(crate) const DESKTOPS: [&str; 4] = ["max", "skylight", "roxchat", "ucontact"];

/// Puts a desktop's page beside the page that can be everything, with the program it names. A server that looks for
/// `max.html` when it is asked for `max` sends the small one; any other sends `index.html`, which does the same.
fn adopt(built: &Path, dist: &Path, desktop: &str) -> Result<()> {
    for entry in fs::read_dir(built).with_context(|| format!("cannot read {}", built.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = match name.as_str() {
            "index.html" => format!("{desktop}.html"),
            program if program.starts_with("deskpane-") => name,
            // The same as everything's.
            _ => continue,
        };
        fs::copy(&path, dist.join(&name)).with_context(|| format!("cannot copy {name}"))?;
    }
    Ok(())
}

fn tools(profile: Profile) -> Result<Tools> {
    match profile {
        Profile::Release => Tools::for_release(),
        Profile::Dev => Tools::for_trunk(),
    }
}

fn app(what: &str, tools: &Tools, folder: &Path, profile: Profile) -> Result<()> {
    let mut trunk = tools.trunk(folder);
    trunk.arg("build");
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    process::run(what, &mut trunk)
}
