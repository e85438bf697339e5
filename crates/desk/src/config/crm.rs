//! The CRM beside the panel: `crm` in `config.json`.

use super::section::{Section, quoted};
use crate::{
    origin::{AllowList, Origin},
    safe::SafeLink,
};

/// The CRM.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrmConfig {
    /// The origins whose pages may connect to the panel.
    pub origins: AllowList,
    /// The CRM server of the HTTP contract.
    pub api: Option<CrmApi>,
    /// The address of a record, used if no page opens one.
    pub record_url: Option<RecordUrl>,
    /// When a record opens by itself.
    pub open: OpenRecord,
    /// What a click on a number does.
    pub dial: ClickToDial,
}

impl CrmConfig {
    /// Whether there is a CRM to match customers and log interactions.
    #[must_use]
    pub const fn is_there(&self) -> bool {
        !self.origins.0.is_empty() || self.api.is_some()
    }
}

/// The base address of the HTTP contract, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CrmApi {
    /// On another server.
    At {
        /// The address.
        url: String,
        /// Its origin.
        origin: Origin,
    },
    /// A path on the panel's own origin.
    Own(String),
}

impl CrmApi {
    /// The base address, as `fetch` takes it.
    #[must_use]
    pub fn base(&self) -> &str {
        match self {
            Self::At { url, .. } => url,
            Self::Own(path) => path,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        if text.contains(['?', '#', '\\']) {
            return None;
        }
        let bare = text.trim_end_matches('/');
        if text.starts_with('/') {
            let is_path = !text.starts_with("//") && !text.chars().any(|c| c.is_whitespace() || c.is_control());
            return is_path.then(|| Self::Own(bare.to_owned()));
        }
        let url = SafeLink::parse(bare)?;
        Some(Self::At { origin: Origin::of_address(url.as_str())?, url: url.as_str().to_owned() })
    }
}

/// The address template of a customer's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordUrl(String);

/// The placeholder in a [`RecordUrl`].
const REF: &str = "{ref}";

impl RecordUrl {
    fn parse(text: &str) -> Option<Self> {
        // The reference must not determine the server.
        let filled = |with: &str| SafeLink::parse(&text.replace(REF, with));
        let origin = Origin::of_address(filled("a")?.as_str())?;
        let other = Origin::of_address(filled("b.c")?.as_str())?;
        (text.contains(REF) && origin == other).then(|| Self(text.to_owned()))
    }

    /// The address of this customer's record. `reference` is percent-encoded.
    #[must_use]
    pub fn of(&self, reference: &str) -> Option<SafeLink> {
        SafeLink::parse(&self.0.replace(REF, reference))
    }
}

/// When a record opens by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OpenRecord {
    /// As soon as an interaction is offered.
    Offered,
    /// When it is answered.
    #[default]
    Answered,
    /// When the agent asks for it.
    Never,
}

/// What a click on a number does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ClickToDial {
    /// Fills the field.
    #[default]
    Fill,
    /// Asks the agent once.
    Ask,
    /// Dials.
    Dial,
}

/// Reads `crm`.
pub(super) fn read(section: &mut Section<'_>) -> CrmConfig {
    const GONE: &str = "screenPop";
    section.known(&["origins", "api", "recordUrl", "open", "dial", GONE]);
    if section.has(GONE) {
        let wrong = "has no effect: the CRM's own page opens records";
        section.warn(GONE, wrong, "remove it; \"crm.open\" sets when a record opens by itself");
    }
    CrmConfig {
        origins: section.origins(None),
        api: parsed(
            section,
            "api",
            CrmApi::parse,
            "is not an API address",
            "write an https address without ? and # (http is for localhost only), or a path on the panel's own server, like \"/crm/v1\"",
        ),
        record_url: parsed(
            section,
            "recordUrl",
            RecordUrl::parse,
            "is not a record address",
            "write an https address (http is for localhost only) with {ref} behind the host, like \"https://crm.example/customers/{ref}\"",
        ),
        open: choice(
            section,
            "open",
            &[("offered", OpenRecord::Offered), ("answered", OpenRecord::Answered), ("never", OpenRecord::Never)],
            "write \"offered\", \"answered\" or \"never\"",
        ),
        dial: choice(
            section,
            "dial",
            &[("fill", ClickToDial::Fill), ("ask", ClickToDial::Ask), ("dial", ClickToDial::Dial)],
            "write \"fill\", \"ask\" or \"dial\"",
        ),
    }
}

fn parsed<T>(
    section: &mut Section<'_>,
    name: &str,
    parse: impl Fn(&str) -> Option<T>,
    wrong: &str,
    remedy: &str,
) -> Option<T> {
    if section.is_null(name) {
        return None;
    }
    let text = section.word(name)?;
    let value = parse(text);
    if value.is_none() {
        section.error(name, format!("{} {wrong}", quoted(text)), remedy);
    }
    value
}

fn choice<T: Copy + Default>(section: &mut Section<'_>, name: &str, words: &[(&str, T)], remedy: &str) -> T {
    let Some(text) = section.word(name) else { return T::default() };
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() {
        section.error(name, format!("{} is not a valid choice", quoted(text)), remedy);
    }
    found.unwrap_or_default()
}
