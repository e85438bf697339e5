//! What holds for every desktop in a frame, whatever it says.

use crate::bench::Bench;
use deskpane_desk::{kit::host::Host, model::Problem, session::WindowEvent};
use deskpane_setup::{Obstacle, Rung};

/// A frame that says nothing is looked at by a person.
pub(crate) fn a_person_looks_at_silence<H: Host>(mut bench: Bench<H>) {
    bench.window(WindowEvent::FrameLoaded);
    bench.trial.seen(false);
    assert_eq!(bench.at(), Some((Rung::Permitted, Some(Obstacle::Refused))));
    bench.trial.seen(true);
    bench.pass(31);
    let at = bench.at();
    assert!(matches!(at, Some((Rung::Window, Some(Obstacle::Problem(Problem::FrameSilent(_)))))), "{at:?}");
}

/// The policy of our own server comes before all else.
pub(crate) fn our_own_policy_comes_first<H: Host>(mut bench: Bench<H>) {
    bench.window(WindowEvent::FrameLoaded);
    bench.trial.own_policy();
    assert_eq!(bench.at(), Some((Rung::Loads, Some(Obstacle::OwnPolicy))));
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.at(), Some((Rung::Loads, Some(Obstacle::OwnPolicy))), "an error page loads as well");
}

/// Another page in the frame is named.
pub(crate) fn another_page_is_named<H: Host>(mut bench: Bench<H>) {
    let origin = "https://login.test".to_owned();
    bench.window(WindowEvent::Stranger { origin: origin.clone(), size: None });
    assert_eq!(bench.at(), Some((Rung::Origin, Some(Obstacle::Problem(Problem::OriginNotAllowed { origin })))));
}
