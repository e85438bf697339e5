//! Tests of the dependencies: licences, sources and duplicate versions, by the rules of `deny.toml`, cargo-deny's
//! file. cargo-deny checks them too where it is installed; set-up does not install it, because building it takes
//! longer than everything else that set-up installs. Known vulnerabilities need the network: `cargo deny check
//! advisories`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use crate::{paths, process};

/// The rules of `deny.toml` that are checked here.
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
    /// `None` for packages of this repository.
    source: Option<String>,
}

fn findings(rules: &Rules, packages: &[Package]) -> Vec<String> {
    let mut found = Vec::new();
    let allowed: Vec<_> = rules.licenses.allow.iter().map(|licence| Licensee::parse(licence).unwrap()).collect();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for Package { name, version, license, source } in packages {
        versions.entry(name).or_default().insert(version);
        match license {
            None => found.push(format!("{name} {version} names no licence")),
            Some(licence) if !is_met(licence, &allowed) => {
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
            found.push(format!("{} is no longer duplicated: remove it from deny.toml", skip.name));
        }
    }
    found
}

/// Whether a licence expression can be satisfied with these licences. `false` if it cannot be read.
fn is_met(expression: &str, allowed: &[Licensee]) -> bool {
    // Older crates write `MIT/Apache-2.0`, and `GPL-2.0` for today's `GPL-2.0-only`.
    let mode = ParseMode { allow_slash_as_or_operator: true, allow_deprecated: true, ..ParseMode::STRICT };
    Expression::parse_mode(expression, mode).is_ok_and(|expression| {
        expression.evaluate(|required| allowed.iter().any(|licence| licence.satisfies(required)))
    })
}

#[test]
fn every_dependency_is_as_deny_toml_wants_it() {
    let rules: Rules = toml::from_str(&fs::read_to_string(paths::root().join("deny.toml")).unwrap()).unwrap();
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--format-version", "1", "--locked"]).current_dir(paths::root());
    let metadata: Metadata = serde_json::from_str(&process::output(&mut cargo).unwrap()).unwrap();
    let found = findings(&rules, &metadata.packages);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn cargo_deny_agrees_where_it_is_installed() {
    let Some(program) = paths::on_path("cargo-deny") else { return };
    let mut deny = Command::new(program);
    deny.args(["--locked", "check", "licenses", "bans", "sources"]).current_dir(paths::root());
    let output = deny.output().unwrap();
    assert!(output.status.success(), "\n{}", String::from_utf8_lossy(&output.stderr));
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
fn every_violation_of_the_rules_is_named() {
    let packages = [
        package("own", "0.1.0", Some("MIT"), None),
        package("fine", "1.0.0", Some("MIT OR GPL-3.0-only"), Some(HOME)),
        package("closed", "1.0.0", Some("GPL-3.0-only"), Some(HOME)),
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
fn an_unused_rule_is_reported() {
    let found = findings(&rules(), &[package("twice", "2.0.0", Some("MIT"), Some(HOME))]);
    assert_eq!(found, ["twice is no longer duplicated: remove it from deny.toml"]);
}

fn met(expression: &str) -> bool {
    is_met(expression, &["MIT", "Apache-2.0", "Unicode-3.0"].map(|licence| Licensee::parse(licence).unwrap()))
}

#[test]
fn one_of_several_licences_is_enough_and_all_of_several_are_needed() {
    for expression in [
        "MIT",
        "GPL-3.0-only OR MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 / MIT",
        "GPL-2.0 OR MIT",
        "(MIT OR GPL-2.0-only) AND Unicode-3.0",
        "GPL-3.0-only AND Zlib OR MIT",
    ] {
        assert!(met(expression), "{expression}");
    }
    for expression in [
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR Zlib) AND GPL-3.0-only",
        "Apache-2.0 WITH LLVM-exception",
        "GPL-2.0",
    ] {
        assert!(!met(expression), "{expression}");
    }
}

#[test]
fn a_licence_that_cannot_be_read_is_not_met() {
    for expression in
        ["", "MIT OR", "(MIT", "MIT)", "MIT MIT", "OR", "WITH", "MIT WITH", "MIT OR Unheard-Of", "apache2"]
    {
        assert!(!met(expression), "{expression}");
    }
}
