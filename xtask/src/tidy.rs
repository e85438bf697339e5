//! Tests over the source text itself: the layers of ARCHITECTURE.md, which the compiler does not see.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths;

/// What a folder must not mention, and why.
struct Rule {
    folder: &'static str,
    never: &'static [&'static str],
    because: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        folder: "crates/desk/src",
        never: &[
            "web_sys",
            "js_sys",
            "gloo",
            "wasm_bindgen",
            "leptos",
            "SystemTime",
            "Instant::now",
            "thread_local!",
            "static mut",
        ],
        because: "sessions are pure: time is a parameter and windows are somebody else's business",
    },
    Rule {
        folder: "crates/desktops/src",
        never: &[
            "web_sys",
            "js_sys",
            "gloo",
            "wasm_bindgen",
            "leptos",
            "SystemTime",
            "Instant::now",
            "thread_local!",
            "static mut",
        ],
        because: "sessions are pure: time is a parameter and windows are somebody else's business",
    },
    Rule {
        folder: "crates/desk/src/model",
        never: &["max::", "skylight::", "roxchat::", "ucontact::", "serde_json"],
        because: "the desk is the same for every vendor",
    },
    Rule {
        folder: "src/store",
        never: &["max::", "skylight::", "roxchat::", "ucontact::", "post_message"],
        because: "the store knows neither vendors nor windows",
    },
    Rule {
        folder: "src/view",
        never: &["max::", "skylight::", "roxchat::", "ucontact::", "post_message"],
        because: "views show the desk: only a page may name the vendor it mounts",
    },
    Rule {
        folder: "src/link",
        never: &["max::", "skylight::", "roxchat::", "ucontact::", "serde_json"],
        because: "the link moves messages and does not know what they mean",
    },
];

#[test]
fn every_layer_knows_only_what_it_may() {
    let mut broken = Vec::new();
    for rule in RULES {
        for (file, text) in sources(rule.folder) {
            for (number, line) in code_lines(&text) {
                for word in rule.never.iter().filter(|word| line.contains(**word)) {
                    broken.push(format!("{}:{number} mentions `{word}`: {}", file.display(), rule.because));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_panel_never_posts_to_any_origin() {
    let stars: Vec<String> = sources("src")
        .into_iter()
        .flat_map(|(file, text)| {
            code_lines(&text)
                .filter(|(_, line)| line.contains("\"*\"") || line.contains("'*'"))
                .map(|(number, line)| format!("{}:{number} {}", file.display(), line.trim()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(stars.is_empty(), "a target origin is always exact:\n{}", stars.join("\n"));
}

#[test]
fn comments_are_not_code() {
    let text = "//! web_sys\nlet a = 1; // web_sys\n/// web_sys\n";
    let kept: Vec<_> = code_lines(text).collect();
    assert_eq!(kept, [(2, "let a = 1; ")]);
}

/// The lines that are more than a comment, with their numbers.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.split_once("//").map_or(line, |(code, _)| code)))
        .filter(|(_, code)| !code.trim().is_empty())
}

/// Every Rust file of a module that is a folder, a file, or both.
fn sources(module: &str) -> Vec<(PathBuf, String)> {
    let root = paths::root();
    let mut files = Vec::new();
    collect(&root.join(module), &mut files);
    files.push(root.join(module).with_extension("rs"));
    files
        .into_iter()
        .filter_map(|file| {
            let text = fs::read_to_string(&file).ok()?;
            Some((file.strip_prefix(&root).unwrap_or(&file).to_owned(), text))
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
}
