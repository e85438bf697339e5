//! The steps of a test in words: the problem, what to do and where, and the line to enter.

use crate::{
    setup::form::Setup,
    text::{Advice, fill, texts},
};
use deskpane_desk::{
    clock::Millis,
    config::Configured,
    desktop::{DesktopSpec, Placement},
    model::{Connection, Problem},
};
use deskpane_setup::{Harmless, Obstacle, Outcome, Rung, Standing, Step, Trial};
use deskpane_words::setup::Words;
use leptos::prelude::WithValue;

/// The name of a step.
pub(super) fn rung_name(words: &'static Words, rung: Rung, desktop: Option<&DesktopSpec>) -> &'static str {
    let is_window = desktop.is_some_and(|desktop| matches!(desktop.placement, Placement::Popup { .. }));
    match rung {
        Rung::Loads => words.rung_loads,
        Rung::Permitted if is_window => words.rung_permitted_window,
        Rung::Permitted => words.rung_permitted,
        Rung::Window => words.rung_window,
        Rung::Origin => words.rung_origin,
        Rung::Handshake => words.rung_handshake,
        Rung::Event => words.rung_event,
        Rung::Command => words.rung_command,
    }
}

/// The result of a step.
pub(super) fn outcome(words: &'static Words, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => words.result_passed,
        Outcome::Failed => words.result_failed,
        Outcome::Waiting => words.result_waiting,
        Outcome::Ahead => words.result_ahead,
        Outcome::Without => words.result_without,
    }
}

/// The button of a command.
pub(super) fn command_name(words: &'static Words, command: &Harmless) -> &'static str {
    match command {
        Harmless::Destinations => words.try_destinations,
        Harmless::Mute(..) => words.try_mute,
    }
}

/// All steps.
pub(super) fn steps(setup: Setup, desktop: &'static DesktopSpec, configured: &Configured, trial: &Trial) -> Vec<Step> {
    let words = setup.words;
    let plain = |rung, result| Step { rung, result, what: String::new(), remedy: String::new(), line: None };
    let named = |text: &str| fill(text, &[("desktop", desktop.name)]);
    let step = |(rung, standing)| match standing {
        Standing::Passed => plain(rung, Outcome::Passed),
        Standing::Ahead => plain(rung, Outcome::Ahead),
        Standing::Without => Step { what: named(words.no_harmless), ..plain(rung, Outcome::Without) },
        Standing::Here(None) => {
            Step { what: named(waits(words, desktop, rung, trial)), ..plain(rung, Outcome::Waiting) }
        }
        Standing::Here(Some(obstacle)) => {
            let Advice { what, remedy, line } = advice(setup, desktop, configured, &obstacle);
            Step { what, remedy, line, ..plain(rung, Outcome::Failed) }
        }
    };
    trial.rungs().into_iter().map(step).collect()
}

/// What a step is waiting for.
fn waits(words: &'static Words, desktop: &DesktopSpec, rung: Rung, trial: &Trial) -> &'static str {
    match (rung, desktop.placement) {
        (Rung::Permitted, Placement::Popup { .. }) => words.wait_open,
        (Rung::Loads | Rung::Permitted, Placement::Around) | (Rung::Loads, Placement::Beside { .. }) => {
            words.wait_loads
        }
        (Rung::Permitted, Placement::Beside { .. }) => words.wait_eyes,
        (Rung::Loads, Placement::Popup { .. }) | (Rung::Window | Rung::Origin, _) => words.wait_message,
        (Rung::Handshake, _) => words.wait_handshake,
        (Rung::Event, _) => words.wait_event,
        (Rung::Command, _) if trial.command().is_some() => words.wait_command,
        (Rung::Command, _) => words.wait_call,
    }
}

fn advice(setup: Setup, desktop: &'static DesktopSpec, configured: &Configured, obstacle: &Obstacle) -> Advice {
    let words = setup.words;
    let field = desktop.entries.first().map_or("frame-ancestors", |entry| entry.field);
    let own = setup.here.with_value(|panel| panel.origin.clone());
    let said = |what: &str, remedy: &str, origin: &str, line: Option<String>| {
        let values = [("desktop", desktop.name), ("field", field), ("origin", origin)];
        let filled = |text: &str| {
            let used: Vec<_> = values.into_iter().filter(|(name, _)| text.contains(&format!("{{{name}}}"))).collect();
            fill(text, &used)
        };
        Advice { what: filled(what), remedy: filled(remedy), line }
    };
    match obstacle {
        Obstacle::OwnPolicy => {
            let origin = configured.address.as_ref().map(|address| address.origin.to_string()).unwrap_or_default();
            said(words.own_policy, words.own_policy_do, "", Some(format!("frame-src {origin}")))
        }
        Obstacle::Refused => said(words.refused, words.refused_do, "", Some(own)),
        Obstacle::OtherWindow(origin) => said(words.other_window, words.other_window_do, origin, None),
        Obstacle::NoEffect => said(words.no_effect, words.no_effect_do, "", None),
        Obstacle::CommandRefused => said(words.command_refused, words.command_refused_do, "", None),
        Obstacle::Problem(Problem::NotEmbedded) => {
            let address = setup.here.with_value(|panel| panel.page(&format!("setup?test={}", desktop.id)));
            said(words.not_inside, words.not_inside_do, "", Some(address))
        }
        Obstacle::Problem(Problem::WindowClosed) => {
            said(words.cut, words.cut_do, "", Some("Cross-Origin-Opener-Policy: unsafe-none".to_owned()))
        }
        Obstacle::Problem(problem) => {
            let waiting = Connection::Waiting { since: Millis(0), problem: Some(problem.clone()) };
            let advice = texts().connected(&waiting, desktop);
            match problem {
                Problem::PopupBlocked => Advice { remedy: words.popups_allow.to_owned(), line: Some(own), ..advice },
                _ => advice,
            }
        }
    }
}
