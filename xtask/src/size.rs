//! The size of each page's first load: what a browser fetches before anything is on the screen.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// The size of a file, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// A page and the files it loads: itself, styles, scripts and WebAssembly.
struct Page {
    name: String,
    parts: [Weight; PARTS.len()],
}

const PARTS: [&str; 4] = ["wasm", "js", "css", "html"];

/// The pages of a build, the heaviest first, ready to print.
pub(crate) struct Table(Vec<Page>);

/// Compresses the pages, scripts, styles and WebAssembly of a release build, each into `.gz` and `.br` files beside it,
/// where web servers look for them, and measures each page's first load.
pub(crate) fn pack_first_loads(folder: &Path) -> Result<Table> {
    for file in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = file?.path();
        if path.extension().is_some_and(|kind| PARTS.iter().any(|known| kind == *known)) {
            let bytes = read(&path)?;
            for (ending, packed) in [("gz", gzip(&bytes)?), ("br", brotli(&bytes)?)] {
                let beside = beside(&path, ending);
                fs::write(&beside, packed).with_context(|| format!("cannot write {}", beside.display()))?;
            }
        }
    }
    weigh(folder)
}

/// Measures the first loads that [`pack_first_loads`] compressed.
pub(crate) fn weigh(folder: &Path) -> Result<Table> {
    let mut pages = Vec::new();
    for file in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(page) = name.strip_suffix(".html") else { continue };
        let html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut parts = [Weight::default(); PARTS.len()];
        for file in named(&html).into_iter().chain([name.as_str()]) {
            let kind = file.rsplit_once('.').map(|(_, kind)| kind);
            let Some(part) =
                parts.iter_mut().zip(PARTS).find_map(|(part, known)| (kind == Some(known)).then_some(part))
            else {
                continue;
            };
            *part = part.and(weight(&folder.join(file))?);
        }
        if parts.contains(&Weight::default()) {
            bail!("{} does not name its program as Trunk.toml does: change both together, and this", path.display());
        }
        pages.push(Page { name: if page == "index" { String::new() } else { page.to_owned() }, parts });
    }
    pages.sort_by(|one, other| other.brotli().cmp(&one.brotli()).then_with(|| one.name.cmp(&other.name)));
    Ok(Table(pages))
}

/// The files that a page names, once each. Those of the first load begin with `./`.
fn named(html: &str) -> Vec<&str> {
    let mut names: Vec<_> = html.split("=\"./").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn weight(path: &Path) -> Result<Weight> {
    let packed = |ending| Ok::<_, anyhow::Error>(read(&beside(path, ending))?.len());
    Ok(Weight { raw: read(path)?.len(), gzip: packed("gz")?, brotli: packed("br")? })
}

fn beside(path: &Path, ending: &str) -> std::path::PathBuf {
    path.with_file_name(format!("{}.{ending}", path.file_name().unwrap_or_default().to_string_lossy()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

impl Weight {
    fn and(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

impl Page {
    fn weight(&self) -> Weight {
        self.parts.into_iter().fold(Weight::default(), Weight::and)
    }

    fn brotli(&self) -> usize {
        self.weight().brotli
    }
}

impl Table {
    /// Bytes compressed with Brotli, by page; the page for all desktops has an empty name.
    pub(crate) fn brotli(&self) -> BTreeMap<&str, usize> {
        self.0.iter().map(|page| (page.name.as_str(), page.brotli())).collect()
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [wasm, js, css, html] = PARTS;
        writeln!(
            f,
            "{:<12}{wasm:>10}{js:>10}{css:>10}{html:>10}{:>12}{:>12}{:>12}",
            "first load", "Brotli 11", "gzip 9", "bytes"
        )?;
        for page in &self.0 {
            write!(f, "{:<12}", format!("/{}", page.name))?;
            for part in page.parts {
                write!(f, "{:>10}", grouped(part.brotli))?;
            }
            let all = page.weight();
            writeln!(f, "{:>12}{:>12}{:>12}", grouped(all.brotli), grouped(all.gzip), grouped(all.raw))?;
        }
        Ok(())
    }
}

/// A number with a comma after every third digit from the right.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let shown = [0, 12, 999, 1_000, 66_688, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "12", "999", "1,000", "66,688", "1,234,567"]);
    }

    #[test]
    fn a_page_weighs_what_it_names_and_itself() {
        let folder = std::env::temp_dir().join(format!("deskpane-size-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in [("a-1.js", 10), ("a-1_bg.wasm", 1_000), ("b-2_bg.wasm", 9_000), ("s-1.css", 100)] {
            fs::write(folder.join(name), vec![7; bytes]).unwrap();
        }
        let html = |program: &str| {
            format!(
                "<link href=\"./s-1.css\"><script data-app=\"./a-1.js\" data-wasm=\"./{program}_bg.wasm\"></script>\
                 <link href=\"./a-1.js\"><link href=\"./{program}_bg.wasm\">"
            )
        };
        fs::write(folder.join("index.html"), html("b-2")).unwrap();
        fs::write(folder.join("one.html"), html("a-1")).unwrap();
        let Table(pages) = pack_first_loads(&folder).unwrap();
        let bytes: Vec<_> = pages.iter().map(|page| (page.name.as_str(), page.parts.map(|part| part.raw))).collect();
        let page = html("a-1").len();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(bytes, [("", [9_000, 10, 100, page]), ("one", [1_000, 10, 100, page])]);
        assert!(pages[1].weight().brotli < 500);
    }

    #[test]
    fn a_page_that_names_no_program_is_not_passed_over() {
        let folder = std::env::temp_dir().join(format!("deskpane-size-none-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>").unwrap();
        let packed = pack_first_loads(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert!(packed.is_err());
    }
}
