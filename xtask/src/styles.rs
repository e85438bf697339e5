//! One style sheet in the build where the source has one for each component: forty requests less, and a third of the
//! bytes, because what is packed together packs better.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// Replaces the style sheets of the page in `folder` by one. A quick build keeps them: each is easier to find alone.
pub(crate) fn join(folder: &Path) -> Result<()> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let (rest, sheets) = take_links(&html);
    if sheets.is_empty() {
        bail!("{} has no style sheets to join: does Trunk write their links otherwise now?", page.display());
    }
    let mut all = String::new();
    for sheet in &sheets {
        let file = folder.join(sheet);
        all += &tightened(&fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?);
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    let digest = Sha384::digest(&all);
    let short: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("style-{short}.css");
    let integrity = STANDARD.encode(digest);
    let link = format!(r#"<link rel="stylesheet" href="./{name}" integrity="sha384-{integrity}"/>"#);
    fs::write(folder.join(&name), &all).with_context(|| format!("cannot write {name}"))?;
    fs::write(&page, rest.replacen(PLACE, &link, 1)).with_context(|| format!("cannot write {}", page.display()))
}

/// Where the first link was.
const PLACE: &str = "<!--styles-->";
const OPENING: &str = r#"<link rel="stylesheet" href="./"#;

/// The page without its style sheets, [`PLACE`] in place of the first, and their names in order.
fn take_links(html: &str) -> (String, Vec<String>) {
    let (mut rest, mut sheets, mut left) = (String::new(), Vec::new(), html);
    while let Some((before, after)) = left.split_once(OPENING) {
        let Some((tag, behind)) = after.split_once('>') else { break };
        rest += if sheets.is_empty() { before } else { before.trim_end() };
        if sheets.is_empty() {
            rest += PLACE;
        }
        sheets.extend(tag.split_once('"').map(|(name, _)| name.to_owned()));
        left = behind;
    }
    rest += left;
    (rest, sheets)
}

/// The same style sheet without comments, indentation and empty lines. What stands in a line stays as it is.
fn tightened(css: &str) -> String {
    let (mut bare, mut left) = (String::new(), css);
    while let Some((before, comment)) = left.split_once("/*") {
        bare += before;
        left = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare += left;
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_out_and_their_place_is_kept() {
        let html = concat!(
            "<head>\n  <title>T</title>\n  <link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\n",
            "  <link rel=\"stylesheet\" href=\"./b-2.css\" integrity=\"y\"/>\n  <script src=\"./guard.js\"></script>\n</head>",
        );
        let (rest, sheets) = take_links(html);
        assert_eq!(sheets, ["a-1.css", "b-2.css"]);
        let kept = "<head>\n  <title>T</title>\n  <!--styles-->\n  <script src=\"./guard.js\"></script>\n</head>";
        assert_eq!(rest, kept);
    }

    #[test]
    fn only_what_nobody_reads_goes_from_a_style_sheet() {
        let css = "/* What\n   it is. */\n.a {\n  color: red;\n\n  inline-size: calc(1px + 2px); /* so */\n}\n";
        assert_eq!(tightened(css), ".a {\ncolor: red;\ninline-size: calc(1px + 2px);\n}\n");
    }

    #[test]
    fn a_folder_of_styles_becomes_one_file_in_order() {
        let folder = std::env::temp_dir().join(format!("deskpane-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a-1.css"), ".a { color: red }\n").unwrap();
        fs::write(folder.join("b-2.css"), ".a { color: blue }\n").unwrap();
        let link = |name: &str| format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"x\"/>");
        fs::write(folder.join("index.html"), format!("{}{}", link("a-1.css"), link("b-2.css"))).unwrap();
        join(&folder).unwrap();
        let html = fs::read_to_string(folder.join("index.html")).unwrap();
        let (_, sheets) = take_links(&html);
        let css = fs::read_to_string(folder.join(&sheets[0])).unwrap();
        let left = fs::read_dir(&folder).unwrap().count();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!((sheets.len(), left, css.as_str()), (1, 2, ".a { color: red }\n.a { color: blue }\n"));
        assert!(html.contains("integrity=\"sha384-"), "{html}");
    }
}
