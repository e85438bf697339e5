//! The integrity of `guard.js`. Trunk writes it for every file with a hash in its name; this one has none.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// Writes the integrity into the page of a build.
pub(crate) fn add(built: &Path) -> Result<()> {
    let file = built.join("index.html");
    let page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let guard = fs::read(built.join("guard.js")).context("the build has no guard.js")?;
    fs::write(&file, with_integrity(&page, &guard)?).with_context(|| format!("cannot write {}", file.display()))
}

fn with_integrity(page: &str, guard: &[u8]) -> Result<String> {
    const TAG: &str = "<script defer src=\"./guard.js\"";
    if page.matches(TAG).count() != 1 {
        bail!("index.html does not load guard.js as Trunk.toml says: change both together, and this");
    }
    let integrity = STANDARD.encode(Sha384::digest(guard));
    Ok(page.replace(TAG, &format!("{TAG} integrity=\"sha384-{integrity}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_content_it_was_built_with() {
        let page = r#"<script defer src="./guard.js" data-app="./a.js"></script>"#;
        // As `openssl dgst -sha384 -binary | base64` computes it.
        let hash = "R/BdNnsMMuQ4+2Pmz0pfNcKqL5DcdUP4pBoPlc6KQKMTq1zzYTSiBoxMlpy1Dbd2";
        let found = with_integrity(page, b"1").unwrap();
        assert_eq!(found, page.replace("guard.js\"", &format!("guard.js\" integrity=\"sha384-{hash}\"")));
    }

    #[test]
    fn a_page_that_loads_it_otherwise_is_not_passed_over() {
        assert!(with_integrity("<script src=\"guard.js\">", b"1").is_err());
    }
}
