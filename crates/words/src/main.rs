//! Writes the languages that the panel loads when they are asked for, each into a file of its own. The build calls it:
//! see the hook in `Trunk.toml`.

use deskpane_words::LANGUAGES;
use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).or_else(|| env::var_os("TRUNK_STAGING_DIR")) else {
        eprintln!("usage: deskpane-words <folder>");
        return ExitCode::FAILURE;
    };
    // English is in the panel itself.
    for language in LANGUAGES.iter().skip(1) {
        let file = Path::new(&folder).join(language.spoken().file_name());
        if let Err(error) = fs::write(&file, language.file()) {
            eprintln!("cannot write {}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
