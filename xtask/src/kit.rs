//! Builds and tests the kit for CRM pages, `@deskpane/embed`, and the bridges made with it, without a browser.

use anyhow::Result;

use crate::paths;
use crate::process::Console;
use crate::setup::Tools;

/// The kit first: the bridges use its build. `lint` checks the package against what npm, bundlers and TypeScript
/// expect.
const SCRIPTS: [(&str, &[&str]); 2] = [("packages/embed", &["build", "test", "lint"]), ("bridge", &["build", "test"])];

pub(crate) fn check(tools: &Tools, console: &Console) -> Result<()> {
    for (folder, scripts) in SCRIPTS {
        let home = paths::root().join(folder);
        for script in scripts {
            let mut npm = tools.command("npm", &home);
            console.run(&format!("{folder}: {script}"), npm.args(["run", "--silent", script]))?;
        }
    }
    Ok(())
}
