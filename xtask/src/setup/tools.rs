//! The tools of one command, and how to run them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The tools of one command: folders to put in front of the search path.
#[derive(Default)]
pub(crate) struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    pub(super) fn add(&mut self, folders: impl IntoIterator<Item = PathBuf>) {
        self.folders.extend(folders);
    }

    /// A command that finds these tools first, started in `folder`.
    pub(crate) fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| program.into()));
        command.current_dir(folder);
        let rest = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&rest));
        // The only failure is a folder with the separator in its name: then the search path stays as it was.
        if let Ok(path) = env::join_paths(folders) {
            command.env("PATH", path);
        }
        command
    }

    /// `trunk`, with an environment it accepts.
    pub(crate) fn trunk(&self, folder: &Path) -> Command {
        let mut command = self.command("trunk", folder);
        // Trunk 0.21.14 refuses the usual NO_COLOR=1, and would otherwise ask the network for a newer Trunk.
        command.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
        // The compiler's error is enough, without Trunk's own stack trace.
        command.env_remove("RUST_BACKTRACE");
        command
    }

    fn find(&self, program: &str) -> Option<PathBuf> {
        self.folders.iter().map(|folder| folder.join(program)).find(|file| file.is_file())
    }
}
