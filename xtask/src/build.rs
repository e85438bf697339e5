//! `cargo xtask build`: both apps, into `dist/` and `crates/simulator/dist/`.

use std::path::Path;

use anyhow::Result;

use crate::setup::Tools;
use crate::{pin, place, process, size, styles};

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
    app("Building the simulated desktops", &tools(profile)?, &place::root().join("crates/simulator"), profile)?;
    if let Some(table) = measured {
        println!("\n{table}");
    }
    Ok(())
}

/// The panel alone. What its first load weighs, if it is built for release.
pub(crate) fn panel(profile: Profile) -> Result<Option<size::Table>> {
    let root = place::root();
    app("Building the panel", &tools(profile)?, &root, profile)?;
    let dist = root.join("dist");
    if profile == Profile::Release {
        styles::join(&dist)?;
    }
    pin::pin(&dist)?;
    (profile == Profile::Release).then(|| size::pack_first_load(&dist)).transpose()
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
