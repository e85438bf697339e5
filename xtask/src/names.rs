//! Counts the lines that name a desktop outside its own folders, and compares them with an allowed number that has a
//! reason. A new desktop should not add any.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::ALL;

use crate::paths;

/// Searched folders. Documentation names desktops, and so do lock files and generated files.
const FOLDERS: [&str; 6] = ["src", "crates", "xtask", "end2end", "fuzz", "bench"];
const KINDS: [&str; 9] = ["rs", "ts", "mjs", "js", "jsx", "css", "html", "toml", "budget"];
const NOT_OURS: [&str; 5] = ["target", "node_modules", "dist", "results", "test-results"];

/// Files or folders, the most lines in them that may name a desktop, and the reason. Fewer are fine; none may be added.
const ALLOWED: &[(&str, usize, &str)] = &[
    ("crates/desktops/src/lib.rs", 10, "the list, and the modules"),
    ("crates/simulator/src/app.rs", 2, "the simulators' list"),
    ("crates/simulator/src/main.rs", 5, "the modules of the simulators"),
    ("crates/simulator/style", 3, "each simulator's colours, and the sheet that joins the sheets"),
    ("crates/desktops/src/tests.rs", 3, "the configuration as its documentation has it"),
    ("crates/desktops/benches/throughput.rs", 4, "measured on the desktop of the comparison"),
    ("crates/desktops/tests/simulation", 1, "an example in a comment"),
    ("crates/preview/src/lib.rs", 9, "the list of the previews, and their modules"),
    ("crates/setup/tests", 3, "the modules of the desktops that are tried"),
    ("crates/desk/src/kit", 4, "comments say on whose account a part of the kit is as it is"),
    ("crates/desk/src/activity", 2, "an id in a file that is exported"),
    ("xtask/first-load.budget", 4, "what each page may weigh"),
    ("xtask/src/serve.rs", 2, "what to open first"),
    ("xtask/src/test.rs", 1, "a name of a test file"),
    ("xtask/src/fuzz.rs", 1, "an address to begin with"),
    ("fuzz/src/rules.rs", 1, "an id in a file that is exported"),
    ("bench", 6, "measured on the desktop that the rivals speak to"),
    ("end2end/pages", 20, "bare pages that hold a desktop, or hand Skylight what it needs"),
    ("end2end/screenshots.mjs", 24, "which pictures are taken"),
    ("end2end/server.mjs", 4, "options of one desktop's servers, and the CRM beside two"),
    ("end2end/served", 20, "what the server says of each desktop's page, and its policy of each frame"),
    ("end2end/embed", 8, "a CRM's page beside a desktop of choice, and inside one"),
    ("end2end/tests", 291, "what the panel does on every desktop is shown on one that has it"),
];

/// Ids that are also words of Rust or English: only what looks like an id counts.
const COMMON: [&str; 2] = ["max", "example"];

#[test]
fn a_desktop_is_named_in_its_own_folders_and_in_the_list() {
    let mut counts = BTreeMap::<String, usize>::new();
    for folder in FOLDERS {
        count(&paths::root(), Path::new(folder), &mut counts);
    }
    let mut left: BTreeMap<_, _> = ALLOWED.iter().map(|(place, most, _)| (*place, *most)).collect();
    let mut wrong = Vec::new();
    for (file, lines) in counts {
        let place = left.iter_mut().find(|(place, _)| file == **place || file.starts_with(&format!("{place}/")));
        match place {
            Some((_, most)) if *most >= lines => *most -= lines,
            _ => wrong.push(format!("{file} names a desktop in {lines} lines")),
        }
    }
    assert!(wrong.is_empty(), "read the list instead, or say in ALLOWED why not:\n{}", wrong.join("\n"));
    let unused: Vec<_> = ALLOWED.iter().filter(|(place, most, _)| left.get(place) == Some(most)).collect();
    assert!(unused.is_empty(), "no longer names a desktop: remove it from ALLOWED: {unused:?}");
}

#[test]
fn lines_that_name_a_desktop_are_recognised() {
    let spec = |id: &str| *ALL.iter().find(|spec| spec.id == id).unwrap();
    for (id, line, named) in [
        ("max", "let most = one.max(other);", false),
        ("max", "u32::MAX", false),
        ("max", "max-width: 10px; max_width = 120", false),
        ("max", "use crate::max::wire;", true),
        ("max", "page.goto(\"/max\")", true),
        ("max", "as MAX does", true),
        ("example", "https://a.example/, for example: Example", false),
        ("example", "&example::SPEC,", true),
        ("ucontact", "withUcontact(page)", true),
        ("roxchat", "// Rox.Chat says so", true),
    ] {
        assert_eq!(names(line, spec(id)), named, "{line}");
    }
    assert!(is_own("crates/desktops/tests/max/main.rs", spec("max")) && is_own("src/bin/max.rs", spec("max")));
    assert!(!is_own("crates/desk/src/model/maximum.rs", spec("max")));
}

fn count(root: &Path, folder: &Path, counts: &mut BTreeMap<String, usize>) {
    for entry in fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = folder.join(&name);
        if entry.path().is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                count(root, &path, counts);
            }
            continue;
        }
        let Some(file) = path.to_str().map(|file| file.replace('\\', "/")) else { continue };
        // This file has to name desktops.
        if !path.extension().is_some_and(|kind| KINDS.iter().any(|own| kind == *own)) || file == "xtask/src/names.rs" {
            continue;
        }
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        let others: Vec<_> = ALL.iter().filter(|spec| !is_own(&file, spec)).collect();
        let lines = text.lines().filter(|line| others.iter().any(|spec| names(line, spec))).count();
        if lines > 0 {
            counts.insert(file, lines);
        }
    }
}

/// Whether a file belongs to the desktop: it or one of its folders has the desktop's id, or begins with it.
fn is_own(file: &str, spec: &DesktopSpec) -> bool {
    file.split('/')
        .any(|part| part.strip_prefix(spec.id).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_'])))
}

fn names(line: &str, spec: &DesktopSpec) -> bool {
    if !COMMON.contains(&spec.id) {
        let line = line.to_lowercase();
        return line.contains(spec.id) || line.contains(&spec.name.to_lowercase());
    }
    let id = spec.id;
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-' || c == '.';
    let capitals = spec.name.chars().all(char::is_uppercase).then_some(spec.name);
    line.contains(&format!("\"{id}\""))
        || line.contains(&format!("'{id}'"))
        || found(line, &format!("{id}::")).any(|(before, _)| !before.ends_with(is_word))
        || found(line, &format!("/{id}")).any(|(_, after)| !after.starts_with(is_word))
        || capitals
            .into_iter()
            .flat_map(|name| found(line, name))
            .any(|(before, after)| !before.ends_with(is_word) && !before.ends_with(':') && !after.starts_with(is_word))
}

/// The text before and after each occurrence in a line.
fn found<'a>(line: &'a str, what: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let places: Vec<_> = line.match_indices(what).map(|(at, _)| at).collect();
    let length = what.len();
    places.into_iter().filter_map(move |at| Some((line.get(..at)?, line.get(at + length..)?)))
}
