//! Tests for every desktop in a frame.

use crate::bench::Bench;
use deskpane_desk::{kit::host::Host, model::Problem, session::WindowEvent};
use deskpane_setup::{Obstacle, Rung};

/// If the frame sends nothing, the user is asked to look at it.
pub(crate) fn a_person_looks_at_silence<H: Host>(mut bench: Bench<H>) {
    bench.window(WindowEvent::FrameLoaded);
    bench.trial.seen(false);
    assert_eq!(bench.at(), Some((Rung::Permitted, Some(Obstacle::Refused))));
    bench.trial.seen(true);
    bench.pass(31);
    let at = bench.at();
    assert!(matches!(at, Some((Rung::Window, Some(Obstacle::Problem(Problem::FrameSilent(_)))))), "{at:?}");
}

/// A violation of our own server's policy is reported before any other problem.
pub(crate) fn our_own_policy_comes_first<H: Host>(mut bench: Bench<H>) {
    bench.window(WindowEvent::FrameLoaded);
    bench.trial.own_policy();
    assert_eq!(bench.at(), Some((Rung::Loads, Some(Obstacle::OwnPolicy))));
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.at(), Some((Rung::Loads, Some(Obstacle::OwnPolicy))), "an error page loads as well");
}

/// Another page in the frame is reported with its origin.
pub(crate) fn another_page_is_named<H: Host>(mut bench: Bench<H>) {
    let origin = "https://login.test".to_owned();
    bench.window(WindowEvent::Stranger { origin: origin.clone(), size: None });
    assert_eq!(bench.at(), Some((Rung::Origin, Some(Obstacle::Problem(Problem::OriginNotAllowed { origin })))));
}
