//! Programs that cargo builds: Trunk, and the wasm-bindgen that matches `Cargo.lock`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::lockfile;
use crate::{place, process};

/// 0.21.14 builds with the Rust this project asks for; 0.22 wants a newer one.
const TRUNK: &str = "0.21.14";

struct CargoTool<'a> {
    name: &'a str,
    package: &'a str,
    program: &'a str,
    version: &'a str,
    usual: &'a str,
    /// Whether the author's own lock file is used. wasm-bindgen-cli's pins crates that no longer build.
    locked: bool,
}

/// The folder of Trunk, unless it is on the search path already.
pub(super) fn need_trunk() -> Result<Option<PathBuf>> {
    CargoTool {
        name: "Trunk",
        package: "trunk",
        program: "trunk",
        version: TRUNK,
        usual: "about 5 minutes, once",
        locked: true,
    }
    .need()
}

/// The folder of wasm-bindgen, unless it is on the search path already.
pub(super) fn need_wasm_bindgen() -> Result<Option<PathBuf>> {
    let file = place::root().join("Cargo.lock");
    let lock = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let version = lockfile::version(&lock, "wasm-bindgen").context("Cargo.lock names no version of wasm-bindgen")?;
    CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        usual: "about 2 minutes, once",
        locked: false,
    }
    .need()
}

impl CargoTool<'_> {
    fn need(&self) -> Result<Option<PathBuf>> {
        let home = place::cache().join(format!("{}-{}", self.program, self.version));
        let folder = home.join("bin");
        let program = Path::new(self.program).with_extension(std::env::consts::EXE_EXTENSION);
        // cargo puts the program there as its last act, so a file that is there is whole.
        if folder.join(program).is_file() {
            return Ok(Some(folder));
        }
        if self.is_on_path() {
            return Ok(None);
        }
        self.install(&home)?;
        Ok(Some(folder))
    }

    fn is_on_path(&self) -> bool {
        let Some(program) = place::on_path(self.program) else { return false };
        let said = process::output(Command::new(program).arg("--version").env_remove("NO_COLOR"));
        said.is_some_and(|said| said.split_whitespace().nth(1) == Some(self.version))
    }

    fn install(&self, home: &Path) -> Result<()> {
        let Self { package, version, .. } = self;
        let mut command = Command::new("cargo");
        command.args(["install", package, "--version", version]).arg("--root").arg(home);
        if self.locked {
            command.arg("--locked");
        }
        // Neither the flags nor the target folder of this project are the tool's business.
        command.current_dir(place::cache_made()?).env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
        process::install(
            &format!("{} {version}", self.name),
            self.usual,
            &format!("Is the network reachable? By hand: cargo install {package} --version {version}"),
            &place::cache().join(format!("{}.log", self.program)),
            &mut command,
        )
    }
}
