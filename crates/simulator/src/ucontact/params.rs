//! What the address asks for: a test sets up its desktop by query parameters.

use crate::common::{
    framed::{Engine as _, keep, parent},
    now,
};
use deskpane_desk::clock::Span;
use deskpane_desktops::ucontact::host::{Act, DateForm, FaultInjection, Host};
use leptos_router::params::ParamsMap;

/// How dates are written, by the word of the address and in words.
pub(super) const DATES: [(&str, &str, DateForm); 4] = [
    ("plain", "In UTC, without saying so", DateForm::Plain),
    ("scrambled", "Minutes for the month", DateForm::Scrambled),
    ("elsewhere", "Five hours behind", DateForm::Elsewhere),
    ("empty", "Empty", DateForm::Empty),
];

/// The desktop as the address asks for it, and the autopilot's seed and speed if it shall start by itself.
///
/// `parent` is the origin of the page around, where the browser does not tell it; `theme=dark`, `primary` and
/// `language` are its looks; `silent`, `strings`, `loose`, `suffixes`, `dates=plain|scrambled|elsewhere|empty` and
/// `delay=<ms>` are how it goes wrong. What the address does not ask for stays as it was before a reload.
pub(super) fn set_up(query: &ParamsMap) -> (Host, Option<(u64, u32)>) {
    let text = |name: &str| query.get(name).unwrap_or_default();
    let on = |name: &str| matches!(text(name).as_str(), "1" | "on" | "true");
    let first = u32::try_from(now().0 / 1000 % 1_000_000).unwrap_or(0);
    let asked = Some(text("parent").trim_end_matches('/').to_owned()).filter(|origin| !origin.is_empty());
    let around = asked.or_else(parent::origin_around).unwrap_or_else(parent::panel_next_door);
    let kept = keep::kept(Host::NAME).and_then(|text| Host::restore(&text, &around));
    let fresh = kept.is_none();
    let mut host = kept.unwrap_or_else(|| Host::new(&around, first));
    if fresh && !(text("theme") + &text("primary")).is_empty() {
        let primary = Some(text("primary")).filter(|colour| !colour.is_empty());
        let primary = primary.unwrap_or_else(|| host.looks().1.to_owned());
        host.act(Act::Theme { dark: text("theme") == "dark", primary }, now());
    }
    if fresh && !text("language").is_empty() {
        host.act(Act::Language(text("language")), now());
    }
    let fault_injection = FaultInjection {
        silent: on("silent"),
        strings: on("strings"),
        loose_types: on("loose"),
        suffixes: on("suffixes"),
        dates: DATES
            .into_iter()
            .find(|(word, ..)| *word == text("dates"))
            .map_or_else(DateForm::default, |(.., form)| form),
        effect_delay: Span(text("delay").parse().unwrap_or(0)),
        ..FaultInjection::default()
    };
    if fault_injection != FaultInjection::default() {
        host.fault_injection = fault_injection;
    }
    let seed = text("seed").parse().ok();
    (host, seed.map(|seed| (seed, text("speed").parse().unwrap_or(1))))
}
