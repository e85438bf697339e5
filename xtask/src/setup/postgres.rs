//! PostgreSQL, which the tests of the CRM server start for themselves in a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::paths;

/// PostgreSQL's own programs, installed if necessary and possible.
pub(crate) fn need_postgres() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    apt::install("PostgreSQL", "about 1 minute, once", &["postgresql"])?;
    if is_there() {
        return Ok(());
    }
    bail!(
        "PostgreSQL is missing, which the tests of the CRM server start: install the package `postgresql`, or put its \
         `initdb` and `pg_ctl` on the search path"
    );
}

/// The tests look here too (`crates/crm/tests/server/postgres.rs`). Debian keeps these programs off the search path,
/// in a folder for each version.
fn is_there() -> bool {
    paths::on_path("initdb").is_some() || is_in(Path::new("/usr/lib/postgresql"))
}

fn is_in(versions: &Path) -> bool {
    let folders = fs::read_dir(versions).into_iter().flatten().flatten();
    folders.map(|version| version.path().join("bin/initdb")).any(|program: PathBuf| program.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_version_of_debians_will_do() {
        let folder = std::env::temp_dir().join(format!("deskpane-postgres-{}", std::process::id()));
        fs::create_dir_all(folder.join("13")).unwrap();
        assert!(!is_in(&folder), "what was removed leaves a folder behind");
        fs::create_dir_all(folder.join("15/bin")).unwrap();
        fs::write(folder.join("15/bin/initdb"), "").unwrap();
        assert!(is_in(&folder));
        fs::remove_dir_all(&folder).unwrap();
        assert!(!is_in(&folder));
    }
}
