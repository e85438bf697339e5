//! What the address asks for: a test sets up its desktop by query parameters.

use crate::common::{
    framed::{Engine as _, keep, parent},
    now,
};
use deskpane_desk::clock::Span;
use deskpane_desktops::roxchat::host::{Act, ErrorForm, FaultInjection, Host, StartError};
use leptos_router::params::ParamsMap;

/// The desktop as the address asks for it, and the autopilot's seed and speed if it shall start by itself.
///
/// `allowed` is the origin of the page around, `speaks=off` switches it off; `silent`, `strings`, `tables`,
/// `refuse=<code>`, `errors=event|notice|bare` and `delay=<ms>` are how it goes wrong. What the address does not ask
/// for stays as it was before a reload.
pub(super) fn set_up(query: &ParamsMap) -> (Host, Option<(u64, u32)>) {
    let text = |name: &str| query.get(name).unwrap_or_default();
    let on = |name: &str| matches!(text(name).as_str(), "1" | "on" | "true");
    let off = |name: &str| matches!(text(name).as_str(), "0" | "off" | "false");
    let first = u32::try_from(now().0 / 1000 % 1_000_000).unwrap_or(0);
    let kept = keep::kept(Host::NAME).and_then(|text| Host::restore(&text));
    let mut host = kept.unwrap_or_else(|| Host::new(&parent::panel_next_door(), first));
    if !text("allowed").is_empty() {
        host.allow(text("allowed").trim_end_matches('/'));
    }
    if off("speaks") {
        host.act(Act::AllowParent(false), now());
    }
    let asked = FaultInjection {
        silent: on("silent"),
        strings: on("strings"),
        table_spelling: on("tables"),
        refuse: StartError::ALL.into_iter().find(|error| error.code() == text("refuse")),
        errors: match text("errors").as_str() {
            "event" => ErrorForm::Event,
            "notice" => ErrorForm::Notice,
            "bare" => ErrorForm::Bare,
            _ => ErrorForm::Unsaid,
        },
        effect_delay: Span(text("delay").parse().unwrap_or(0)),
        ..FaultInjection::default()
    };
    if asked != FaultInjection::default() {
        host.fault_injection = asked;
    }
    let seed = text("seed").parse().ok();
    (host, seed.map(|seed| (seed, text("speed").parse().unwrap_or(1))))
}
