//! The table of layers of ARCHITECTURE.md: what may use what.

use std::path::{Path, PathBuf};

use super::edges::{Edge, Target};

/// Stands for each desktop's folder.
const EACH: &str = "{desktop}";

/// Files that belong together, and what they may use beside each other.
struct Layer {
    name: &'static str,
    /// Folders and files without ending. A file belongs to the layer that names the most of its path.
    at: &'static [&'static str],
    may: &'static [&'static str],
    /// Other projects; nothing where any will do.
    projects: Option<&'static [&'static str]>,
}

/// No browser, no clock, no randomness, no file: time is a parameter, windows are somebody else's business.
const PURE: &[&str] = &["std", "core", "alloc", "serde", "serde_json", "time"];
/// What the standard library has of that.
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

const LAYERS: &[Layer] = &[
    Layer { name: "words", at: &["crates/words"], may: &[], projects: None },
    // The picture knows no wire, and a wire is JSON.
    Layer { name: "model", at: &["crates/desk/src/model"], may: &["desk"], projects: Some(&["std", "core", "alloc"]) },
    Layer { name: "desk", at: &["crates/desk"], may: &["model"], projects: Some(PURE) },
    // One desktop each, and none another's: its wire is what both sides know.
    Layer {
        name: "{desktop} wire",
        at: &["crates/desktops/src/{desktop}/wire"],
        may: &["desk", "model"],
        projects: Some(PURE),
    },
    Layer {
        name: "{desktop} config",
        at: &["crates/desktops/src/{desktop}/config"],
        may: &["desk", "model"],
        projects: Some(PURE),
    },
    Layer {
        name: "{desktop} session",
        at: &["crates/desktops/src/{desktop}/session"],
        may: &["desk", "model", "{desktop} wire", "{desktop} config"],
        projects: Some(PURE),
    },
    Layer {
        name: "{desktop} host",
        at: &["crates/desktops/src/{desktop}/host"],
        may: &["desk", "model", "{desktop} wire"],
        projects: Some(PURE),
    },
    Layer {
        name: "{desktop}",
        at: &["crates/desktops/src/{desktop}"],
        may: &["desk", "model", "{desktop} wire", "{desktop} config", "{desktop} session", "{desktop} host"],
        projects: Some(PURE),
    },
    Layer { name: "desktops", at: &["crates/desktops"], may: &["desk", "model", "{desktop}"], projects: Some(PURE) },
    // The panel, from the browser to the page.
    Layer {
        name: "link",
        at: &["src/link"],
        may: &["desk", "model"],
        // It moves messages and does not know what they mean: no JSON.
        projects: Some(&["std", "gloo_events", "js_sys", "leptos", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"]),
    },
    Layer { name: "leptos", at: &["src/leptos_workarounds"], may: &[], projects: None },
    Layer { name: "load", at: &["src/load"], may: &["desk", "model", "words"], projects: None },
    Layer {
        name: "store",
        at: &["src/store"],
        may: &["desk", "model", "link", "leptos"],
        // Neither windows nor JSON. An `EventListener` lives as long as what is stored elsewhere is listened to.
        projects: Some(&["std", "leptos", "gloo_events"]),
    },
    Layer {
        name: "text",
        at: &["src/text"],
        may: &["desk", "model", "words", "link", "load", "store"],
        projects: None,
    },
    Layer {
        name: "around the views",
        at: &["src/alert", "src/newer", "src/theme_controller"],
        may: &["desk", "model", "words", "link", "leptos", "load", "store", "text"],
        projects: None,
    },
    Layer {
        name: "view",
        at: &["src/view"],
        may: &["desk", "model", "words", "link", "leptos", "store", "text", "around the views"],
        projects: None,
    },
    Layer { name: "driver", at: &["src/driver"], may: &["desk", "model", "link", "store"], projects: None },
    Layer {
        name: "pages",
        at: &["src/pages"],
        may: &[
            "desk",
            "desktops",
            "{desktop}",
            "link",
            "leptos",
            "load",
            "store",
            "text",
            "around the views",
            "view",
            "driver",
        ],
        projects: None,
    },
    Layer {
        name: "app",
        at: &["src/app", "src/lib", "src/main", "src/bin"],
        may: &[
            "desk",
            "desktops",
            "link",
            "leptos",
            "load",
            "store",
            "text",
            "around the views",
            "view",
            "driver",
            "pages",
        ],
        projects: None,
    },
    // The desktops simulated: their side of each wire, never ours.
    Layer { name: "simulator's frame", at: &["crates/simulator/src/common"], may: &["desk", "model"], projects: None },
    Layer {
        name: "simulated {desktop}",
        at: &["crates/simulator/src/{desktop}"],
        may: &["desk", "model", "{desktop}", "{desktop} wire", "{desktop} host", "simulator's frame"],
        projects: None,
    },
    Layer {
        name: "simulator",
        at: &["crates/simulator"],
        may: &["desk", "model", "desktops", "simulator's frame", "simulated {desktop}"],
        projects: None,
    },
    Layer { name: "xtask", at: &["xtask"], may: &["desk", "model", "desktops", "{desktop}"], projects: None },
    Layer {
        name: "fuzz",
        at: &["fuzz"],
        may: &["desk", "model", "desktops", "{desktop}", "{desktop} session", "{desktop} wire", "{desktop} host"],
        projects: None,
    },
];

/// The table with a row for each desktop where one stands for all.
pub(super) struct Layers(Vec<Row>);

struct Row {
    name: String,
    at: Vec<PathBuf>,
    may: Vec<String>,
    projects: Option<&'static [&'static str]>,
}

impl Row {
    fn is_pure(&self) -> bool {
        self.projects.is_some_and(|projects| projects.iter().all(|project| PURE.contains(project)))
    }
}

impl Layers {
    pub(super) fn of(desktops: &[String]) -> Self {
        let each = |text: &str| -> Vec<String> {
            if text.contains(EACH) {
                desktops.iter().map(|desktop| text.replace(EACH, desktop)).collect()
            } else {
                vec![text.to_owned()]
            }
        };
        let rows = LAYERS.iter().flat_map(|layer| {
            let named = |desktop: Option<&String>| {
                let own = |text: &str| desktop.map_or_else(|| each(text), |desktop| vec![text.replace(EACH, desktop)]);
                Row {
                    name: own(layer.name).concat(),
                    at: layer.at.iter().flat_map(|at| own(at)).map(PathBuf::from).collect(),
                    may: layer.may.iter().flat_map(|may| own(may)).collect(),
                    projects: layer.projects,
                }
            };
            if layer.name.contains(EACH) {
                desktops.iter().map(|desktop| named(Some(desktop))).collect::<Vec<_>>()
            } else {
                vec![named(None)]
            }
        });
        Self(rows.collect())
    }

    /// The layer of a file: whichever names most of its path.
    fn of_file(&self, file: &Path) -> Option<&Row> {
        let module = file.with_extension("");
        let named =
            |row: &Row| row.at.iter().filter(|at| module.starts_with(at)).map(|at| at.components().count()).max();
        self.0.iter().filter_map(|row| Some((named(row)?, row))).max_by_key(|(length, _)| *length).map(|(_, row)| row)
    }

    /// What is wrong with a use, if anything.
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
                let allowed = from.projects?;
                let project = path.first()?;
                if !allowed.contains(&project.as_str()) {
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
