//! Reads the languages, checks them, and writes them as Rust. An error in a text fails the build, with file, line and
//! name.

#[path = "build/check.rs"]
mod check;
#[path = "build/generate.rs"]
mod generate;
#[path = "build/read.rs"]
mod read;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

/// The pages with words of their own, each in a folder of this name in `texts`.
const SETS: [&str; 2] = ["inspect", "setup"];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let home = env::var("CARGO_MANIFEST_DIR")?;
    let home = Path::new(&home);
    println!("cargo::rerun-if-changed=languages.json");
    println!("cargo::rerun-if-changed=texts");

    let sets = SETS.map(|set| (home.join("texts").join(set), Some(set)));
    let mut outcome = ExitCode::SUCCESS;
    for (folder, set) in [(home.join("texts"), None)].into_iter().chain(sets) {
        let made = read::languages(home, &folder).and_then(|languages| {
            let problems = check::problems(&languages);
            let code = || set.map_or_else(|| generate::rust(&languages), |set| generate::set(set, &languages));
            if problems.is_empty() { Ok(code()) } else { Err(problems) }
        });
        match made {
            Ok(code) => {
                let name = format!("{}.rs", set.unwrap_or("languages"));
                fs::write(Path::new(&env::var("OUT_DIR")?).join(name), code)?;
            }
            Err(problems) => {
                for problem in problems {
                    println!("cargo::error={problem}");
                }
                outcome = ExitCode::FAILURE;
            }
        }
    }
    Ok(outcome)
}
