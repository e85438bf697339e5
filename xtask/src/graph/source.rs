//! The modules of a crate, read from its files: what each defines, imports and uses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::collect::{Child, collect};

/// Text of files by their path in the repository.
pub(super) type Files = BTreeMap<PathBuf, String>;
/// Names from the crate's root down.
pub(super) type ModulePath = Vec<String>;

/// One library or program.
pub(super) struct Crate {
    /// Its name for other crates; nothing for a program.
    pub(super) lib_name: Option<String>,
    /// The other projects it may name, as the code writes them.
    pub(super) projects: BTreeSet<String>,
    pub(super) modules: BTreeMap<ModulePath, Module>,
}

/// One module. Modules written inside a file have that file.
#[derive(Default)]
pub(super) struct Module {
    pub(super) file: PathBuf,
    pub(super) items: BTreeSet<String>,
    pub(super) imports: Vec<Import>,
    pub(super) uses: Vec<Use>,
    pub(super) remarks: Vec<Remark>,
}

/// One name of a `use`.
pub(super) struct Import {
    /// Its local name; nothing for `*`.
    pub(super) name: Option<String>,
    pub(super) path: Vec<String>,
    /// It is re-exported.
    pub(super) passed_on: bool,
    pub(super) line: usize,
}

/// A subject of a rule that is not a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Remark {
    pub(super) what: Remarkable,
    pub(super) line: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remarkable {
    /// Global state: `static mut`, `thread_local!`.
    SharedState,
    /// A call of a method that posts a message to a window or a port.
    Post,
    /// The text `*`, which means any origin when used as a target.
    Star,
}

/// A path in the code.
pub(super) struct Use {
    pub(super) path: Vec<String>,
    pub(super) line: usize,
}

impl Crate {
    /// Reads a crate, beginning with its root file.
    pub(super) fn read(
        files: &Files,
        lib_name: Option<String>,
        projects: BTreeSet<String>,
        root: &Path,
    ) -> Result<Self, String> {
        let mut read = Self { lib_name, projects, modules: BTreeMap::new() };
        let folder = root.parent().unwrap_or(Path::new("")).to_owned();
        read.file(files, Vec::new(), root, &folder)?;
        Ok(read)
    }

    /// Reads the file of a module, whose own modules are in `folder`.
    fn file(&mut self, files: &Files, path: ModulePath, file: &Path, folder: &Path) -> Result<(), String> {
        let text = files.get(file).ok_or_else(|| format!("{} is missing", file.display()))?;
        let parsed = syn::parse_file(text).map_err(|error| format!("{}: {error}", file.display()))?;
        self.items(files, path, file, folder, &parsed.items)
    }

    fn items(
        &mut self,
        files: &Files,
        path: ModulePath,
        file: &Path,
        folder: &Path,
        items: &[syn::Item],
    ) -> Result<(), String> {
        let (mut module, children) = collect(items);
        file.clone_into(&mut module.file);
        self.modules.insert(path.clone(), module);
        for Child { name, inside, at } in children {
            let mut path = path.clone();
            path.push(name.clone());
            let folder = folder.join(&name);
            if let Some(items) = inside {
                self.items(files, path, file, &folder, items)?;
                continue;
            }
            let named = at.map(|at| file.parent().unwrap_or(Path::new("")).join(at));
            let places = named.into_iter().chain([folder.with_extension("rs"), folder.join("mod.rs")]);
            let found = places.into_iter().find(|place| files.contains_key(place));
            let found = found.ok_or_else(|| format!("{}: no file for module `{name}`", file.display()))?;
            self.file(files, path, &found, &folder)?;
        }
        Ok(())
    }
}
