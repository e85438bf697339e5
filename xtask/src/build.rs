//! `cargo xtask build`: both apps, into `dist/` and `crates/simulator/dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::Console;
use crate::setup::Tools;
use crate::{deploy, integrity, paths, size};

/// What the end-to-end tests test, and where. Apart from the release builds, which are being made meanwhile.
pub(crate) const TESTED_PANEL: &str = "target/under-test/panel";
/// The headers that the tested panel is served with.
pub(crate) const TESTED_HEADERS: &str = "target/under-test/headers.json";
/// The simulated desktops of the end-to-end tests.
pub(crate) const TESTED_SIMULATORS: &str = "target/under-test/simulators";

/// Both apps as they are served, and what the panel's first loads weigh.
pub(crate) fn run() -> Result<()> {
    let (tools, console) = (Tools::for_release()?, Console::default());
    let table = panel(&tools, &console)?;
    let mut simulators = tools.trunk(&paths::root().join("crates/simulator"));
    console.run("Building the simulated desktops", simulators.args(["build", "--release"]))?;
    println!("\n{table}");
    Ok(())
}

/// Both apps as the end-to-end tests need them: the profile `end2end`, and one program that is every page. Beside them the headers
/// of `deploy-config`, so that every view of the panel is tested under the policy it will be served with.
pub(crate) fn for_tests(tools: &Tools, console: &Console) -> Result<()> {
    let root = paths::root();
    for (what, folder, built) in [
        ("Building the panel for tests", root.clone(), TESTED_PANEL),
        ("Building the simulated desktops for tests", root.join("crates/simulator"), TESTED_SIMULATORS),
    ] {
        let built = root.join(built);
        fs::create_dir_all(&built).with_context(|| format!("cannot create {}", built.display()))?;
        let mut trunk = tools.trunk(&folder);
        console.run(what, trunk.args(["build", "--cargo-profile", "end2end", "--dist"]).arg(&built))?;
    }
    let panel = root.join(TESTED_PANEL);
    integrity::add(&panel)?;
    let (config, _) = deploy::read_config(&panel.join("config.json"))?;
    let headers: BTreeMap<_, _> =
        deploy::headers(&config).into_iter().map(|header| (header.name, header.value)).collect();
    let file = root.join(TESTED_HEADERS);
    fs::write(&file, serde_json::to_string(&headers)?).with_context(|| format!("cannot write {}", file.display()))
}

/// The panel alone, for release. What its first loads weigh.
pub(crate) fn panel(tools: &Tools, console: &Console) -> Result<size::Table> {
    let root = paths::root();
    let dist = root.join("dist");
    console.run("Building the panel", tools.trunk(&root).args(["build", "--release"]))?;
    integrity::add(&dist)?;
    pages(tools, console, &dist)?;
    size::pack_first_loads(&dist)
}

/// The desktops that have a page of their own: one for each of the panel's features.
pub(crate) const DESKTOPS: [&str; 4] = ["max", "skylight", "roxchat", "ucontact"];

/// Each desktop's page alone, for release.
fn pages(tools: &Tools, console: &Console, dist: &Path) -> Result<()> {
    let root = paths::root();
    for desktop in DESKTOPS {
        let built = root.join("target/pages").join(desktop);
        let mut trunk = tools.trunk(&root);
        trunk.args(["build", "--release", "--no-default-features", "--features", desktop, "--dist"]).arg(&built);
        console.run(&format!("Building the page /{desktop} alone"), &mut trunk)?;
        integrity::add(&built)?;
        adopt(&built, dist, desktop)?;
    }
    Ok(())
}

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
