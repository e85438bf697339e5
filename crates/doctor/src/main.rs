//! `deskpane-doctor URL`: checks how a deployed panel is served. Exit code 0: no findings; 1: findings; 2: the panel could not
//! be checked.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use deskpane_doctor::{Report, Trust, findings, observe};
use url::Url;

#[derive(Parser)]
#[command(
    name = "deskpane-doctor",
    version,
    about = "Checks how a deployed Deskpane is served, from outside",
    after_help = "Exit code 0: no findings; 1: findings; 2: the panel could not be checked."
)]
struct Options {
    /// The panel's address, such as https://desk.acme.com/tools/deskpane/
    #[arg(value_parser = address)]
    url: Url,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    /// Trust the root certificates in this PEM file instead of the public ones
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
}

fn address(text: &str) -> Result<Url, String> {
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let is_web = |url: &Url| ["http", "https"].contains(&url.scheme()) && url.has_host();
    Url::parse(&with_scheme)
        .ok()
        .filter(is_web)
        .ok_or_else(|| "write the address of the panel, like https://desk.acme.com/tools/deskpane/".to_owned())
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether there were no findings.
fn run(options: &Options) -> Result<bool, String> {
    let trust = match &options.ca {
        Some(file) => {
            Trust::Own(fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?)
        }
        None => Trust::Public,
    };
    let observed = observe(&options.url, &trust)?;
    let found = findings(&observed);
    let report = Report::new(options.url.as_str(), &found);
    if options.json {
        let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
        println!("{text}");
    } else {
        print!("{}", report.table());
    }
    Ok(found.is_empty())
}
