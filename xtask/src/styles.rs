//! Tests of the style sheets of both apps: a sheet that is not imported would silently be missing from every build.

use std::collections::BTreeSet;
use std::fs;

use crate::paths;

/// The style sheet that imports all others, in their order. `xtask/styles/bundle.mjs` makes one of them.
const ENTRY: &str = "main.css";

#[test]
fn every_style_sheet_is_imported_once() {
    for folder in ["style", "crates/simulator/style"] {
        let folder = paths::root().join(folder);
        let entry = fs::read_to_string(folder.join(ENTRY)).unwrap();
        let imported = imports(&entry);
        let once: BTreeSet<_> = imported.iter().copied().collect();
        assert_eq!(imported.len(), once.len(), "{}: a style sheet is imported twice", folder.display());
        let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let others: BTreeSet<_> = files.filter(|name| name.ends_with(".css") && name != ENTRY).collect();
        assert_eq!(once, others.iter().map(String::as_str).collect(), "{}", folder.display());
    }
}

fn imports(css: &str) -> Vec<&str> {
    css.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";")).collect()
}
