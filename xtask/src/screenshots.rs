//! `cargo xtask screenshots`: takes the pictures of README and documentation from a fresh build.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::setup::{Browser, Tools};
use crate::{build, paths, process};

#[derive(Args)]
pub(crate) struct Options {
    /// Take pictures of the last release build, without building again
    #[arg(long)]
    no_build: bool,
    /// Only these pictures, by name in docs/pictures
    names: Vec<String>,
}

/// The folder of the pictures.
const PICTURES: &str = "docs/pictures";
/// Programs that reduce a picture's colours: ImageMagick, by its new name and its old.
const SMALLER: [&str; 2] = ["magick", "convert"];

pub(crate) fn run(options: &Options) -> Result<()> {
    let browser = Browser::Chromium;
    let program = browser.need()?;
    if !options.no_build {
        build::run()?;
    }
    let tools = Tools::for_end2end()?;
    let mut command = tools.command("node", &paths::root().join("end2end"));
    command.arg("screenshots.mjs").args(&options.names).env(browser.variable(), program);
    process::run("Taking pictures", &mut command)?;
    for entry in fs::read_dir(paths::root().join(PICTURES)).context("there are no pictures")? {
        let file = entry?.path();
        let taken = file.file_stem().is_some_and(|name| {
            options.names.is_empty() || options.names.iter().any(|wanted| name.to_str() == Some(wanted))
        });
        if taken && file.extension().is_some_and(|kind| kind == "png") {
            make_smaller(&file);
            println!("{} {} KB", file.display(), fs::metadata(&file)?.len().div_ceil(1024));
        }
    }
    Ok(())
}

/// A page has few colours. With ImageMagick, files shrink to a third; dithering would add noise, and size.
fn make_smaller(file: &Path) {
    for program in SMALLER {
        let smaller = file.with_extension("small.png");
        let mut command = Command::new(program);
        command.arg(file).args(["+dither", "-colors", "255"]).arg(format!("PNG8:{}", smaller.display()));
        if process::output(&mut command).is_some() {
            // The larger picture is as good.
            let _ = fs::rename(&smaller, file);
            return;
        }
    }
}
