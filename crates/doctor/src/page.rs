//! The files and policies a page names, read from its tags. Only the markup
//! that the build writes is understood.

/// One tag with its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// A file that a page loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Loaded {
    /// As written in the page: `./panel-0123456789abcdef.css`.
    pub(crate) name: String,
    /// Its integrity, if the page gives one.
    pub(crate) integrity: Option<String>,
}

/// The content of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// The files it loads: the style sheet, the start script, the app and its WebAssembly.
    pub(crate) loads: Vec<Loaded>,
    /// The policies in `<meta>`.
    pub(crate) meta_policies: Vec<String>,
    /// Whether it is a page of Deskpane: it has a script that starts an app.
    pub(crate) is_ours: bool,
}

impl Page {
    /// Parses a page.
    pub(crate) fn read(html: &str) -> Self {
        let tags = tags(html);
        let mut page = Self::default();
        let mut add = |name: &str, integrity: Option<&str>| {
            let integrity = integrity.filter(|text| !text.is_empty()).map(str::to_owned);
            match page.loads.iter_mut().find(|one| one.name == name) {
                Some(known) => known.integrity = known.integrity.take().or(integrity),
                None => page.loads.push(Loaded { name: name.to_owned(), integrity }),
            }
        };
        for tag in &tags {
            match tag.name {
                "script" => {
                    if let (Some(own), Some(app), Some(wasm)) =
                        (tag.get("src"), tag.get("data-app"), tag.get("data-wasm"))
                    {
                        page.is_ours = true;
                        add(own, tag.get("integrity"));
                        add(app, None);
                        add(wasm, None);
                    }
                }
                "link" => {
                    let is_load =
                        tag.get("rel").is_some_and(|rel| ["stylesheet", "modulepreload", "preload"].contains(&rel));
                    if let Some(name) = tag.get("href").filter(|_| is_load) {
                        add(name, tag.get("integrity"));
                    }
                }
                "meta" => {
                    let is_policy = |name: &&str| name.eq_ignore_ascii_case("content-security-policy");
                    if let (Some(_), Some(policy)) = (tag.get("http-equiv").filter(is_policy), tag.get("content")) {
                        page.meta_policies.push(policy.to_owned());
                    }
                }
                _ => {}
            }
        }
        page
    }
}

/// The opening tags of a page, without those in comments.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let (name, mut inside) = after.split_at(end);
        let mut attributes = Vec::new();
        while let Some((attribute, after)) = attribute(inside) {
            attributes.push(attribute);
            inside = after;
        }
        if !name.is_empty() {
            found.push(Tag { name, attributes });
        }
        rest = inside;
    }
    found
}

/// The next attribute and the rest after it. `None` at the end of the tag.
fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    let end = text.find(|c: char| c.is_whitespace() || "=></\"'".contains(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return None;
    }
    let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else { return Some(((name, ""), rest)) };
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let (value, rest) = inside.split_once(quote)?;
            return Some(((name, value), rest));
        }
    }
    let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
    let (value, rest) = value.split_at(end);
    Some(((name, value), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_build_names_its_files_with_their_integrity() {
        let html = r#"<!doctype html><html><head><!-- <link rel="stylesheet" href="./old.css"> -->
            <link rel="icon" href="icon.svg"><link rel="stylesheet" href="./p-1.css" integrity="sha384-c"/>
            <script defer src="./guard.js" integrity="sha384-g" data-app="./a.js" data-wasm="./a_bg.wasm"></script>
            <link rel=modulepreload href="./a.js" integrity="sha384-a"><link rel="preload" href='./a_bg.wasm' as="fetch">
            <meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head>"#;
        let page = Page::read(html);
        let loads: Vec<_> = page.loads.iter().map(|one| (one.name.as_str(), one.integrity.as_deref())).collect();
        assert!(page.is_ours);
        assert_eq!(
            loads,
            [
                ("./p-1.css", Some("sha384-c")),
                ("./guard.js", Some("sha384-g")),
                ("./a.js", Some("sha384-a")),
                ("./a_bg.wasm", None)
            ]
        );
        assert_eq!(page.meta_policies, ["default-src 'self'"]);
    }

    #[test]
    fn a_page_of_another_server_is_harmless() {
        for html in ["", "<", "<a", "<a href=\"x", "< >", "<!--", "{\"a\": \"<script\"}", "<p>Welcome to nginx!</p>"] {
            assert!(!Page::read(html).is_ours, "{html}");
        }
    }
}
