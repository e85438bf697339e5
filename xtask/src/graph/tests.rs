//! The graph of a small workspace, written here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::cycles;
use super::edges::{Edge, Target, edges, within_crates};
use super::layers::Layers;
use super::resolve::Workspace;
use super::source::{Crate, Files};

/// A library `wheels` and a program that uses it.
const SMALL: [(&str, &str); 7] = [
    (
        "wheels/src/lib.rs",
        "pub mod parts; mod facade { pub use crate::parts::Wheel; pub use crate::parts::inner; } pub use facade::*;",
    ),
    ("wheels/src/parts.rs", "pub mod inner; pub struct Wheel; pub fn hub() -> inner::Hub { inner::Hub }"),
    ("wheels/src/parts/inner.rs", "#[cfg(test)] use super::Wheel; pub struct Hub;"),
    (
        "app/src/main.rs",
        "mod deep; mod other; use std::time as clock; fn main() { deep::go(); clock::Instant::now(); }",
    ),
    ("app/src/deep/mod.rs", "pub fn go() { println!(\"{:?}\", (own.wheels::Wheel, super::other::told())); }"),
    ("app/src/other.rs", "use wheels::{inner::{self as alias}, Wheel as W}; pub fn told() -> alias::Hub { W::new() }"),
    ("app/src/unused.rs", "not Rust"),
];

fn small(changed: &[(&str, &str)]) -> Vec<String> {
    let files: Files =
        SMALL.iter().chain(changed).map(|(path, text)| (PathBuf::from(path), (*text).to_owned())).collect();
    let read = |library: Option<&str>, root: &str| {
        let projects = ["wheels".to_owned()].into();
        Crate::read(&files, library.map(str::to_owned), projects, Path::new(root)).unwrap()
    };
    let workspace =
        Workspace { crates: vec![read(Some("wheels"), "wheels/src/lib.rs"), read(None, "app/src/main.rs")] };
    let edges = edges(&workspace);
    let graph = within_crates(&edges);
    let circles = cycles::groups(&graph).into_iter().map(|group| format!("circle of {}", group.len()));
    let told: BTreeSet<_> = edges
        .iter()
        .map(|edge| match &edge.to {
            Target::File(to, _) => format!("{} -> {}", edge.from.display(), to.display()),
            Target::Project(path) => format!("{} -> {}", edge.from.display(), path.join("::")),
        })
        .collect();
    told.into_iter().chain(circles).collect()
}

#[test]
fn a_use_leads_to_where_the_thing_is_defined() {
    assert_eq!(
        small(&[]),
        [
            "app/src/deep/mod.rs -> app/src/other.rs",
            "app/src/main.rs -> app/src/deep/mod.rs",
            "app/src/main.rs -> std::time",
            "app/src/main.rs -> std::time::Instant::now",
            "app/src/other.rs -> wheels/src/parts.rs",
            "app/src/other.rs -> wheels/src/parts/inner.rs",
            "wheels/src/lib.rs -> wheels/src/parts.rs",
            "wheels/src/parts.rs -> wheels/src/parts/inner.rs",
        ]
    );
}

#[test]
fn a_child_that_uses_what_its_parent_defines_makes_a_circle_with_a_parent_that_uses_the_child() {
    let circle = small(&[("wheels/src/parts/inner.rs", "pub struct Hub(super::Wheel);")]);
    assert!(circle.contains(&"circle of 2".to_owned()), "{circle:?}");
    let by_macro =
        small(&[("wheels/src/parts/inner.rs", "pub struct Hub; fn told() { view! { <p>{super::hub}</p> } }")]);
    assert!(by_macro.contains(&"circle of 2".to_owned()), "{by_macro:?}");
    let declared_only = small(&[
        ("wheels/src/parts.rs", "pub mod inner; pub use inner::Hub; pub struct Wheel;"),
        ("wheels/src/parts/inner.rs", "pub struct Hub(super::Wheel);"),
    ]);
    assert!(!declared_only.iter().any(|told| told.starts_with("circle")), "{declared_only:?}");
}

#[test]
fn a_layer_uses_only_what_its_row_names() {
    let layers = Layers::of(&["one".to_owned(), "two".to_owned()]);
    let wrong = |from: &str, to: Target| {
        let edge = Edge { from: PathBuf::from(from), line: 1, path: String::new(), to };
        layers.wrong(&edge).is_some()
    };
    for (from, to, is_wrong) in [
        ("crates/desktops/src/one/session/agent.rs", "crates/desktops/src/one/wire.rs", false),
        ("crates/desktops/src/one/session/agent.rs", "crates/desktops/src/two/wire.rs", true),
        ("crates/desktops/src/one/session.rs", "crates/desktops/src/one/host/act.rs", true),
        ("crates/desktops/src/lib.rs", "crates/desktops/src/two/mod.rs", false),
        ("crates/desk/src/kit/frame.rs", "crates/desktops/src/one/mod.rs", true),
        ("src/view/card/keypad.rs", "src/store/row.rs", false),
        ("src/store/row.rs", "src/view/card/keypad.rs", true),
        ("src/store/row.rs", "src/elsewhere/row.rs", true),
    ] {
        assert_eq!(wrong(from, Target::File(to.into(), true)), is_wrong, "{from} uses {to}");
    }
    for (from, to, is_wrong) in [
        ("crates/desk/src/clock.rs", "std::time::Instant::now", true),
        ("crates/desk/src/clock.rs", "std::time::Duration", false),
        ("crates/desk/src/note.rs", "serde_json::json", false),
        ("crates/desk/src/model/work.rs", "serde_json::json", true),
        ("src/link/inbox.rs", "serde_json::json", true),
        ("src/store/row.rs", "web_sys::window", true),
        ("src/view/context.rs", "web_sys::window", false),
    ] {
        let path = to.split("::").map(str::to_owned).collect();
        assert_eq!(wrong(from, Target::Project(path)), is_wrong, "{from} uses {to}");
    }
}
