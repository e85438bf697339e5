//! Code and addresses for other pages.

use crate::origins::split;
use deskpane_desk::origin::OriginError;

/// The panel's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// The panel's origin.
    pub origin: String,
    /// The path that it is served under, with a slash at both ends.
    pub base: String,
}

impl Panel {
    /// Reads the panel's address as pasted.
    ///
    /// # Errors
    /// Why it cannot be a panel's address.
    pub fn parse(address: &str) -> Result<Self, OriginError> {
        let (origin, rest) = split(address)?;
        let path = rest.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
        let base = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Ok(Self { origin: origin.to_string(), base })
    }

    /// The address of a desktop's page.
    #[must_use]
    pub fn page(&self, desktop: &str) -> String {
        format!("{}{}{desktop}", self.origin, self.base)
    }

    /// A text with its placeholders `{address}` (of a desktop's page) and `{origin}` filled.
    #[must_use]
    pub fn fill(&self, text: &str, desktop: &str) -> String {
        text.replace("{address}", &self.page(desktop)).replace("{origin}", &self.origin)
    }
}

/// The code that puts a desktop's panel into a CRM page, with the kit that is served beside the panel.
#[must_use]
pub fn crm_code(panel: &Panel, desktop: &str) -> String {
    let (page, kit) = (panel.page(desktop), panel.page("embed.js"));
    format!(
        r#"<deskpane-panel src="{page}" style="width: 400px; height: 700px"></deskpane-panel>

<script type="module">
  import {{ linkNumbers }} from "{kit}";

  const panel = document.querySelector("deskpane-panel");
  panel.provide({{
    // Who has one of these addresses: [{{ ref, name, url }}]
    match: async ({{ addresses }}) => [],
    // Show this customer's record.
    open: ({{ customer }}) => {{}},
    // Keep what came of an interaction.
    log: async (entry) => {{}},
  }});
  linkNumbers();
</script>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_as_it_is_pasted_says_where_the_panel_is() {
        for (address, origin, base) in [
            ("https://desk.acme.test", "https://desk.acme.test", "/"),
            ("desk.acme.test/tools/deskpane?x=/#y", "https://desk.acme.test", "/tools/deskpane/"),
            (" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080", "/"),
        ] {
            let panel = Panel { origin: origin.to_owned(), base: base.to_owned() };
            assert_eq!(Panel::parse(address), Ok(panel), "{address}");
        }
        assert_eq!(Panel::parse("http://desk.acme.test"), Err(OriginError::Scheme));
    }

    #[test]
    fn the_code_names_the_page_and_the_kit_where_the_panel_is() {
        let panel = Panel { origin: "https://desk.acme.test".to_owned(), base: "/tools/deskpane/".to_owned() };
        let code = crm_code(&panel, "one");
        assert!(code.contains("src=\"https://desk.acme.test/tools/deskpane/one\""), "{code}");
        assert!(code.contains("from \"https://desk.acme.test/tools/deskpane/embed.js\""), "{code}");
        assert_eq!(
            panel.fill("{address}?id={Id} at {origin}", "one"),
            "https://desk.acme.test/tools/deskpane/one?id={Id} at https://desk.acme.test"
        );
    }
}
