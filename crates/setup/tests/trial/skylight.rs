use crate::bench::{Bench, DESKTOP, PANEL};
use deskpane_desk::{model::Problem, session::WindowEvent};
use deskpane_desktops::skylight::{
    SPEC,
    host::{Act, SkylightHost},
};
use deskpane_setup::{Obstacle, Rung, Standing};

fn bench() -> Bench<SkylightHost> {
    Bench::new(&SPEC, PANEL.to_owned(), SkylightHost::new)
}

#[test]
fn all_rungs_are_climbed_with_a_list_of_destinations() {
    let mut bench = bench();
    bench.window(WindowEvent::Absent);
    assert_eq!(bench.at(), Some((Rung::Permitted, None)), "nobody has opened it yet");
    bench.window(WindowEvent::Opened);
    assert_eq!(bench.at(), Some((Rung::Loads, None)));
    bench.load();
    bench.pass(2);
    bench.act(Act::LogIn("Ada Agent".into()));
    assert_eq!(bench.at(), Some((Rung::Command, None)));
    bench.give();
    bench.pass(2);
    assert_eq!((bench.at(), bench.last()), (None, Standing::Passed));
}

#[test]
fn a_window_that_the_browser_refuses_stops_at_the_first_rung() {
    let mut bench = bench();
    bench.window(WindowEvent::Blocked);
    assert_eq!(bench.at(), Some((Rung::Permitted, Some(Obstacle::Problem(Problem::PopupBlocked)))));
}

#[test]
fn a_window_that_never_answers_counts_as_not_loaded() {
    let mut cut = bench();
    cut.window(WindowEvent::Opened);
    cut.window(WindowEvent::Closed);
    assert_eq!(cut.at(), Some((Rung::Loads, Some(Obstacle::Problem(Problem::WindowClosed)))));

    let mut silent = bench();
    silent.host.fault_injection.silent = true;
    silent.window(WindowEvent::Opened);
    silent.load();
    silent.pass(60);
    let at = silent.at();
    assert!(matches!(at, Some((Rung::Loads, Some(Obstacle::Problem(Problem::WindowSilent { .. }))))), "{at:?}");
    // The agent has opened the desktop in another tab.
    silent.trial.elsewhere("https://stranger.test");
    silent.trial.elsewhere(DESKTOP);
    assert_eq!(silent.at(), Some((Rung::Loads, Some(Obstacle::OtherWindow(DESKTOP.to_owned())))));
}
