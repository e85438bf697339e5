//! Tests of the documentation: every link to a file or heading of the repository resolves, and every test that SECURITY.md names
//! exists.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths;

/// Folders with pages.
const FOLDERS: [&str; 6] = ["", "docs", "docs/decisions", "packages/embed", "bridge", "bench"];

#[test]
fn every_link_of_the_documentation_resolves() {
    let pages: Vec<_> = FOLDERS.iter().flat_map(|folder| pages(&paths::root().join(folder))).collect();
    assert!(pages.len() > 20, "no pages found");
    let mut broken = Vec::new();
    for page in &pages {
        let text = fs::read_to_string(page).unwrap();
        let wrong = links(&text).filter(|link| !resolves(page, &text, link));
        broken.extend(wrong.map(|link| format!("{}: {link}", page.display())));
    }
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

#[test]
fn every_test_that_security_names_exists() {
    let root = paths::root();
    let security = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let rows: String = security.lines().filter(|line| line.starts_with('|')).collect();
    let titles = source(&root.join("end2end"), "ts");
    let functions = ["crates", "src", "xtask/src"].map(|folder| source(&root.join(folder), "rs")).concat();
    // Every second piece is between quotes.
    let quoted = rows.split('"').skip(1).step_by(2).filter(|title| !titles.contains(title));
    let is_function = |name: &&str| name.matches('_').count() > 1 && !name.contains(['/', '.', '…']);
    let named = rows.split('`').skip(1).step_by(2).filter(is_function);
    let named = named.filter(|name| !functions.contains(&format!("fn {name}(")));
    let missing: Vec<_> = quoted.chain(named).collect();
    assert!(missing.is_empty(), "no test is called {missing:?}");
}

/// All files with this ending, as one text.
fn source(folder: &Path, kind: &str) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = entries.filter(|path| !path.ends_with("node_modules")).map(|path| match path.extension() {
        _ if path.is_dir() => source(&path, kind),
        Some(ending) if ending == kind => fs::read_to_string(path).unwrap(),
        _ => String::new(),
    });
    texts.collect()
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|kind| kind == "md")).collect()
}

/// The targets of `[text](target)`, without those on other sites.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    targets.filter(|target| !target.contains("://") && !target.contains(' '))
}

fn resolves(page: &Path, text: &str, link: &str) -> bool {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    let target = page.with_file_name(file);
    if !file.is_empty() && !target.exists() {
        return false;
    }
    let named = if file.is_empty() { Ok(text.to_owned()) } else { fs::read_to_string(target) };
    heading.is_empty() || named.is_ok_and(|text| text.lines().any(|line| anchor(line).as_deref() == Some(heading)))
}

/// A heading's anchor, as GitHub makes it.
fn anchor(line: &str) -> Option<String> {
    let heading = line.strip_prefix('#')?.trim_start_matches('#').trim().to_lowercase();
    let kept = heading.chars().filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
    Some(kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect())
}
