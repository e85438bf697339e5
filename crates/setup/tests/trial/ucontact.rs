use crate::{
    bench::{Bench, PANEL},
    framed,
};
use deskpane_desk::session::WindowEvent;
use deskpane_desktops::ucontact::{
    SPEC,
    host::{Act, UcontactHost},
};
use deskpane_setup::{Rung, Standing};

fn bench() -> Bench<UcontactHost> {
    let mut bench = Bench::new(&SPEC, PANEL.to_owned(), |_| UcontactHost::new(PANEL, 0));
    bench.window(WindowEvent::FrameLoading);
    bench
}

#[test]
fn all_steps_pass_and_no_command_reaches_a_customer() {
    let mut bench = bench();
    assert_eq!(bench.at(), Some((Rung::Loads, None)));
    bench.load();
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.at(), Some((Rung::Permitted, None)));
    assert!(bench.trial.wants_eyes());
    bench.act(Act::Assign { campaign: "Demo".into(), channel: "telephony".into(), client: "+15550100142".into() });
    assert_eq!((bench.at(), bench.last()), (None, Standing::Without));
    assert!(!bench.trial.wants_eyes() && bench.trial.command().is_none());
}

#[test]
fn a_frame_that_says_nothing_is_looked_at_by_a_person() {
    let mut bench = bench();
    bench.host.fault_injection.silent = true;
    framed::a_person_looks_at_silence(bench);
}

#[test]
fn the_policy_of_our_own_server_comes_before_all_else() {
    framed::our_own_policy_comes_first(bench());
}

#[test]
fn another_page_in_the_frame_is_named() {
    framed::another_page_is_named(bench());
}
