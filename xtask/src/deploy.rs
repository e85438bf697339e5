//! `cargo xtask deploy-config`: writes what a web server needs to serve the panel safely, from the `config.json` that
//! the panel will be served with. The content comes from `crates/deploy`; this file reads and writes files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use deskpane_deploy::{Base, Root, Server, Site, is_hashed};
use deskpane_desk::config::{self, Config, Finding};
use deskpane_desk::origin::OriginPattern;
use deskpane_desktops::SECTIONS;

use crate::paths;

#[derive(Args)]
pub(crate) struct Options {
    /// The folder that `cargo xtask build` made [default: dist]
    #[arg(long, value_name = "FOLDER")]
    built: Option<PathBuf>,
    /// The configuration the panel will be served with [default: config.json in the built folder]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to write [default: target/deploy]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The path the panel is served under
    #[arg(long, default_value = "/", value_parser = Base::parse)]
    base: Base,
    /// The folder on the server that holds the panel's files
    #[arg(long, value_name = "FOLDER", default_value = "/var/www/deskpane", value_parser = Root::parse)]
    root: Root,
    /// A further origin that a desktop's frame may go to, such as a login page (may be repeated)
    #[arg(long = "frame", value_name = "ORIGIN", value_parser = parse_origin)]
    frames: Vec<OriginPattern>,
    /// What serves the files: nginx, caddy, or headers for a static host (may be repeated) [default: all of them]
    #[arg(long = "server", value_name = "SERVER", value_parser = Server::parse)]
    servers: Vec<Server>,
    /// For an nginx without its Brotli module: gzip only
    #[arg(long)]
    no_brotli: bool,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let built = options.built.clone().unwrap_or_else(|| paths::root().join("dist"));
    let file = options.config.clone().unwrap_or_else(|| built.join("config.json"));
    let (config, mut remarks) = read_config(&file)?;
    let policy = deskpane_deploy::headers(&config, &options.frames);
    remarks.extend(policy.remarks);
    let hashed = hashed_files(&built);
    let servers = if options.servers.is_empty() { &Server::ALL[..] } else { &options.servers };
    if hashed.is_empty() && servers.contains(&Server::Headers) {
        remarks.push(format!(
            "{} holds no build, so _headers does not let browsers keep the panel's files: run cargo xtask build first",
            built.display()
        ));
    }
    let site = Site {
        base: options.base.clone(),
        root: options.root.clone(),
        headers: policy.headers,
        brotli: !options.no_brotli,
        has_crm: config.crm.is_there(),
        hashed,
    };

    let out = options.out.clone().unwrap_or_else(|| paths::root().join("target/deploy"));
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    println!("From {}, for {} under {}:", file.display(), site.root, site.base);
    for file in servers.iter().flat_map(|server| server.files(&site)) {
        let path = out.join(file.name);
        fs::write(&path, file.text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("  {}  {}", path.display(), file.how);
    }
    for remark in remarks {
        println!("\nNote: {remark}");
    }
    Ok(())
}

/// Reads an origin given on the command line.
fn parse_origin(text: &str) -> Result<OriginPattern, String> {
    OriginPattern::parse(text).map_err(|error| error.remedy().to_owned())
}

/// Reads the configuration; returns it with its warnings. A configuration with errors is refused with all of them.
pub(crate) fn read_config(file: &Path) -> Result<(Config, Vec<String>)> {
    let text = fs::read_to_string(file).with_context(|| {
        format!("cannot read {}: run cargo xtask build first, or name the file with --config", file.display())
    })?;
    let report = config::parse(&text, &SECTIONS);
    match report.outcome {
        Ok(config) => Ok((config, report.warnings.iter().map(line).collect())),
        Err(findings) => {
            let lines: Vec<_> = findings.iter().map(|finding| format!("  {}", line(finding))).collect();
            bail!("{} has mistakes, so nothing was written:\n{}", file.display(), lines.join("\n"))
        }
    }
}

fn line(finding: &Finding) -> String {
    let Finding { key, wrong, remedy } = finding;
    format!("{}{}{wrong}: {remedy}", key, if key.is_empty() { "" } else { " " })
}

/// The names of the files with a hash of their content in the name, sorted.
fn hashed_files(built: &Path) -> Vec<String> {
    let entries = fs::read_dir(built).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| is_hashed(name));
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desktops::ALL;

    fn in_file(text: &str) -> Result<(Config, Vec<String>)> {
        let name = format!("deskpane-deploy-{}-{}.json", std::process::id(), text.len());
        let file = std::env::temp_dir().join(name);
        fs::write(&file, text).unwrap();
        let read = read_config(&file);
        let _ = fs::remove_file(&file);
        read
    }

    #[test]
    fn a_configuration_with_mistakes_is_refused_with_all_of_them() {
        let desktops = ALL.iter().map(|spec| format!(r#""{}": {{}}"#, spec.id)).collect::<Vec<_>>();
        let error = in_file(&format!("{{ {} }}", desktops.join(", "))).unwrap_err().to_string();
        for spec in ALL {
            assert!(error.contains(&format!("\n  {}.", spec.id)), "{error}");
        }
    }

    #[test]
    fn harmless_problems_are_warnings() {
        let (_, remarks) = in_file(r#"{"keepdays":1}"#).unwrap();
        assert!(remarks.iter().any(|remark| remark.contains("keepDays")), "{remarks:?}");
    }

    #[test]
    fn the_shipped_configuration_is_accepted() {
        read_config(&paths::root().join("public/config.json")).unwrap();
    }

    #[test]
    fn a_missing_file_says_what_to_do() {
        let error = read_config(Path::new("/nowhere/config.json")).unwrap_err().to_string();
        assert!(error.contains("--config"), "{error}");
    }
}
