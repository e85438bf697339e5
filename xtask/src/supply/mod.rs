//! Tests over what the project is built from: licences, sources and duplicate versions of all dependencies, by the rules
//! of `deny.toml`. It is cargo-deny's file, and cargo-deny understands it; to have that program here would take longer to
//! build than everything else that set-up brings. Known vulnerabilities need the network: `cargo deny check advisories`.

mod spdx;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde::Deserialize;

use crate::{place, process};

/// The part of `deny.toml` that is followed here.
#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    #[serde(default)]
    skip: Vec<Skip>,
    #[serde(default)]
    deny: Vec<Skip>,
}

#[derive(Deserialize)]
struct Skip {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// `None` for what is in this repository.
    source: Option<String>,
}

fn findings(rules: &Rules, packages: &[Package]) -> Vec<String> {
    let mut found = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for Package { name, version, license, source } in packages {
        versions.entry(name).or_default().insert(version);
        match license {
            None => found.push(format!("{name} {version} names no licence")),
            Some(licence) if !spdx::is_met(licence, &rules.licenses.allow) => {
                found.push(format!("{name} {version} has the licence {licence}, which is not among the allowed ones"));
            }
            Some(_) => {}
        }
        let is_known = |source: &str| {
            rules.sources.allow_registry.iter().any(|registry| source.strip_prefix("registry+") == Some(registry))
        };
        if let Some(source) = source.as_deref().filter(|source| !is_known(source)) {
            found.push(format!("{name} {version} comes from {source}"));
        }
        if let Some(ban) = rules.bans.deny.iter().find(|ban| ban.name == *name) {
            found.push(format!("{name} is not wanted: {}", ban.reason));
        }
    }
    let is_skipped = |name: &str| rules.bans.skip.iter().any(|skip| skip.name == name && !skip.reason.is_empty());
    for (name, versions) in &versions {
        if versions.len() > 1 && !is_skipped(name) {
            let list: Vec<_> = versions.iter().copied().collect();
            found.push(format!(
                "{name} is there in several versions: {} (cargo tree -i shows for whom)",
                list.join(", ")
            ));
        }
    }
    for skip in &rules.bans.skip {
        if versions.get(skip.name.as_str()).is_none_or(|versions| versions.len() < 2) {
            found.push(format!("{} is no longer there twice: take it out of deny.toml", skip.name));
        }
    }
    found
}

#[test]
fn every_dependency_is_as_deny_toml_wants_it() {
    let rules: Rules = toml::from_str(&fs::read_to_string(place::root().join("deny.toml")).unwrap()).unwrap();
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--format-version", "1", "--locked"]).current_dir(place::root());
    let metadata: Metadata = serde_json::from_str(&process::output(&mut cargo).unwrap()).unwrap();
    let found = findings(&rules, &metadata.packages);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

const HOME: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn package(name: &str, version: &str, license: Option<&str>, source: Option<&str>) -> Package {
    let own = |text: Option<&str>| text.map(str::to_owned);
    Package { name: name.into(), version: version.into(), license: own(license), source: own(source) }
}

fn rules() -> Rules {
    toml::from_str(
        r#"
        [licenses]
        allow = ["MIT"]
        [bans]
        skip = [{ crate = "twice", reason = "on its way out" }]
        deny = [{ crate = "unwanted", reason = "use the browser's" }]
        [sources]
        allow-registry = ["https://github.com/rust-lang/crates.io-index"]
        "#,
    )
    .unwrap()
}

#[test]
fn whatever_is_against_the_rules_is_named() {
    let packages = [
        package("own", "0.1.0", Some("MIT"), None),
        package("fine", "1.0.0", Some("MIT OR X"), Some(HOME)),
        package("closed", "1.0.0", Some("X"), Some(HOME)),
        package("silent", "1.0.0", None, Some(HOME)),
        package("elsewhere", "1.0.0", Some("MIT"), Some("git+https://evil.example/x#1")),
        package("unwanted", "1.0.0", Some("MIT"), Some(HOME)),
        package("double", "1.0.0", Some("MIT"), Some(HOME)),
        package("double", "2.0.0", Some("MIT"), Some(HOME)),
        package("twice", "1.0.0", Some("MIT"), Some(HOME)),
        package("twice", "2.0.0", Some("MIT"), Some(HOME)),
    ];
    let found = findings(&rules(), &packages);
    let about: Vec<_> = found.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(about, ["closed", "silent", "elsewhere", "unwanted", "double"], "{found:?}");
}

#[test]
fn a_rule_that_is_not_needed_any_more_is_named() {
    let found = findings(&rules(), &[package("twice", "2.0.0", Some("MIT"), Some(HOME))]);
    assert_eq!(found, ["twice is no longer there twice: take it out of deny.toml"]);
}
