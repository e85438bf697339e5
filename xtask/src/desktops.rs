//! Writes `end2end/desktops.json`, the list of desktops for programs outside Rust: end-to-end tests, screenshots and
//! benchmarks. Every build for tests writes it from the desktops' descriptions; it is kept in the repository, so that
//! those programs run without a build.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use deskpane_desk::desktop::{AddressKey, DesktopSpec, Placement};
use deskpane_desktops::ALL;
use serde_json::{Value, json};

use crate::paths;

/// Writes the list, if it has changed.
pub(crate) fn write() -> Result<()> {
    let (file, text) = (file(), text());
    if fs::read_to_string(&file).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn file() -> PathBuf {
    paths::root().join("end2end/desktops.json")
}

/// One desktop a line, in the order of the start page.
fn text() -> String {
    let lines: Vec<_> = ALL.iter().map(|spec| format!("  {}", entry(spec))).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn entry(spec: &DesktopSpec) -> Value {
    let (placement, permissions) = match spec.placement {
        Placement::Around => ("around", &[][..]),
        Placement::Popup { .. } => ("popup", &[][..]),
        Placement::Beside { permissions, .. } => ("beside", permissions),
    };
    json!({
        "id": spec.id,
        "name": spec.name,
        "released": spec.is_released,
        "placement": placement,
        "permissions": permissions,
        "addressKey": match spec.address_key {
            AddressKey::Origins => "origins",
            AddressKey::Url => "url",
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_in_the_repository_is_current() {
        let there = fs::read_to_string(file()).unwrap_or_default();
        assert_eq!(there, text(), "run cargo xtask test --only chromium, which writes {}", file().display());
    }
}
