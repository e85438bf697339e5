//! Caddy: one file to import in a site's block.

use std::fmt::Write;

use super::site::{ASK, FILE, FOREVER, HASHED, Header, SHARED, Site, pages};

/// The whole file.
pub(crate) fn text(site: &Site) -> String {
    let Site { base, root, headers, .. } = site;
    let bare = base.bare();
    let mut text = format!(
        "\
# Deskpane under {base}, made by `cargo xtask deploy-config` from config.json: make it anew when config.json changes.
# Import it in the block of your site:  import /etc/caddy/deskpane

"
    );
    if !bare.is_empty() {
        let _ = write!(text, "redir {bare} {base} 308\n\n");
    }
    let _ = write!(
        text,
        "\
handle_path {base}* {{
	root * \"{root}\"
	header {{
		Cache-Control \"{ASK}\"
{headers}	}}

	# Files whose name changes with their content. One that is gone is gone: an old page must not take the new page
	# for its program.
	@hashed path_regexp hashed ^/(?:.*/)?({HASHED})$
	handle @hashed {{
		route {{
			rewrite * /{{re.hashed.1}}
			@there file
			header @there Cache-Control \"{FOREVER}\"
			file_server {{
				precompressed br gzip
			}}
		}}
	}}

	# Edited by hand on the server, so there is no packed copy of it.
	@config path_regexp config ^/(?:.*/)?config\\.json$
	handle @config {{
		rewrite * /config.json
		file_server
	}}

	# Pages of a CRM load this one.
	@shared path_regexp shared ^/(?:.*/)?{shared}$
	header @shared Access-Control-Allow-Origin *

	# All other files.
	@file path_regexp file ^/(?:.*/)?({FILE})$
	handle @file {{
		rewrite * /{{re.file.1}}
		file_server {{
			precompressed br gzip
		}}
	}}

	# The panel's files are looked for beside the page, so a page has no slash at its end.
	@page path_regexp page ^/([A-Za-z0-9_-]+)/$
	handle @page {{
		@query expression {{query}} != \"\"
		redir @query {base}{{re.page.1}}?{{query}} 308
		redir * {base}{{re.page.1}} 308
	}}

{pages}	# Every other address is a page, and the panel itself says which.
	handle {{
		rewrite * /index.html
		file_server {{
			precompressed br gzip
		}}
	}}
}}
",
        shared = SHARED.replace('.', r"\."),
        pages = own_pages(&pages(site.has_crm)),
        headers = headers.iter().map(line).collect::<String>(),
    );
    text
}

fn own_pages(pages: &[&str]) -> String {
    format!(
        "\t\
	# These pages have smaller programs of their own.
	@own path_regexp own ^/({pages})$
	handle @own {{
		route {{
			try_files /{{re.own.1}}.html /index.html
			file_server {{
				precompressed br gzip
			}}
		}}
	}}

",
        pages = pages.join("|"),
    )
}

fn line(header: &Header) -> String {
    format!("\t\t{} `{}`\n", header.name, header.value)
}

#[cfg(test)]
mod tests {
    use super::super::site::{Base, Root};
    use super::*;

    #[test]
    fn headers_may_hold_both_kinds_of_quotes() {
        let site = Site {
            base: Base::parse("/tools/deskpane").unwrap(),
            root: Root::parse("/srv/my panel").unwrap(),
            headers: vec![Header { name: "X", value: "'self' \"https://a.example\"".into() }],
            brotli: true,
            has_crm: false,
            hashed: Vec::new(),
        };
        let text = text(&site);
        assert!(text.contains("\t\tX `'self' \"https://a.example\"`\n"), "{text}");
        assert!(text.contains("redir /tools/deskpane /tools/deskpane/ 308\n"), "{text}");
        assert!(text.contains("handle_path /tools/deskpane/* {\n\troot * \"/srv/my panel\"\n"), "{text}");
    }
}
