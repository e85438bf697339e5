//! The table of layers: what each folder may use.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::slice;

use super::edges::{Edge, Target};

/// Stands for each desktop's folder.
const EACH: &str = "{desktop}";

/// Files that belong together, and what they may use beside each other.
struct Layer {
    name: &'static str,
    /// Folders, and files without extension. A file belongs to the layer with the longest matching path.
    at: &'static str,
    /// Other layers.
    may: &'static str,
    /// Other projects.
    projects: &'static [&'static str],
}

const fn layer(name: &'static str, at: &'static str, may: &'static str, projects: &'static [&'static str]) -> Layer {
    Layer { name, at, may, projects }
}

/// Any project.
const ANY: &[&str] = &["*"];
/// The browser, but nothing that parses messages.
const BROWSER: &[&str] = &["std", "gloo_events", "js_sys", "leptos", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"];

/// No browser, clock, randomness or files: time is a parameter, and windows are handled elsewhere.
const PURE: &[&str] = &["std", "core", "alloc", "litemap", "serde", "serde_json", "time"];
/// The same for the description of a desktop, which also names its words.
const DESK: &[&str] = &["std", "core", "alloc", "litemap", "serde", "serde_json", "time", "deskpane_words"];
/// The parts of the standard library that violate this.
const NEVER_PURE: [&str; 9] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::thread_local",
    "std::time::Instant",
    "std::time::SystemTime",
];

#[rustfmt::skip]
const LAYERS: &[Layer] = &[
    layer("words", "crates/words", "", ANY),
    layer("stand-ins", "crates/wasm-streams", "", ANY),
    // The model knows no wire format, hence no JSON.
    layer("model", "crates/desk/src/model", "desk", &["std", "core", "alloc", "litemap"]),
    layer("desk", "crates/desk", "model", PURE),
    // The page around the panel: shapes, session, customers, log and outbox.
    layer("embedding", "crates/desk/src/embedding", "desk, model", PURE),
    // The description of a desktop: capabilities, the content of its cards, its own words.
    layer("description", "crates/desk/src/desktop", "desk, model, view models, words", DESK),
    // Records a session and replays it.
    layer("recording", "crates/desk/src/recording", "desk, description, model", PURE),
    // The content of cards, buttons and lines as plain data; views draw it and find the words.
    layer("view models", "crates/desk/src/view_model", "desk, model", PURE),
    // One desktop, and no other. Its wire format is shared by its session and its host.
    layer("{desktop} wire", "crates/desktops/src/{desktop}/wire", "desk, model", PURE),
    layer("{desktop} config", "crates/desktops/src/{desktop}/config", "desk, model, {desktop} wire", PURE),
    layer("{desktop} session", "crates/desktops/src/{desktop}/session", "desk, model, {desktop} wire, {desktop} config", PURE),
    layer("{desktop} host", "crates/desktops/src/{desktop}/host", "desk, model, {desktop} wire", PURE),
    layer("{desktop}", "crates/desktops/src/{desktop}", "desk, description, model, view models, {desktop} wire, {desktop} config, {desktop} session, {desktop} host", PURE),
    layer("desktops", "crates/desktops", "desk, description, model, {desktop}", PURE),
    // The panel, from the browser to the page. The link moves messages without knowing their meaning: no JSON.
    layer("link", "src/link", "desk, model", BROWSER),
    layer("leptos", "src/leptos_workarounds", "", ANY),
    layer("load", "src/load", "desk, description, model, words", ANY),
    // Neither windows nor JSON. `EventListener` is kept while another page's storage changes are observed.
    layer("store", "src/store", "desk, embedding, description, model, view models, link, leptos", &["std", "leptos", "litemap", "gloo_events"]),
    layer("text", "src/text", "desk, embedding, description, model, view models, words, link, load, store", ANY),
    layer("controllers", "src/alert, src/newer, src/theme_controller", "desk, description, model, view models, words, link, leptos, load, store, text", ANY),
    layer("view", "src/view", "desk, embedding, description, model, view models, words, link, leptos, store, text, controllers", ANY),
    layer("driver", "src/driver", "desk, embedding, description, recording, model, view models, link, store", ANY),
    layer("pages", "src/pages", "desk, description, recording, model, view models, desktops, {desktop}, link, leptos, load, store, text, controllers, view, driver", ANY),
    layer("preview page", "src/preview", "desk, description, model, desktops, preview, link, leptos, store, text, controllers, view, pages", ANY),
    layer("set-up page", "src/setup", "desk, description, model, desktops, deploy, set-up, preview, preview page, words, link, leptos, store, text, controllers, view", ANY),
    layer("inspector page", "src/inspect", "desk, description, recording, model, desktops, inspector, words, link, leptos, store, text, controllers, view, pages", ANY),
    layer("app", "src/app, src/lib", "desk, description, model, desktops, load, store, text, controllers, view, pages, preview page, set-up page, inspector page", ANY),
    // A program names its desktops, and passes them to the app.
    layer("programs", "src/main, src/bin", "desk, description, model, desktops, {desktop}, pages, app", ANY),
    // The simulated desktops: the host's side of each wire, never the session's.
    layer("simulator frame", "crates/simulator/src/common", "desk, description, model", ANY),
    layer("simulated {desktop}", "crates/simulator/src/{desktop}", "desk, description, model, {desktop}, {desktop} wire, {desktop} host, simulator frame", ANY),
    layer("simulator", "crates/simulator", "desk, description, model, desktops, simulator frame, simulated {desktop}", ANY),
    // What a web server must send, as text.
    layer("deploy", "crates/deploy", "desk, description, model, desktops", PURE),
    // The logic of /setup: the configuration being edited, and what its lines let in.
    layer("set-up", "crates/setup", "desk, description, model, desktops, deploy", PURE),
    // Tested against the desktops' hosts.
    layer("set-up tests", "crates/setup/tests", "desk, description, model, desktops, {desktop}, {desktop} host, {desktop} wire, set-up", PURE),
    // The preview on /setup: each desktop's session and host, joined in memory.
    layer("preview", "crates/preview", "desk, description, model, desktops, {desktop}, {desktop} host, {desktop} wire", PURE),
    // The logic of /inspect: a recording as a table, the effects of each line, and why nothing happened.
    layer("inspector", "crates/inspect", "desk, description, recording, model", &["std", "core", "alloc", "serde_json"]),
    // Examines a deployed panel from outside.
    layer("doctor", "crates/doctor", "desk, description, model, desktops, deploy", ANY),
    // A server beside the panel, which shares the contract's shapes and the panel's reading of addresses.
    layer("crm", "crates/crm", "desk, embedding, model", ANY),
    layer("xtask", "xtask", "desk, description, recording, model, desktops, {desktop}, deploy", ANY),
    layer("fuzz", "fuzz", "desk, embedding, description, recording, model, desktops, {desktop}, {desktop} wire, {desktop} session, {desktop} host", ANY),
];

/// The table, with a row for each desktop in place of a row with the placeholder.
pub(super) struct Layers(Vec<Row>);

struct Row {
    name: String,
    at: Vec<PathBuf>,
    may: Vec<String>,
    projects: &'static [&'static str],
}

