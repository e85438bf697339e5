//! Tests of the import graph, read from the syntax of all crates: layers depend one way (`layers.rs`), and files do
//! not use each other in cycles.

mod collect;
mod cycles;
mod edges;
mod layers;
mod resolve;
mod source;
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use self::edges::Edge;
use self::layers::Layers;
use self::resolve::Workspace;
use self::source::{Crate, Files, Remark, Remarkable};
use crate::paths;

/// Folders that are not searched: others' code.
const NOT_OURS: [&str; 3] = ["target", "node_modules", "dist"];

/// Every crate of the repository, each library and each program.
fn workspace() -> Result<Workspace, String> {
    let root = paths::root();
    let mut files = Files::new();
    read(&root, Path::new(""), &mut files);
    let mut crates = Vec::new();
    for manifest in manifests(&root, Path::new("")) {
        let folder = manifest.parent().unwrap_or(Path::new(""));
        let text =
            fs::read_to_string(root.join(&manifest)).map_err(|error| format!("{}: {error}", manifest.display()))?;
        let parsed: toml::Table = text.parse().map_err(|error| format!("{}: {error}", manifest.display()))?;
        let Some(name) = parsed.get("package").and_then(|package| package.get("name")?.as_str()) else { continue };
        let library = folder.join("src/lib.rs");
        let bins = folder.join("src/bin");
        let programs = files.keys().filter(|file| {
            file.parent() == Some(&bins) || [folder.join("src/main.rs"), folder.join("build.rs")].contains(file)
        });
        for root in programs.chain(files.keys().filter(|file| **file == library)) {
            let name = (*root == library).then(|| name.replace('-', "_"));
            crates.push(Crate::read(&files, name, projects(&parsed), root)?);
        }
    }
    Ok(Workspace { crates })
}

/// The projects that a manifest permits its code to name.
fn projects(manifest: &toml::Table) -> BTreeSet<String> {
    let tables = ["dependencies", "build-dependencies"].into_iter().filter_map(|key| manifest.get(key)?.as_table());
    tables.flat_map(toml::Table::keys).map(|name| name.replace('-', "_")).collect()
}

fn read(root: &Path, folder: &Path, files: &mut Files) {
    for (path, is_folder) in entries(root, folder) {
        if is_folder {
            read(root, &path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs")
            && let Ok(text) = fs::read_to_string(root.join(&path))
        {
            files.insert(path, text);
        }
    }
}

fn manifests(root: &Path, folder: &Path) -> Vec<PathBuf> {
    entries(root, folder)
        .flat_map(|(path, is_folder)| {
            if is_folder {
                manifests(root, &path)
            } else if path.ends_with("Cargo.toml") {
                vec![path]
            } else {
                Vec::new()
            }
        })
        .collect()
}

/// The entries of a folder, and which of them are folders.
fn entries(root: &Path, folder: &Path) -> impl Iterator<Item = (PathBuf, bool)> {
    let folder = folder.to_owned();
    fs::read_dir(root.join(&folder)).into_iter().flatten().flatten().filter_map(move |entry| {
        let name = entry.file_name().to_str()?.to_owned();
        let ours = !NOT_OURS.contains(&name.as_str()) && !name.starts_with('.');
        ours.then(|| (folder.join(name), entry.path().is_dir()))
    })
}

/// The desktops: each is a folder.
fn desktops() -> Vec<String> {
    let (root, folder) = (paths::root(), Path::new("crates/desktops/src"));
    let folders = entries(&root, folder).filter(|(_, is_folder)| *is_folder);
    folders.filter_map(|(path, _)| Some(path.file_name()?.to_str()?.to_owned())).collect()
}

/// The graph is read once for all tests.
static GRAPH: LazyLock<(Vec<Edge>, Vec<Crate>)> = LazyLock::new(|| {
    let workspace = workspace().unwrap();
    (edges::edges(&workspace), workspace.crates)
});

#[test]
fn no_files_use_each_other_in_a_circle() {
    let (edges, _) = &*GRAPH;
    let graph = edges::within_crates(edges);
    let groups = cycles::groups(&graph);
    let told: Vec<_> = groups.iter().map(|group| cycles::told(&graph, group)).collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

#[test]
fn every_layer_uses_only_what_it_may() {
    let (edges, _) = &*GRAPH;
    let layers = Layers::of(&desktops());
    let wrong: BTreeSet<_> = edges.iter().filter_map(|edge| layers.wrong(edge)).collect();
    assert!(wrong.is_empty(), "\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn pure_code_shares_no_state_and_only_the_link_posts_to_one_exact_origin() {
    let (_, crates) = &*GRAPH;
    let layers = Layers::of(&desktops());
    let modules = crates.iter().flat_map(|krate| krate.modules.values());
    let remarks = modules.flat_map(|module| module.remarks.iter().map(|remark| (module.file.as_path(), *remark)));
    let wrong: Vec<_> = remarks
        .filter_map(|(file, Remark { what, line })| {
            let why = match what {
                Remarkable::SharedState if layers.is_pure(file) => "is pure and has state that all share",
                Remarkable::Post if file.starts_with("src") && !file.starts_with("src/link") => {
                    "posts; the link does that"
                }
                Remarkable::Star if file.starts_with("src") => "has `*`: a target origin is always exact",
                _ => return None,
            };
            Some(format!("{}:{line} {why}", file.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
