//! nginx: one file to include in a server block.

use std::fmt::Write;

use super::site::{ASK, FILE, FOREVER, HASHED, Header, SHARED, Site, pages};

/// The whole file.
pub(crate) fn text(site: &Site) -> String {
    let Site { base, root, headers, brotli, has_crm, .. } = site;
    let pattern = base.pattern();
    let mut text = format!(
        "\
# Deskpane under {base}, made by `cargo xtask deploy-config` from config.json: make it anew when config.json changes.
# Include it in the server block of your site:  include /etc/nginx/deskpane.conf;

"
    );
    if !base.bare().is_empty() {
        let _ = write!(
            text,
            "\
location = {bare} {{
    absolute_redirect off;
    return 308 {base}$is_args$args;
}}

",
            bare = base.bare()
        );
    }
    let _ = write!(
        text,
        "\
location ^~ {base} {{
    root \"{root}\";
    absolute_redirect off;
    types {{
        text/html html;
        text/css css;
        text/javascript js;
        text/plain txt;
        application/json json;
        application/manifest+json webmanifest;
        application/wasm wasm;
        image/svg+xml svg;
        image/png png;
        image/webp webp;
        image/x-icon ico;
        font/woff2 woff2;
    }}
    charset utf-8;
    charset_types text/css text/javascript text/plain application/json;

    # The files next to the others that end in .gz and .br, packed as tightly as can be by the build.
    gzip_static on;
    gzip_vary on;
{brotli}
    set $deskpane_cache \"{ASK}\";
    add_header Cache-Control $deskpane_cache;
    # Said only where it is set: for the one file that pages of a CRM load.
    uninitialized_variable_warn off;
    add_header Access-Control-Allow-Origin $deskpane_readers;
{headers}
    # Files whose name changes with their content. One that is gone is gone: an old page must not take the new page
    # for its program.
    location ~ \"^{pattern}(?:.*/)?(?<deskpane_file>{HASHED})$\" {{
        set $deskpane_cache \"{FOREVER}\";
        try_files /$deskpane_file =404;
    }}

    # Edited by hand on the server, so there is no packed copy of it.
    location ~ \"^{pattern}(?:.*/)?config\\.json$\" {{
        gzip_static off;
{no_brotli}        set $deskpane_cache \"{ASK}\";
        try_files /config.json =404;
    }}

    # Pages of a CRM load this one.
    location ~ \"^{pattern}(?:.*/)?{shared}$\" {{
        set $deskpane_cache \"{ASK}\";
        set $deskpane_readers \"*\";
        try_files /{SHARED} =404;
    }}

    # All other files.
    location ~ \"^{pattern}(?:.*/)?(?<deskpane_file>{FILE})$\" {{
        set $deskpane_cache \"{ASK}\";
        try_files /$deskpane_file =404;
    }}

    # The panel's files are looked for beside the page, so a page has no slash at its end.
    location ~ \"^{pattern}(?<deskpane_page>[A-Za-z0-9_-]+)/$\" {{
        set $deskpane_cache \"{ASK}\";
        return 308 {base}$deskpane_page$is_args$args;
    }}

{pages}    # Every other address is a page, and the panel itself says which.
    try_files /index.html =404;
}}
",
        brotli = if *brotli {
            "    # Needs the module: Debian's package is libnginx-mod-http-brotli-static. Without it, take this line out.\n    brotli_static on;\n"
        } else {
            ""
        },
        no_brotli = if *brotli { "        brotli_static off;\n" } else { "" },
        shared = SHARED.replace('.', r"\."),
        pages = own_pages(&pattern, &pages(*has_crm)),
        headers = headers.iter().map(add).collect::<String>(),
    );
    text
}

fn own_pages(pattern: &str, pages: &[&str]) -> String {
    format!(
        "    \
    # These pages have smaller programs of their own.
    location ~ \"^{pattern}(?<deskpane_page>{pages})$\" {{
        set $deskpane_cache \"{ASK}\";
        try_files /$deskpane_page.html /index.html =404;
    }}

",
        pages = pages.join("|"),
    )
}

fn add(header: &Header) -> String {
    let Header { name, value } = header;
    let quote = if value.contains('"') { '\'' } else { '"' };
    format!("    add_header {name} {quote}{value}{quote} always;\n")
}

#[cfg(test)]
mod tests {
    use deskpane_desktops::RELEASED;

    use super::super::site::{Base, Root};
    use super::*;

    fn site(base: &str, brotli: bool) -> Site {
        Site {
            base: Base::parse(base).unwrap(),
            root: Root::parse("/srv/panel").unwrap(),
            headers: vec![
                Header { name: "Content-Security-Policy", value: "default-src 'none'".into() },
                Header { name: "Permissions-Policy", value: "camera=(self \"https://a.example\")".into() },
            ],
            brotli,
            has_crm: false,
            hashed: Vec::new(),
        }
    }

    #[test]
    fn headers_are_quoted_with_an_unused_character() {
        let text = text(&site("/", true));
        assert!(text.contains("add_header Content-Security-Policy \"default-src 'none'\" always;"), "{text}");
        assert!(text.contains("add_header Permissions-Policy 'camera=(self \"https://a.example\")' always;"), "{text}");
    }

    /// A location with its own `add_header` inherits none, so it would lose the others.
    #[test]
    fn headers_are_added_at_one_level_only() {
        let text = text(&site("/", true));
        let depths: Vec<_> = text.lines().filter(|line| line.contains("add_header")).collect();
        assert!(depths.iter().all(|line| line.starts_with("    add_header")), "{depths:?}");
    }

    #[test]
    fn a_base_path_is_kept_to_and_completed() {
        let text = text(&site("/tools/desk.pane/", true));
        assert!(text.contains("location = /tools/desk.pane {"), "{text}");
        assert!(text.contains("location ^~ /tools/desk.pane/ {"), "{text}");
        assert!(text.contains(r#"location ~ "^/tools/desk\.pane/(?:.*/)?config\.json$""#), "{text}");
        assert!(!super::text(&site("/", true)).contains("location ="));
    }

    #[test]
    fn a_desktop_has_its_own_page_and_the_page_of_everything_stands_in() {
        let text = text(&site("/tools/", true));
        let [first, ..] = RELEASED;
        assert!(text.contains(&format!("location ~ \"^/tools/(?<deskpane_page>{}|", first.id)), "{text}");
        assert!(text.contains("|setup|inspect|preview)$\" {"), "{text}");
        assert!(text.contains("try_files /$deskpane_page.html /index.html =404;"), "{text}");
    }

    #[test]
    fn beside_a_crm_every_page_is_the_page_of_everything() {
        let text = text(&Site { has_crm: true, ..site("/tools/", true) });
        assert!(text.contains("location ~ \"^/tools/(?<deskpane_page>setup|inspect|preview)$\" {"), "{text}");
    }

    #[test]
    fn without_the_module_nothing_asks_for_it() {
        assert!(text(&site("/", true)).contains("brotli_static on;"));
        assert!(!text(&site("/", false)).contains("brotli"));
    }
}
