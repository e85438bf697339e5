//! Finds files that use each other in a cycle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::edges::Edge;

pub(super) type Graph<'a> = BTreeMap<PathBuf, BTreeMap<PathBuf, &'a Edge>>;

/// Groups of files in which each reaches every other.
pub(super) fn groups(graph: &Graph<'_>) -> Vec<BTreeSet<PathBuf>> {
    let mut found: Vec<BTreeSet<PathBuf>> = Vec::new();
    for file in graph.keys() {
        if found.iter().any(|group| group.contains(file)) {
            continue;
        }
        let group: BTreeSet<_> =
            reached(graph, file).into_iter().filter(|other| reached(graph, other).contains(file)).collect();
        if !group.is_empty() {
            found.push(group);
        }
    }
    found
}

/// What a file uses, directly or indirectly.
fn reached(graph: &Graph<'_>, from: &Path) -> BTreeSet<PathBuf> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(file) = open.pop() {
        for next in graph.get(&file).into_iter().flat_map(BTreeMap::keys) {
            if seen.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    seen
}

/// A group as text: the shortest cycle through each of its files, each once.
pub(super) fn told(graph: &Graph<'_>, group: &BTreeSet<PathBuf>) -> String {
    let mut text = format!("{} files use each other:\n", group.len());
    let mut told = BTreeSet::new();
    for file in group {
        let circle = shortest(graph, file);
        let files: BTreeSet<_> = circle.iter().map(|edge| edge.from.clone()).collect();
        if !told.insert(files) {
            continue;
        }
        for (at, edge) in circle.iter().enumerate() {
            let mark = if at == 0 { "  circle: " } else { "          " };
            let _ = writeln!(text, "{mark}{}:{} uses {}", edge.from.display(), edge.line, edge.path);
        }
    }
    text
}

/// The shortest way from a file back to itself.
fn shortest<'a>(graph: &Graph<'a>, start: &Path) -> Vec<&'a Edge> {
    let mut came_by: BTreeMap<PathBuf, &'a Edge> = BTreeMap::new();
    let mut open = VecDeque::from([start.to_owned()]);
    while let Some(file) = open.pop_front() {
        for (next, edge) in graph.get(&file).into_iter().flatten() {
            if came_by.contains_key(next) {
                continue;
            }
            came_by.insert(next.clone(), edge);
            if next == start {
                return way_back(&came_by, start);
            }
            open.push_back(next.clone());
        }
    }
    Vec::new()
}

fn way_back<'a>(came_by: &BTreeMap<PathBuf, &'a Edge>, start: &Path) -> Vec<&'a Edge> {
    let mut way = Vec::new();
    let mut file = start;
    while let Some(edge) = came_by.get(file) {
        way.push(*edge);
        file = &edge.from;
        if file == start {
            break;
        }
    }
    way.reverse();
    way
}
