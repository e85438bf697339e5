//! `cargo xtask build`: both apps for release, into `dist/` and `crates/simulator/dist/`.

use anyhow::Result;

use crate::setup::Tools;
use crate::{place, process, size};

pub(crate) fn run() -> Result<()> {
    let tools = Tools::for_release()?;
    let root = place::root();
    for (what, folder) in
        [("Building the panel", root.clone()), ("Building the simulated desktops", root.join("crates/simulator"))]
    {
        process::run(what, tools.trunk(&folder).args(["build", "--release"]))?;
    }
    println!("\n{}", size::first_load(&root.join("dist"))?);
    Ok(())
}
