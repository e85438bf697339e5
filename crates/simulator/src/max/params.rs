//! What the address asks for: a test sets up its desktop by query parameters.

use deskpane_desk::clock::Span;
use deskpane_desktops::max::{
    host::{FaultInjection, Refusal},
    wire::Flavour,
};
use leptos_router::params::ParamsMap;
use web_sys::Url;

/// Where the panel is served unless the address says otherwise.
const PANEL: &str = "http://127.0.0.1:8080";

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setup {
    pub(crate) flavour: Flavour,
    /// The base address of the panel, without a slash at its end.
    pub(crate) panel: String,
    /// The panel's exact origin: the only one that is posted to and listened to.
    pub(crate) origin: String,
    pub(crate) contact_panels: bool,
    pub(crate) fault_injection: FaultInjection,
}

impl Setup {
    pub(crate) fn read(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        let asked = Url::new(&text("panel")).ok().filter(|url| url.protocol().starts_with("http"));
        let panel = asked.as_ref().map_or_else(|| PANEL.to_owned(), Url::href);
        Self {
            flavour: if text("flavour").eq_ignore_ascii_case("cxa") { Flavour::Cxa } else { Flavour::Max },
            panel: panel.trim_end_matches('/').to_owned(),
            origin: asked.map_or_else(|| PANEL.to_owned(), |url| url.origin()),
            contact_panels: matches!(text("contactPanels").as_str(), "on" | "1" | "true"),
            fault_injection: FaultInjection {
                silent: matches!(text("silent").as_str(), "1" | "on" | "true"),
                refuse: refusal(&text("refuse")),
                ack_delay: Span(text("ackDelay").parse().unwrap_or(0)),
                effect_delay: Span(text("effectDelay").parse().unwrap_or(0)),
                ..FaultInjection::default()
            },
        }
    }
}

/// Which refusal a word means: `types`, `contact`, or anything else for none.
pub(crate) fn refusal(word: &str) -> Option<Refusal> {
    match word {
        "types" => Some(Refusal::Types),
        "contact" => Some(Refusal::ContactId),
        _ => None,
    }
}
