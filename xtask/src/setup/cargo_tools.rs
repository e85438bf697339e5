//! Installs tools that are crates: Trunk, and the wasm-bindgen that matches `Cargo.lock`. Prebuilt with `cargo
//! binstall`, otherwise built from source, both at the same time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};

use super::lockfile;
use crate::{paths, process};

/// 0.21.14 builds with the Rust this project requires; 0.22 needs a newer one.
const TRUNK: &str = "0.21.14";

struct CargoTool<'a> {
    name: &'a str,
    package: &'a str,
    program: &'a str,
    version: &'a str,
    /// How long the build takes, for messages.
    usual: &'a str,
    /// Further arguments of `cargo install`.
    options: &'a [&'a str],
    /// A tool that mostly waits can be built fast; one that works on every build of the panel should run fast too.
    opt_level: &'a str,
}

/// The folders of Trunk and wasm-bindgen, unless they are on the search path already.
pub(super) fn need_trunk_and_wasm_bindgen() -> Result<Vec<PathBuf>> {
    let file = paths::root().join("Cargo.lock");
    let lock = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let wasm_bindgen =
        lockfile::version(&lock, "wasm-bindgen").context("Cargo.lock names no version of wasm-bindgen")?;
    let tools = [
        CargoTool {
            name: "Trunk",
            package: "trunk",
            program: "trunk",
            version: TRUNK,
            usual: "about 5 minutes on two cores, once",
            // Without its check for a newer Trunk, which is disabled here anyhow.
            options: &["--locked", "--no-default-features", "--features", "rustls"],
            opt_level: "0",
        },
        CargoTool {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: wasm_bindgen,
            usual: "about 3 minutes on two cores, once",
            // Not `--locked`: its lock file pins crates that no longer build. The network is for its test runner.
            options: &["--bin", "wasm-bindgen", "--no-default-features"],
            opt_level: "1",
        },
    ];
    // At the same time: each of the two has long stretches that keep one core busy.
    let found = thread::scope(|scope| {
        let running = tools.each_ref().map(|tool| scope.spawn(|| tool.need()));
        running.map(|tool| tool.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let (mut folders, mut failed) = (Vec::new(), Vec::new());
    for tool in found {
        match tool {
            Ok(folder) => folders.extend(folder),
            Err(error) => failed.push(format!("{error:#}")),
        }
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n\n"));
    }
    Ok(folders)
}

impl CargoTool<'_> {
    fn need(&self) -> Result<Option<PathBuf>> {
        let home = paths::cache().join(format!("{}-{}", self.program, self.version));
        if self.program_in(&home).is_file() {
            return Ok(Some(home.join("bin")));
        }
        if paths::on_path(self.program).is_some_and(|program| self.is_right(&program)) {
            return Ok(None);
        }
        let log = paths::cache_made()?.join(format!("{}.log", self.program));
        self.install(&home, &log, paths::on_path("cargo-binstall").as_deref(), Path::new("cargo"))?;
        Ok(Some(home.join("bin")))
    }

    /// cargo installs the program as its last act, so an existing file is complete.
    fn program_in(&self, home: &Path) -> PathBuf {
        home.join("bin").join(self.program).with_extension(std::env::consts::EXE_EXTENSION)
    }

    fn is_right(&self, program: &Path) -> bool {
        let said = process::output(Command::new(program).arg("--version").env_remove("NO_COLOR"));
        said.is_some_and(|said| said.split_whitespace().nth(1) == Some(self.version))
    }

    /// Fetched by `binstall` if possible and if the program runs here, otherwise built by `cargo`.
    fn install(&self, home: &Path, log: &Path, binstall: Option<&Path>, cargo: &Path) -> Result<()> {
        let what = format!("{} {}", self.name, self.version);
        if let Some(binstall) = binstall {
            let log = log.with_extension("prebuilt.log");
            let prebuilt = format!("a prebuilt {what}");
            match process::install(&prebuilt, "seconds, once", "", &log, &mut self.fetch(binstall, home)) {
                Ok(()) if self.is_right(&self.program_in(home)) => return Ok(()),
                Ok(()) => println!("  {prebuilt} does not run here: building from source"),
                Err(_) => println!("  {prebuilt} is not available (see {}): building from source", log.display()),
            }
        }
        let by_hand = format!("cargo install {} --version {} {}", self.package, self.version, self.options.join(" "));
        let remedy = format!("Is the network reachable? By hand: {by_hand}");
        process::install(&what, self.usual, &remedy, log, &mut self.build(cargo, home))
    }

    fn fetch(&self, binstall: &Path, home: &Path) -> Command {
        let mut command = Command::new(binstall);
        // What it would compile itself, `build` compiles sooner.
        command.args(["--no-confirm", "--disable-strategies", "compile", "--root"]).arg(home);
        command.arg(format!("{}@{}", self.package, self.version));
        command
    }

    fn build(&self, cargo: &Path, home: &Path) -> Command {
        let mut command = Command::new(cargo);
        // `--force`: replaces a fetched program that does not run.
        command.args(["install", self.package, "--version", self.version, "--force"]).args(self.options);
        command.arg("--root").arg(home);
        // Both crates configure a slow release profile, which pays only for distribution.
        command.envs([
            ("CARGO_PROFILE_RELEASE_LTO", "false"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level),
        ]);
        // The tool's build must not inherit this project's flags or target folder.
        command.current_dir(paths::cache()).env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
        command
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const TOOL: CargoTool<'_> = CargoTool {
        name: "Tool",
        package: "tool-cli",
        program: "tool",
        version: "1.2.3",
        usual: "at once",
        options: &[],
        opt_level: "0",
    };

    /// Installs with a binstall and a cargo that are these scripts. They can use `$HOME_OF_TOOL`.
    fn installed(name: &str, binstall: Option<&str>, cargo: &str) -> (Result<()>, Option<String>) {
        let folder = std::env::temp_dir().join(format!("deskpane-tool-{name}-{}", std::process::id()));
        let home = folder.join("home");
        fs::create_dir_all(home.join("bin")).unwrap();
        let script = |name: &str, text: &str| {
            let file = folder.join(name);
            let text = text.replace("$HOME_OF_TOOL", &home.display().to_string());
            fs::write(&file, format!("#!/bin/sh\n{text}\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
            file
        };
        let binstall = binstall.map(|text| script("binstall", text));
        let cargo = script("cargo", cargo);
        let result = TOOL.install(&home, &folder.join("log"), binstall.as_deref(), &cargo);
        let said = process::output(Command::new(TOOL.program_in(&home)).arg("--version"));
        fs::remove_dir_all(&folder).unwrap();
        (result, said)
    }

    /// A script that creates a program which prints this version.
    fn leaves(version: &str, remark: &str) -> String {
        let program = "$HOME_OF_TOOL/bin/tool";
        format!("printf '#!/bin/sh\\necho tool {version} {remark}\\n' > {program} && chmod +x {program}")
    }

    #[test]
    fn a_prebuilt_program_is_used_if_available() {
        let (result, said) = installed("fetched", Some(&leaves("1.2.3", "fetched")), "exit 1");
        result.unwrap();
        assert_eq!(said.as_deref(), Some("tool 1.2.3 fetched"));
    }

    #[test]
    fn a_tool_that_cannot_be_fetched_or_run_is_built() {
        for (name, binstall) in [
            ("none", None),
            ("refused", Some("exit 94".to_owned())),
            ("other", Some(leaves("1.2.2", "fetched"))),
            ("foreign", Some(leaves("", "; exit 1 #"))),
        ] {
            let (result, said) = installed(name, binstall.as_deref(), &leaves("1.2.3", "built"));
            result.unwrap();
            assert_eq!(said.as_deref(), Some("tool 1.2.3 built"), "{name}");
        }
    }

    #[test]
    fn a_tool_that_cannot_be_installed_says_how_to_do_it_by_hand() {
        let (result, _) = installed("failed", Some("exit 94"), "echo no such crate; exit 101");
        let error = result.unwrap_err().to_string();
        assert!(error.contains("no such crate") && error.contains("cargo install tool-cli --version 1.2.3"), "{error}");
    }
}
