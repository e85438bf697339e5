//! `cargo xtask build`: both apps, into `dist/` and `crates/simulator/dist/`.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::process::Console;
use crate::setup::Tools;
use crate::{deploy, desktops, integrity, minify, pages, paths, size};

/// The build that the end-to-end tests use. Separate from the release builds, which are made at the same time.
pub(crate) const TESTED_PANEL: &str = "target/under-test/panel";
/// The headers that the tested panel is served with.
pub(crate) const TESTED_HEADERS: &str = "target/under-test/headers.json";
/// The simulated desktops of the end-to-end tests.
pub(crate) const TESTED_SIMULATORS: &str = "target/under-test/simulators";

/// Builds both apps as they are served, and measures the panel's first loads.
pub(crate) fn run() -> Result<()> {
    let (tools, console) = (Tools::for_release()?, Console::default());
    let table = panel(&tools, &console)?;
    let mut simulators = tools.trunk(&paths::root().join("crates/simulator"));
    console.run("Building the simulated desktops", simulators.args(["build", "--release"]))?;
    println!("\n{table}");
    Ok(())
}

/// Builds both apps for the end-to-end tests: the profile `end2end`, and one program for all pages. Writes the headers
/// of `deploy-config` too, so that every view of the panel is tested under the policy it will be served with.
pub(crate) fn for_tests(tools: &Tools, console: &Console) -> Result<()> {
    desktops::write()?;
    let root = paths::root();
    for (what, folder, built) in [
        ("Building the panel for tests", root.clone(), TESTED_PANEL),
        ("Building the simulated desktops for tests", root.join("crates/simulator"), TESTED_SIMULATORS),
    ] {
        let built = root.join(built);
        fs::create_dir_all(&built).with_context(|| format!("cannot create {}", built.display()))?;
        let mut trunk = tools.trunk(&folder);
        console.run(
            what,
            trunk.args(["build", "--cargo-profile", "end2end", "--features", "unreleased", "--dist"]).arg(&built),
        )?;
    }
    let panel = root.join(TESTED_PANEL);
    integrity::add(&panel)?;
    let (config, _) = deploy::read_config(&panel.join("config.json"))?;
    let headers = deskpane_deploy::headers(&config, &[]).headers;
    let headers: BTreeMap<_, _> = headers.into_iter().map(|header| (header.name, header.value)).collect();
    let file = root.join(TESTED_HEADERS);
    fs::write(&file, serde_json::to_string(&headers)?).with_context(|| format!("cannot write {}", file.display()))
}

/// Builds the panel alone for release, and measures its first loads.
pub(crate) fn panel(tools: &Tools, console: &Console) -> Result<size::Table> {
    let root = paths::root();
    let dist = root.join("dist");
    pages::compile(console)?;
    console.run("Building the panel", tools.trunk(&root).args(["build", "--release"]))?;
    minify::minify(tools, console, &dist)?;
    integrity::add(&dist)?;
    pages::build(tools, console, &dist)?;
    size::pack_first_loads(&dist)
}
