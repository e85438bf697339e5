//! Makes the scripts of a release build smaller, and the names that they share with its WebAssembly.

use std::path::Path;

use anyhow::Result;

use crate::paths;
use crate::process::Console;
use crate::setup::Tools;

/// Minifies what Trunk has built into a folder, before the integrity of `guard.js` is written into the page.
pub(crate) fn minify(tools: &Tools, console: &Console, built: &Path) -> Result<()> {
    let mut node = tools.command("node", &paths::root());
    console.run("Minifying", node.arg("xtask/minify/minify.mjs").arg(built))
}
