//! Reads the languages, checks them, and makes Rust of them. What is wrong with a text ends the build, with file, line
//! and name.

#[path = "build/check.rs"]
mod check;
#[path = "build/generate.rs"]
mod generate;
#[path = "build/read.rs"]
mod read;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let home = env::var("CARGO_MANIFEST_DIR")?;
    let home = Path::new(&home);
    println!("cargo::rerun-if-changed=languages.json");
    println!("cargo::rerun-if-changed=texts");

    let made = read::languages(home).and_then(|languages| {
        let problems = check::problems(&languages);
        if problems.is_empty() { Ok(generate::rust(&languages)) } else { Err(problems) }
    });
    match made {
        Ok(code) => {
            fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), code)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            Ok(ExitCode::FAILURE)
        }
    }
}
