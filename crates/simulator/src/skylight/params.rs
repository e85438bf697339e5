//! The desktop's set-up by query parameters.

use crate::common::{engine, now, params::Params};
use deskpane_desktops::skylight::host::{FaultInjection, SkylightHost};

/// The vendor's own `skylightController`: any value makes the page listen to its opener.
pub(super) fn listens(params: &Params) -> bool {
    params.given("skylightController").is_some()
}

/// Faults: `silent`, `withoutEffect`, `delay=<ms>`, `accept=off`, `tenant=off`. Without a parameter, its value stays
/// as before a reload.
pub(super) fn set_up(params: &Params) -> SkylightHost {
    let mut host = engine::restore().unwrap_or_else(|| SkylightHost::new(now()));
    let faults = FaultInjection {
        silent: params.is_on("silent"),
        without_effect: params.is_on("withoutEffect"),
        delay_ms: params.number("delay").unwrap_or(0),
        accept_supported: !params.is_off("accept"),
        tenant_supported: !params.is_off("tenant"),
        ..FaultInjection::default()
    };
    Params::inject(&mut host, faults);
    host
}
