//! Query parameters: a test sets up its desktop by them.

use super::simulated::Simulated;
use deskpane_desk::clock::Span;
use leptos_router::params::ParamsMap;
use std::str::FromStr;

/// The parameters of the address.
pub(crate) struct Params(pub(crate) ParamsMap);

impl Params {
    /// A parameter; empty if absent.
    pub(crate) fn text(&self, name: &str) -> String {
        self.0.get(name).unwrap_or_default()
    }

    /// A parameter that is present and not empty.
    pub(crate) fn given(&self, name: &str) -> Option<String> {
        self.0.get(name).filter(|text| !text.is_empty())
    }

    /// An origin, or the base of an address, without a trailing slash.
    pub(crate) fn origin(&self, name: &str) -> Option<String> {
        self.given(name).map(|text| text.trim_end_matches('/').to_owned())
    }

    pub(crate) fn is_on(&self, name: &str) -> bool {
        matches!(self.text(name).as_str(), "1" | "on" | "true")
    }

    pub(crate) fn is_off(&self, name: &str) -> bool {
        matches!(self.text(name).as_str(), "0" | "off" | "false")
    }

    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// A time in milliseconds; zero if absent.
    pub(crate) fn span(&self, name: &str) -> Span {
        Span(self.number(name).unwrap_or(0))
    }

    /// Seed and speed of an autopilot that starts with the page.
    pub(crate) fn autopilot(&self) -> Option<(u64, u32)> {
        Some((self.number("seed")?, self.number("speed").unwrap_or(1)))
    }

    /// Injected faults, if the address names any: otherwise they stay as before a reload.
    pub(crate) fn inject<H: Simulated>(host: &mut H, asked: H::FaultInjection) {
        if asked != H::FaultInjection::default() {
            *host.fault_injection() = asked;
        }
    }
}