impl Row {
    fn is_pure(&self) -> bool {
        self.projects.iter().all(|project| DESK.contains(project))
    }
}

impl Layers {
    pub(super) fn of(desktops: &[String]) -> Self {
        let rows = LAYERS.iter().flat_map(|layer| {
            let rows = if layer.name.contains(EACH) { desktops } else { &desktops[..1] };
            rows.iter().map(move |own| {
                // In the row of one desktop the others do not occur; elsewhere all of them do.
                let all = if layer.name.contains(EACH) { slice::from_ref(own) } else { desktops };
                let listed = |text: &str| -> BTreeSet<String> {
                    let names = text.split(", ").filter(|name| !name.is_empty());
                    names.flat_map(|name| all.iter().map(move |desktop| name.replace(EACH, desktop))).collect()
                };
                Row {
                    name: layer.name.replace(EACH, own),
                    at: listed(layer.at).into_iter().map(PathBuf::from).collect(),
                    may: listed(layer.may).into_iter().collect(),
                    projects: layer.projects,
                }
            })
        });
        Self(rows.collect())
    }

    /// The layer of a file: the one with the longest matching path.
    fn of_file(&self, file: &Path) -> Option<&Row> {
        let module = file.with_extension("");
        let length =
            |row: &Row| row.at.iter().filter(|at| module.starts_with(at)).map(|at| at.components().count()).max();
        self.0.iter().filter_map(|row| Some((length(row)?, row))).max_by_key(|(length, _)| *length).map(|(_, row)| row)
    }

    /// The violation of a use, if any.
    pub(super) fn wrong(&self, edge: &Edge) -> Option<String> {
        let at = format!("{}:{} uses {}", edge.from.display(), edge.line, edge.path);
        let Some(from) = self.of_file(&edge.from) else { return Some(format!("{at}, and belongs to no layer")) };
        match &edge.to {
            Target::File(file, _) => match self.of_file(file) {
                None => Some(format!("{at}: {} belongs to no layer", file.display())),
                Some(to) if to.name == from.name || from.may.contains(&to.name) => None,
                Some(to) => Some(format!("{at}: {} must not use {}", from.name, to.name)),
            },
            Target::Project(path) => {
                let project = path.first()?;
                if from.projects != ANY && !from.projects.contains(&project.as_str()) {
                    return Some(format!("{at}: {} must not use {project}", from.name));
                }
                let full = path.join("::");
                let is = |never: &&&str| full == **never || full.starts_with(&format!("{never}::"));
                let never = NEVER_PURE.iter().filter(|_| from.is_pure()).find(is)?;
                Some(format!("{at}: {} is pure and must not use {never}", from.name))
            }
        }
    }

    /// Whether the code of this file is pure.
    pub(super) fn is_pure(&self, file: &Path) -> bool {
        self.of_file(file).is_some_and(Row::is_pure)
    }
}
