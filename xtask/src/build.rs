//! `cargo xtask build`: both apps, into `dist/` and `crates/simulator/dist/`.

use anyhow::Result;

use crate::setup::Tools;
use crate::{pin, place, process, size};

/// How the apps are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// As they are served to agents.
    Release,
    /// Quick to build, large and slow to run: for trying out a change.
    Dev,
}

pub(crate) fn run(profile: Profile) -> Result<()> {
    let tools = match profile {
        Profile::Release => Tools::for_release()?,
        Profile::Dev => Tools::for_trunk()?,
    };
    let root = place::root();
    for (what, folder) in
        [("Building the panel", root.clone()), ("Building the simulated desktops", root.join("crates/simulator"))]
    {
        let mut trunk = tools.trunk(&folder);
        trunk.arg("build");
        if profile == Profile::Release {
            trunk.arg("--release");
        }
        process::run(what, &mut trunk)?;
    }
    pin::pin(&root.join("dist"))?;
    if profile == Profile::Release {
        println!("\n{}", size::pack_first_load(&root.join("dist"))?);
    }
    Ok(())
}
