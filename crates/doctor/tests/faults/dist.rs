//! A small stand-in for the result of `cargo xtask build`: the same pages, names, integrity values and compressed
//! copies, and a dummy program.

use std::collections::BTreeMap;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use deskpane_desktops::RELEASED;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha384};

pub(crate) const STYLE: &str = "panel-0123456789abcdef.css";
pub(crate) const OLD_STYLE: &str = "panel-fedcba9876543210.css";
pub(crate) const PROGRAM: &str = "deskpane-89abcdef01234567_bg.wasm";
const SCRIPT: &str = "deskpane-89abcdef01234567.js";

/// The files by name, without their compressed copies.
#[derive(Clone)]
pub(crate) struct Dist(pub(crate) BTreeMap<String, Vec<u8>>);

impl Dist {
    /// A build with this `config.json`.
    pub(crate) fn new(config: &str) -> Self {
        let long = |text: &str| text.repeat(100).into_bytes();
        let mut files = BTreeMap::from([
            (STYLE.to_owned(), long(".panel { color: green }\n")),
            (OLD_STYLE.to_owned(), long(".panel { color: olive }\n")),
            (SCRIPT.to_owned(), long("export default () => 0;\n")),
            (PROGRAM.to_owned(), long("\0asm, or so it says\n")),
            ("guard.js".to_owned(), long("// starts the app\n")),
            ("embed.js".to_owned(), long("export const connect = 0;\n")),
            ("config.json".to_owned(), config.as_bytes().to_owned()),
        ]);
        let integrity = |name: &str| {
            let hash = files.get(name).map(|bytes| STANDARD.encode(Sha384::digest(bytes)));
            format!("sha384-{}", hash.unwrap_or_default())
        };
        let page = format!(
            "<!doctype html>\n<html><head><title>Deskpane</title>\n\
             <link rel=\"stylesheet\" href=\"./{STYLE}\" integrity=\"{style}\"/>\n\
             <script defer src=\"./guard.js\" integrity=\"{guard}\" data-app=\"./{SCRIPT}\" data-wasm=\"./{PROGRAM}\"></script>\n\
             <link rel=\"modulepreload\" href=\"./{SCRIPT}\" crossorigin=\"anonymous\" integrity=\"{script}\">\
             <link rel=\"preload\" href=\"./{PROGRAM}\" crossorigin=\"anonymous\" integrity=\"{program}\" as=\"fetch\" type=\"application/wasm\">\
             </head><body><div id=\"app\"></div></body></html>\n",
            style = integrity(STYLE),
            guard = integrity("guard.js"),
            script = integrity(SCRIPT),
            program = integrity(PROGRAM),
        );
        let kit = format!("{{ \"file\": \"embed.js\", \"integrity\": \"{}\" }}", integrity("embed.js"));
        files.insert("embed.json".to_owned(), kit.into_bytes());
        for name in RELEASED.map(|spec| spec.id).into_iter().chain(["index"]) {
            files.insert(format!("{name}.html"), page.clone().into_bytes());
        }
        Self(files)
    }

    /// The style sheet's integrity in a page of the previous build.
    pub(crate) fn integrity_of_old_style() -> String {
        let Self(files) = Self::new("");
        format!("sha384-{}", STANDARD.encode(Sha384::digest(&files[OLD_STYLE])))
    }

    /// Changes a text file.
    pub(crate) fn edit(&mut self, name: &str, change: impl FnOnce(String) -> String) {
        let file = self.0.get_mut(name).unwrap();
        *file = change(String::from_utf8(file.clone()).unwrap()).into_bytes();
    }

    /// Changes all pages.
    pub(crate) fn edit_pages(&mut self, change: impl Fn(String) -> String) {
        let pages: Vec<_> = self.0.keys().filter(|name| name.ends_with(".html")).cloned().collect();
        for page in pages {
            self.edit(&page, &change);
        }
    }
}

/// Compressed as the build does it.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
