//! Writes the languages that the panel loads on request, each into a file of its own. The build calls it: see the hook
//! in `Trunk.toml`.

use deskpane_words::{LANGUAGES, inspect, setup};
use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).or_else(|| env::var_os("TRUNK_STAGING_DIR")) else {
        eprintln!("usage: deskpane-words <folder>");
        return ExitCode::FAILURE;
    };
    // English is part of the programs.
    let panel = LANGUAGES.iter().skip(1).map(|language| (language.spoken().file_name(), language.file()));
    for (name, text) in panel.chain(inspect::files()).chain(setup::files()) {
        let file = Path::new(&folder).join(name);
        if let Err(error) = fs::write(&file, text) {
            eprintln!("cannot write {}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
