//! The desktop's set-up by query parameters.

use crate::common::{now, params::Params};
use deskpane_desktops::max::{
    host::{FaultInjection, MaxHost, Refusal},
    wire::Flavour,
};
use web_sys::Url;

/// The panel's address, unless the query names another.
const PANEL: &str = "http://127.0.0.1:8080";

/// The desktop, and the page around it.
pub(super) struct Setup {
    pub(super) host: MaxHost,
    /// The base address of the panel, without a trailing slash.
    pub(super) panel: String,
    /// The panel's exact origin: the only one that is posted to and listened to.
    pub(super) origin: String,
    /// A panel for each contact is open.
    pub(super) contact_panels: bool,
}

/// `flavour=cxa`, `panel=<address>`, `contactPanels`; faults: `silent`, `refuse=types|contact`, `ackDelay=<ms>`,
/// `effectDelay=<ms>`.
pub(super) fn set_up(params: &Params) -> Setup {
    let asked = Url::new(&params.text("panel")).ok().filter(|url| url.protocol().starts_with("http"));
    let panel = asked.as_ref().map_or_else(|| PANEL.to_owned(), Url::href);
    let is_cxa = params.text("flavour").eq_ignore_ascii_case("cxa");
    let mut host = MaxHost::new(if is_cxa { Flavour::Cxa } else { Flavour::Max }, now());
    let refuse = match params.text("refuse").as_str() {
        "types" => Some(Refusal::Types),
        "contact" => Some(Refusal::ContactId),
        _ => None,
    };
    let faults = FaultInjection {
        silent: params.is_on("silent"),
        refuse,
        ack_delay: params.span("ackDelay"),
        effect_delay: params.span("effectDelay"),
        ..FaultInjection::default()
    };
    Params::inject(&mut host, faults);
    Setup {
        host,
        panel: panel.trim_end_matches('/').to_owned(),
        origin: asked.map_or_else(|| PANEL.to_owned(), |url| url.origin()),
        contact_panels: params.is_on("contactPanels"),
    }
}
