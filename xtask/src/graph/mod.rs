//! The import graph: which file uses something of which other, read from the syntax of all crates.

mod collect;
mod cycles;
mod edges;
mod resolve;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use self::resolve::Workspace;
use self::source::{Crate, Files};
use crate::paths;

/// The files a folder of this name below the root is not searched for: others' code.
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
            crates.push(Crate::read(&files, name, root)?);
        }
    }
    Ok(Workspace { crates })
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

/// What is in a folder, and which of it is a folder.
fn entries(root: &Path, folder: &Path) -> impl Iterator<Item = (PathBuf, bool)> {
    let folder = folder.to_owned();
    fs::read_dir(root.join(&folder)).into_iter().flatten().flatten().filter_map(move |entry| {
        let name = entry.file_name().to_str()?.to_owned();
        let ours = !NOT_OURS.contains(&name.as_str()) && !name.starts_with('.');
        ours.then(|| (folder.join(name), entry.path().is_dir()))
    })
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let workspace = workspace().unwrap();
    let edges = edges::edges(&workspace);
    let graph = edges::within_crates(&edges);
    let groups = cycles::groups(&graph);
    let told: Vec<_> = groups.iter().map(|group| cycles::told(&graph, group)).collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}
