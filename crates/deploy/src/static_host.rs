//! Static hosts (Netlify, Cloudflare Pages, and others with the same two files). They compress files themselves,
//! know the MIME types, and make browsers revalidate files without a longer lifetime.

use super::site::{FOREVER, Header, SHARED, Site, pages};

/// `_headers`. Some hosts join the headers of all matching rules, so no header is in two rules. Files
/// are listed one by one: not every host accepts a `*` inside a path.
pub(crate) fn headers(site: &Site) -> String {
    let Site { base, headers, hashed, .. } = site;
    let common: String = headers.iter().map(line).collect();
    let lasting: String = hashed.iter().map(|name| format!("{base}{name}\n  Cache-Control: {FOREVER}\n")).collect();
    format!(
        "\
# Deskpane under {base}, made by `cargo xtask deploy-config` from config.json and the build: make it anew for every build.
{base}*
{common}
# Pages of a CRM load this one.
{base}{SHARED}
  Access-Control-Allow-Origin: *

# Files whose name changes with their content.
{lasting}"
    )
}

fn line(header: &Header) -> String {
    format!("  {}: {}\n", header.name, header.value)
}

/// `_redirects`: some pages have smaller programs; every other address that is not a file is a page of the panel.
pub(crate) fn redirects(site: &Site) -> String {
    let base = &site.base;
    let own = pages(site.has_crm).into_iter().map(|page| format!("{base}{page}  {base}{page}.html  200\n"));
    let own = own.collect::<String>();
    format!("{own}{base}*  {base}index.html  200\n")
}

#[cfg(test)]
mod tests {
    use deskpane_desk::desktop::DesktopSpec;

    use super::super::site::{Base, Root};
    use super::*;

    #[test]
    fn no_header_is_said_twice_for_one_file() {
        let site = Site {
            base: Base::parse("/tools").unwrap(),
            root: Root::parse("/srv").unwrap(),
            headers: vec![Header { name: "Referrer-Policy", value: "strict-origin".into() }],
            brotli: true,
            has_crm: false,
            hashed: vec!["a-0123456789abcdef.css".into()],
        };
        let text = headers(&site);
        assert_eq!(text.matches("Cache-Control").count(), 1);
        assert!(text.contains("/tools/*\n  Referrer-Policy: strict-origin\n"), "{text}");
        assert!(text.contains("/tools/a-0123456789abcdef.css\n  Cache-Control: public"), "{text}");
        let redirects = redirects(&site);
        let [DesktopSpec { id, .. }, ..] = deskpane_desktops::RELEASED;
        assert!(redirects.starts_with(&format!("/tools/{id}  /tools/{id}.html  200\n")), "{redirects}");
        assert!(redirects.ends_with("\n/tools/*  /tools/index.html  200\n"), "{redirects}");
        assert_eq!(
            super::redirects(&Site { has_crm: true, ..site }),
            "/tools/setup  /tools/setup.html  200\n/tools/inspect  /tools/inspect.html  200\n\
             /tools/preview  /tools/preview.html  200\n/tools/*  /tools/index.html  200\n"
        );
    }
}
