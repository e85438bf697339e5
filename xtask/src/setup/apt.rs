//! Installs system packages, on Debian and its relatives, where that is permitted.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{paths, process};

/// How to get permission to install: as the current user, or through sudo without a password.
fn elevation() -> Option<&'static [&'static str]> {
    paths::on_path("apt-get")?;
    if process::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    process::output(Command::new("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}

/// Installs packages if possible. `false`: there is no apt, or no permission.
pub(super) fn install(what: &str, usual: &str, packages: &[&str]) -> Result<bool> {
    let Some(elevation) = elevation() else { return Ok(false) };
    let names = packages.join(" ");
    let mut words = elevation.to_vec();
    let script = format!(
        "export DEBIAN_FRONTEND=noninteractive; apt-get update && apt-get install -y --no-install-recommends {names}"
    );
    words.extend(["sh", "-c", &script]);
    let [program, arguments @ ..] = words.as_slice() else { return Ok(false) };
    process::install(
        what,
        usual,
        &format!("By hand: apt-get update && apt-get install {names}"),
        &paths::cache().join("apt.log"),
        Command::new(program).args(arguments),
    )?;
    Ok(true)
}

/// Unpacks packages into a folder without installing them. Needs no permission but to read the package lists; missing
/// lists are fetched if permitted. `false`: there is no apt.
pub(super) fn unpack(what: &str, usual: &str, packages: &[&str], folder: &Path) -> Result<bool> {
    if paths::on_path("apt-get").is_none() || paths::on_path("dpkg").is_none() {
        return Ok(false);
    }
    let names = packages.join(" ");
    let update = elevation().map_or_else(String::new, |words| format!("{} apt-get update && ", words.join(" ")));
    // Unpacked beside and moved in one step, so that an existing folder is complete.
    let script = format!(
        "set -e; rm -rf \"$1\" \"$1.new\"; mkdir -p \"$1.new\"; cd \"$1.new\"
         apt-get download {names} || {{ {update}apt-get download {names}; }}
         for package in *.deb; do dpkg -x \"$package\" .; rm \"$package\"; done
         mv \"$1.new\" \"$1\""
    );
    process::install(
        what,
        usual,
        &format!("By hand: apt-get install {names}"),
        &paths::cache().join("apt.log"),
        Command::new("sh").args(["-c", &script, "sh"]).arg(folder),
    )?;
    Ok(true)
}
