//! Paths: the repository, the cache of tools, programs on the search path.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository's root, wherever the command was started.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The folder of installed tools. It is outside the repository, so that `git clean` and second clones do not lose it.
pub(crate) fn cache() -> PathBuf {
    cache_from(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
}

fn cache_from(variable: impl Fn(&str) -> Option<PathBuf>) -> PathBuf {
    if let Some(chosen) = variable("DESKPANE_CACHE") {
        return chosen;
    }
    let caches = variable("XDG_CACHE_HOME").or_else(|| {
        let home = variable("HOME").or_else(|| variable("USERPROFILE"))?;
        Some(home.join(".cache"))
    });
    caches.unwrap_or_else(env::temp_dir).join("deskpane")
}

/// The same folder, created if it did not exist.
pub(crate) fn cache_made() -> Result<PathBuf> {
    let folder = cache();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// A program on the search path, as the shell would find it.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    find_in(env::split_paths(&path), program.as_ref())
}

fn find_in(folders: impl Iterator<Item = PathBuf>, program: &OsStr) -> Option<PathBuf> {
    folders.map(|folder| folder.join(program).with_extension(env::consts::EXE_EXTENSION)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache_with(variables: &[(&str, &str)]) -> PathBuf {
        cache_from(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| PathBuf::from(value)))
    }

    #[test]
    fn the_cache_follows_its_own_variable_then_xdg_then_home() {
        let all = [("DESKPANE_CACHE", "/tools"), ("XDG_CACHE_HOME", "/xdg"), ("HOME", "/home/ada")];
        assert_eq!(cache_with(&all), Path::new("/tools"));
        assert_eq!(cache_with(&all[1..]), Path::new("/xdg/deskpane"));
        assert_eq!(cache_with(&all[2..]), Path::new("/home/ada/.cache/deskpane"));
    }

    #[test]
    fn without_a_home_the_cache_is_a_temporary_folder() {
        assert_eq!(cache_with(&[]), env::temp_dir().join("deskpane"));
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.lock").is_file());
    }
}
