use crate::bench::{Bench, PANEL};
use deskpane_desk::{model::Problem, session::WindowEvent};
use deskpane_desktops::roxchat::{
    SPEC,
    host::{Act, RoxchatHost, VisitorNo, VisitorSpec},
};
use deskpane_setup::{Obstacle, Rung, Standing};

fn bench() -> Bench<RoxchatHost> {
    let mut bench = Bench::new(&SPEC, PANEL.to_owned(), |_| RoxchatHost::new(PANEL, 0));
    bench.window(WindowEvent::FrameLoading);
    bench
}

#[test]
fn all_rungs_are_climbed_and_none_of_its_commands_is_tried_on_a_customer() {
    let mut bench = bench();
    assert_eq!(bench.at(), Some((Rung::Loads, None)));
    bench.load();
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.at(), Some((Rung::Permitted, None)));
    assert!(bench.trial.wants_eyes());
    bench.act(Act::Arrive(VisitorSpec::default()));
    bench.act(Act::Write(VisitorNo(1), "visitor".into(), "Hello".into()));
    assert_eq!((bench.at(), bench.last()), (None, Standing::Without));
    assert!(!bench.trial.wants_eyes() && bench.trial.command().is_none());
}

#[test]
fn a_frame_that_says_nothing_is_looked_at_by_a_person() {
    let mut bench = bench();
    bench.host.fault_injection.silent = true;
    bench.window(WindowEvent::FrameLoaded);
    bench.trial.seen(false);
    assert_eq!(bench.at(), Some((Rung::Permitted, Some(Obstacle::Refused))));
    bench.trial.seen(true);
    bench.pass(31);
    let at = bench.at();
    assert!(matches!(at, Some((Rung::Window, Some(Obstacle::Problem(Problem::FrameSilent(_)))))), "{at:?}");
}

#[test]
fn the_policy_of_our_own_server_comes_before_all_else() {
    let mut bench = bench();
    bench.window(WindowEvent::FrameLoaded);
    bench.trial.own_policy();
    assert_eq!(bench.at(), Some((Rung::Loads, Some(Obstacle::OwnPolicy))));
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.at(), Some((Rung::Loads, Some(Obstacle::OwnPolicy))), "an error page loads as well");
}

#[test]
fn another_page_in_the_frame_is_named() {
    let mut bench = bench();
    let origin = "https://login.test".to_owned();
    bench.window(WindowEvent::Stranger { origin: origin.clone(), size: None });
    assert_eq!(bench.at(), Some((Rung::Origin, Some(Obstacle::Problem(Problem::OriginNotAllowed { origin })))));
}
