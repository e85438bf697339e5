//! Builds each desktop's own page for release: the panel's page with a program for this desktop only, beside the page
//! for all desktops. Builds the pages for integrators too.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use deskpane_deploy::TOOLS;
use deskpane_desktops::RELEASED;

use crate::process::Console;
use crate::setup::Tools;
use crate::{integrity, minify, paths};

/// Compiles the programs of all pages: their shared crates once, then one program after another. Trunk finds the
/// results.
pub(crate) fn compile(console: &Console) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
    console.run("Compiling the panel", cargo.args(["--package", "deskpane", "--bins"]))
}

/// Puts each desktop's page into `dist`, with its program. A server that serves `max.html` for `max` sends the small
/// program; any other sends `index.html`, which works the same.
pub(crate) fn build(tools: &Tools, console: &Console, dist: &Path) -> Result<()> {
    let root = paths::root();
    let index = fs::read_to_string(root.join("index.html")).context("cannot read index.html")?;
    let pages = root.join("target/pages");
    fs::create_dir_all(&pages).with_context(|| format!("cannot create {}", pages.display()))?;
    let file = dist.join("index.html");
    let whole = whole(&fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?)?;
    for desktop in RELEASED.iter().map(|desktop| desktop.id).chain(TOOLS) {
        let source = pages.join(format!("{desktop}.html"));
        let text = page(&index, desktop)?;
        fs::write(&source, text).with_context(|| format!("cannot write {}", source.display()))?;
        let built = pages.join(desktop);
        let mut trunk = tools.trunk(&root);
        trunk.args(["build", "--release", "--dist"]).arg(&built).arg(&source);
        console.run(&format!("Building the page /{desktop} alone"), &mut trunk)?;
        minify::minify(tools, console, &built)?;
        // Copied files are beside the panel's own page; the script that starts the app has its integrity there.
        fs::copy(dist.join("guard.js"), built.join("guard.js")).context("the panel's build has no guard.js")?;
        integrity::add(&built)?;
        // Pages for integrators never need the whole program: they have no CRM.
        adopt(&built, dist, desktop, if TOOLS.contains(&desktop) { "" } else { &whole })?;
    }
    Ok(())
}

/// The panel's page with a desktop's program, for `target/pages`. The other files are those of the panel's page.
fn page(index: &str, desktop: &str) -> Result<String> {
    const PROGRAM: &str = "data-bin=\"deskpane\"";
    if index.matches(PROGRAM).count() != 1 {
        bail!("index.html does not name its program by {PROGRAM}: change both together");
    }
    let lines = index.lines().filter(|line| !line.contains("rel=\"copy-dir\"")).map(|line| {
        let own = line.replace(PROGRAM, &format!("data-bin=\"{desktop}\""));
        if own.contains("data-trunk") { own.replace("href=\"", "href=\"../../") } else { own }
    });
    Ok(lines.map(|line| line + "\n").collect())
}

/// The attributes that tell `guard.js` about the whole program: its files and their integrity, read from the panel's
/// own page. `guard.js` starts it if `config.json` names a CRM.
fn whole(index: &str) -> Result<String> {
    let mut attributes = String::new();
    for part in ["app", "wasm"] {
        let file = between(index, &format!("data-{part}=\"./"));
        let found = file.and_then(|file| {
            let link = index.split("<link ").find(|link| link.contains(&format!("href=\"./{file}\"")))?;
            Some((file, between(link, "integrity=\"")?))
        });
        let Some((file, integrity)) = found else {
            bail!(
                "the panel's page does not name its {part} with its integrity as Trunk.toml says: change both together, and this"
            );
        };
        // Without the leading `./`, which marks files of the first load.
        let _ = write!(attributes, "data-whole-{part}=\"{file}\" data-whole-{part}-integrity=\"{integrity}\" ");
    }
    Ok(attributes)
}

/// The text between these words and the next quote.
fn between<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once('"')?.0)
}

/// Copies the files that differ from those of the panel's own page. Program files have the same name except for the
/// hash of their content. The page names its desktop; in the program of all pages, the address decides.
fn adopt(built: &Path, dist: &Path, desktop: &str, whole: &str) -> Result<()> {
    let (own, common) = (format!("{desktop}-"), "deskpane-");
    for entry in fs::read_dir(built).with_context(|| format!("cannot read {}", built.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "index.html" {
            let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let page = page.replace(&format!("./{own}"), &format!("./{common}"));
            let page = page.replacen("data-app=", &format!("data-desktop=\"{desktop}\" {whole}data-app="), 1);
            let file = dist.join(format!("{desktop}.html"));
            fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))?;
        } else if let Some(number) = name.strip_prefix(&own) {
            fs::copy(&path, dist.join(format!("{common}{number}"))).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_differs_in_its_program_and_in_where_it_finds_its_files() {
        let index = "<link rel=\"icon\" href=\"icon.svg\">\n<link data-trunk rel=\"css\" href=\"style/a.css\">\n\
                     <link data-trunk rel=\"copy-dir\" href=\"public\">\n\
                     <link data-trunk rel=\"rust\" href=\"Cargo.toml\" data-bin=\"deskpane\">\n";
        let own = "<link rel=\"icon\" href=\"icon.svg\">\n<link data-trunk rel=\"css\" href=\"../../style/a.css\">\n\
                   <link data-trunk rel=\"rust\" href=\"../../Cargo.toml\" data-bin=\"one\">\n";
        assert_eq!(page(index, "one").unwrap(), own);
        assert!(page("<link data-trunk rel=\"rust\">", "one").is_err());
    }

    #[test]
    fn a_page_names_the_whole_program_with_its_integrity() {
        let index = "<link href=\"./s.css\" integrity=\"sha384-S\"/>\n\
                     <script src=\"./guard.js\" integrity=\"sha384-G\" data-app=\"./a.js\" data-wasm=\"./a_bg.wasm\"></script>\n\
                     <link href=\"./a.js\" integrity=\"sha384-A\"><link href=\"./a_bg.wasm\" integrity=\"sha384-W\">";
        let found = whole(index).unwrap();
        assert_eq!(
            found,
            "data-whole-app=\"a.js\" data-whole-app-integrity=\"sha384-A\" \
             data-whole-wasm=\"a_bg.wasm\" data-whole-wasm-integrity=\"sha384-W\" "
        );
        assert!(whole(&index.replace("href=\"./a.js\"", "")).is_err());
    }

    #[test]
    fn every_released_desktop_has_a_program_and_the_page_names_the_one_that_is_all() {
        let root = paths::root();
        for desktop in RELEASED.iter().map(|desktop| desktop.id).chain(TOOLS) {
            assert!(root.join(format!("src/bin/{desktop}.rs")).is_file(), "src/bin/{desktop}.rs");
            page(&fs::read_to_string(root.join("index.html")).unwrap(), desktop).unwrap();
        }
    }
}
