//! What the address asks for: a test sets up its desktop by query parameters.

use deskpane_desktops::skylight::host::FaultInjection;
use leptos_router::params::ParamsMap;

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setup {
    /// The vendor's own: any value makes the page listen to whoever opened it.
    pub(crate) listens: bool,
    /// The vendor's own: the name in the log-in form.
    pub(crate) user: String,
    /// The autopilot's, which starts by itself if there is one.
    pub(crate) seed: Option<u64>,
    pub(crate) speed: u32,
    /// `None` where the address asks for nothing: then it stays as it was before a reload.
    pub(crate) fault_injection: Option<FaultInjection>,
}

impl Setup {
    pub(crate) fn read(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        let on = |name: &str| matches!(text(name).as_str(), "1" | "on" | "true");
        let off = |name: &str| matches!(text(name).as_str(), "0" | "off" | "false");
        let fault_injection = FaultInjection {
            silent: on("silent"),
            without_effect: on("withoutEffect"),
            delay_ms: text("delay").parse().unwrap_or(0),
            accept_supported: !off("accept"),
            tenant_supported: !off("tenant"),
            ..FaultInjection::default()
        };
        Self {
            listens: !text("skylightController").is_empty(),
            user: text("username"),
            seed: text("seed").parse().ok(),
            speed: text("speed").parse().unwrap_or(1),
            fault_injection: Some(fault_injection).filter(|asked| *asked != FaultInjection::default()),
        }
    }
}
