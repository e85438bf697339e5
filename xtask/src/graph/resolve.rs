//! Resolves a path to its definition. Re-exports are followed: the re-exporting file is not what is used.

use super::source::{Crate, Module, ModulePath};

/// All crates, so that a path can lead from one into another.
pub(super) struct Workspace {
    pub(super) crates: Vec<Crate>,
}

/// A module of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) of: usize,
    pub(super) module: ModulePath,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// Something defined in this module.
    Item(Place),
    /// The module itself.
    Module(Place),
    /// An item of another project, or unknown: a local name, for example.
    Elsewhere(Vec<String>),
}

/// The most re-exports that are followed.
const DEPTH: u32 = 16;

impl Workspace {
    pub(super) fn module(&self, place: &Place) -> Option<&Module> {
        self.crates.get(place.of)?.modules.get(&place.module)
    }

    /// The meaning of a path in this module.
    pub(super) fn resolve(&self, from: &Place, path: &[String]) -> Found {
        self.follow(from, path, DEPTH)
    }

    fn follow(&self, from: &Place, path: &[String], depth: u32) -> Found {
        let elsewhere = || Found::Elsewhere(path.to_vec());
        let Some((first, rest)) = path.split_first() else { return elsewhere() };
        let start = match first.as_str() {
            "crate" => Place { of: from.of, module: Vec::new() },
            "self" => from.clone(),
            "super" => {
                let mut place = from.clone();
                let mut rest = rest;
                place.module.pop();
                while let Some(("super", further)) = rest.split_first().map(|(name, further)| (name.as_str(), further))
                {
                    place.module.pop();
                    rest = further;
                }
                return self.walk(&place, rest, depth).unwrap_or_else(elsewhere);
            }
            _ => {
                if let Some(found) = self.walk(from, path, depth) {
                    return found;
                }
                match self.crates.iter().position(|other| other.lib_name.as_ref() == Some(first)) {
                    Some(of) => Place { of, module: Vec::new() },
                    None => return elsewhere(),
                }
            }
        };
        self.walk(&start, rest, depth).unwrap_or_else(elsewhere)
    }

    /// The rest of a path, from a module on.
    fn walk(&self, at: &Place, path: &[String], depth: u32) -> Option<Found> {
        let depth = depth.checked_sub(1)?;
        let module = self.module(at)?;
        let Some((name, rest)) = path.split_first() else { return Some(Found::Module(at.clone())) };
        let mut child = at.clone();
        child.module.push(name.clone());
        let is_module = self.module(&child).is_some();
        if is_module && !rest.is_empty() {
            return self.walk(&child, rest, depth);
        }
        if module.items.contains(name) {
            return Some(Found::Item(at.clone()));
        }
        for import in &module.imports {
            // `use serde_json;` names the crate and not itself.
            if import.name.as_ref() == Some(name) && import.path != [name.clone()] {
                let path: Vec<_> = import.path.iter().chain(rest).cloned().collect();
                return Some(self.follow(at, &path, depth));
            }
        }
        if is_module {
            return Some(Found::Module(child));
        }
        module.imports.iter().filter(|import| import.name.is_none()).find_map(|glob| {
            match self.follow(at, &glob.path, depth) {
                Found::Module(place) if place != *at => self.walk(&place, path, depth),
                _ => None,
            }
        })
    }
}
