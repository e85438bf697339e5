//! `cargo xtask doctor`: builds `deskpane-doctor` and runs it. The program is one file, which can be copied elsewhere.

use std::process::{Command, ExitCode};

use clap::Args;

use crate::paths;

#[derive(Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Options {
    /// What the doctor is given: the panel's address, --json, --ca FILE, --help
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "URL")]
    arguments: Vec<String>,
}

/// Exits as the doctor does: 0 if nothing was found, 1 if something was found, 2 if the panel could not be examined.
pub(crate) fn run(options: &Options) -> ExitCode {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "deskpane-doctor", "--"]).args(&options.arguments);
    match cargo.current_dir(paths::root()).status() {
        Ok(status) => status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::from(2), ExitCode::from),
        Err(error) => {
            eprintln!("error: cannot run cargo: {error}");
            ExitCode::from(2)
        }
    }
}
