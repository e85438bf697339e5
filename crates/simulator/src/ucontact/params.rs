//! The desktop's set-up by query parameters.

use crate::common::{engine, framed::parent, now, params::Params};
use deskpane_desk::kit::host::Host as _;
use deskpane_desktops::ucontact::host::{Act, DateForm, FaultInjection, UcontactHost};

/// Date formats, by query value and label.
pub(super) const DATES: [(&str, &str, DateForm); 4] = [
    ("plain", "UTC, unmarked", DateForm::Plain),
    ("scrambled", "Minutes in place of the month", DateForm::Scrambled),
    ("elsewhere", "Five hours behind", DateForm::Elsewhere),
    ("empty", "Empty", DateForm::Empty),
];

/// `parent` is the origin of the parent page, if the browser does not report it; `theme=dark`, `primary` and
/// `language` are the appearance. Faults: `silent`, `strings`, `loose`, `suffixes`,
/// `dates=plain|scrambled|elsewhere|empty`, `delay=<ms>`. Without a parameter, its value stays as before a reload.
pub(super) fn set_up(params: &Params) -> UcontactHost {
    let around = params.origin("parent").or_else(parent::origin_around).unwrap_or_else(parent::panel_next_door);
    let mut host = engine::restore().unwrap_or_else(|| fresh(&around, params));
    host.held_by(&around);
    let dates = DATES.into_iter().find(|(word, ..)| *word == params.text("dates"));
    let faults = FaultInjection {
        silent: params.is_on("silent"),
        strings: params.is_on("strings"),
        loose_types: params.is_on("loose"),
        suffixes: params.is_on("suffixes"),
        dates: dates.map_or_else(DateForm::default, |(.., form)| form),
        effect_delay: params.span("delay"),
        ..FaultInjection::default()
    };
    Params::inject(&mut host, faults);
    host
}

fn fresh(around: &str, params: &Params) -> UcontactHost {
    let first = u32::try_from(now().0 / 1000 % 1_000_000).unwrap_or(0);
    let mut host = UcontactHost::new(around, first);
    let (theme, primary) = (params.given("theme"), params.given("primary"));
    if theme.is_some() || primary.is_some() {
        let dark = theme.is_some_and(|theme| theme == "dark");
        let primary = primary.unwrap_or_else(|| host.appearance().1.to_owned());
        host.act(Act::Theme { dark, primary }, now());
    }
    if let Some(language) = params.given("language") {
        host.act(Act::Language(language), now());
    }
    host
}
