//! The edges of the graph: which file uses an item of which other file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::resolve::{Found, Place, Workspace};
use super::source::{Crate, Module};

/// A use of one file by another, or of another project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: PathBuf,
    pub(super) line: usize,
    /// As written in the code.
    pub(super) path: String,
    pub(super) to: Target,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// The file, and whether it belongs to the same crate.
    File(PathBuf, bool),
    /// The full path of another project's item.
    Project(Vec<String>),
}

/// All edges. A module's declaration of its children does not count, nor does a re-export of their items: a user of the
/// module's name uses the child.
pub(super) fn edges(workspace: &Workspace) -> Vec<Edge> {
    let mut all = Vec::new();
    for (of, krate) in workspace.crates.iter().enumerate() {
        for (path, module) in &krate.modules {
            let place = Place { of, module: path.clone() };
            of_module(workspace, &place, module, &mut all);
        }
    }
    all
}

fn of_module(workspace: &Workspace, place: &Place, module: &Module, all: &mut Vec<Edge>) {
    let Some(Crate { projects, .. }) = workspace.crates.get(place.of) else { return };
    let mut add = |line, written: &[String], found: Found, is_glob: bool| {
        let to = match found {
            Found::Item(target) => target,
            // The name of a module alone is not a use; what is reached through it counts where it is reached.
            Found::Module(target) if is_glob => target,
            Found::Module(_) => return,
            Found::Elsewhere(path) => {
                // A single name may be local; a path through an import is a whole path.
                let is_project =
                    |name: &String| ["std", "core", "alloc"].contains(&name.as_str()) || projects.contains(name);
                if path.len() > 1 && path.first().is_some_and(is_project) {
                    let to = Target::Project(path);
                    all.push(Edge { from: module.file.clone(), line, path: written.join("::"), to });
                }
                return;
            }
        };
        let Some(file) = workspace.module(&to).map(|module| module.file.clone()) else { return };
        if file != module.file {
            let to = Target::File(file, to.of == place.of);
            all.push(Edge { from: module.file.clone(), line, path: written.join("::"), to });
        }
    };
    for import in &module.imports {
        let found = workspace.resolve(place, &import.path);
        let own = |target: &Place| target.of == place.of && target.module.starts_with(&place.module);
        let passes_on_own = import.passed_on && matches!(&found, Found::Item(to) | Found::Module(to) if own(to));
        if !passes_on_own {
            add(import.line, &import.path, found, import.name.is_none());
        }
    }
    for used in &module.uses {
        add(used.line, &used.path, workspace.resolve(place, &used.path), false);
    }
}

/// For each file of a crate, the files of the same crate that it uses, with one use of each.
pub(super) fn within_crates(edges: &[Edge]) -> BTreeMap<PathBuf, BTreeMap<PathBuf, &Edge>> {
    let mut graph: BTreeMap<PathBuf, BTreeMap<PathBuf, &Edge>> = BTreeMap::new();
    for edge in edges {
        if let Target::File(to, true) = &edge.to {
            graph.entry(edge.from.clone()).or_default().entry(to.clone()).or_insert(edge);
        }
    }
    graph
}
