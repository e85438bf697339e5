//! A real PostgreSQL in a temporary folder, from Debian's package `postgresql`.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::place::Folder;

/// A cluster that is stopped and deleted after the test.
pub(crate) struct Postgres {
    programs: PathBuf,
    folder: Folder,
}

impl Postgres {
    pub(crate) fn start() -> Result<Self> {
        let postgres = Self { programs: programs()?, folder: Folder::new()? };
        let folder = postgres.folder.path();
        if is_root()? {
            run(Command::new("chown").arg("postgres").arg(folder))?;
        }
        let data = folder.join("data");
        postgres.run(
            "initdb",
            &["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "--pgdata"],
            &data,
        )?;
        let options = format!("-c listen_addresses='' -c unix_socket_directories={}", folder.display());
        let log = folder.join("log").display().to_string();
        postgres.run("pg_ctl", &["start", "--wait", "--log", &log, "--options", &options, "--pgdata"], &data)?;
        Ok(postgres)
    }

    /// The address of its database.
    pub(crate) fn address(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.folder.path().display())
    }

    /// Runs one of PostgreSQL's programs, as the user `postgres` because it refuses to run as root.
    fn run(&self, program: &str, arguments: &[&str], data: impl AsRef<OsStr>) -> Result<()> {
        let program = self.programs.join(program);
        let mut command = if is_root()? {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        run(command.args(arguments).arg(data).current_dir("/"))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self.run("pg_ctl", &["stop", "--mode=immediate", "--pgdata"], self.folder.path().join("data"));
    }
}

/// Where its programs are: on the search path, or in Debian's folder of the newest version.
fn programs() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    if let Some(folder) =
        std::env::split_paths(&path).find(|folder| ["initdb", "pg_ctl"].iter().all(|name| folder.join(name).is_file()))
    {
        return Ok(folder);
    }
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            programs.join("initdb").exists().then_some((version, programs))
        })
        .max();
    let (_, programs) = newest
        .context("PostgreSQL is not installed: `cargo xtask check` installs it, or apt-get install postgresql")?;
    Ok(programs)
}

fn is_root() -> Result<bool> {
    Ok(fs::metadata("/proc/self")?.uid() == 0)
}

fn run(command: &mut Command) -> Result<()> {
    // The server that pg_ctl starts would keep a pipe open.
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    let status = status.with_context(|| format!("cannot start {command:?}"))?;
    if !status.success() {
        bail!("{command:?} failed: {status}");
    }
    Ok(())
}
