//! Deskpane's commands: `cargo xtask serve | build | check | test | bench | deploy-config | doctor | fuzz | recording | screenshots`.
//!
//! Each command installs what it needs the first time ([`setup`]) and then calls the tools: Trunk for the two web
//! apps, cargo for everything native, Node for the end-to-end tests. Start reading at the command you are looking
//! for.

mod bench;
mod budget;
mod build;
mod check;
#[cfg(test)]
mod contrast;
#[cfg(test)]
mod dependencies;
mod deploy;
mod desktops;
mod doctor;
mod fuzz;
#[cfg(test)]
mod graph;
mod integrity;
mod kit;
#[cfg(test)]
mod links;
mod long_recording;
mod minify;
#[cfg(test)]
mod names;
mod pages;
mod paths;
mod play;
mod ports;
mod process;
mod recording;
mod screenshots;
mod serve;
mod served;
mod setup;
mod size;
mod steps;
#[cfg(test)]
mod styles;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Deskpane's commands. Each installs the tools it needs the first time.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the panel and the simulated desktops; rebuild and reload when a file changes
    Serve(serve::Options),
    /// Build both apps for release, and print the size of each page's first load
    Build,
    /// Check format, lints, native tests and documentation: the fast inner loop
    Check,
    /// Run all tests: check, build, and end-to-end in Chromium, Firefox and WebKit
    Test(test::Options),
    /// Benchmark the release panel beside its rivals in Chromium, and the protocol without a browser
    Bench(bench::Options),
    /// Write web server configuration with a strict security policy, from config.json
    DeployConfig(deploy::Options),
    /// Report what is wrong with how a deployed panel is served
    Doctor(doctor::Options),
    /// Fuzz the code that reads other people's text
    Fuzz(fuzz::Options),
    /// Replay recordings, and keep them as tests
    #[command(subcommand)]
    Recording(recording::Command),
    /// Build, and take the pictures of README and documentation
    Screenshots(screenshots::Options),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Build => build::run(),
        Command::Check => check::run(),
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::DeployConfig(options) => deploy::run(&options),
        Command::Doctor(options) => return doctor::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Recording(command) => recording::run(&command),
        Command::Screenshots(options) => screenshots::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
