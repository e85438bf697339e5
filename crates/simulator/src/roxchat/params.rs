//! The desktop's set-up by query parameters.

use crate::common::{engine, framed::parent, now, params::Params};
use deskpane_desk::kit::host::Host as _;
use deskpane_desktops::roxchat::host::{Act, ErrorForm, FaultInjection, RoxchatHost, StartError};

/// `allowed` is the origin of the parent page, `speaks=off` disables it. Faults: `silent`, `strings`, `tables`,
/// `refuse=<code>`, `errors=event|notice|bare`, `delay=<ms>`. Without a parameter, its value stays as before a
/// reload.
pub(super) fn set_up(params: &Params) -> RoxchatHost {
    let first = u32::try_from(now().0 / 1000 % 1_000_000).unwrap_or(0);
    let mut host = engine::restore().unwrap_or_else(|| RoxchatHost::new(&parent::panel_next_door(), first));
    if let Some(origin) = params.origin("allowed") {
        host.allow(&origin);
    }
    if params.is_off("speaks") {
        host.act(Act::AllowParent(false), now());
    }
    let errors = match params.text("errors").as_str() {
        "event" => ErrorForm::Event,
        "notice" => ErrorForm::Notice,
        "bare" => ErrorForm::Bare,
        _ => ErrorForm::Unsaid,
    };
    let faults = FaultInjection {
        silent: params.is_on("silent"),
        strings: params.is_on("strings"),
        table_spelling: params.is_on("tables"),
        refuse: StartError::ALL.into_iter().find(|error| error.code() == params.text("refuse")),
        errors,
        effect_delay: params.span("delay"),
        ..FaultInjection::default()
    };
    Params::inject(&mut host, faults);
    host
}
