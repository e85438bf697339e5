use crate::bench::{Bench, DESKTOP};
use deskpane_desk::{kit::host::Host, model::Problem, session::WindowEvent};
use deskpane_desktops::max::{
    SPEC,
    host::{Act, ContactSpec, FaultInjection, Kind, MaxHost, Refusal, WindowId},
    wire::Flavour,
};
use deskpane_setup::{Obstacle, Rung, Standing};

fn bench() -> Bench<MaxHost> {
    Bench::new(&SPEC, WindowId(1), |now| MaxHost::new(Flavour::Max, now))
}

fn found(origin: Option<&str>) -> WindowEvent {
    WindowEvent::Found { origin: origin.map(str::to_owned) }
}

#[test]
fn all_rungs_are_climbed_with_a_call_that_is_muted_and_unmuted() {
    let mut bench = bench();
    assert_eq!(bench.at(), Some((Rung::Loads, None)));
    bench.window(found(Some(DESKTOP)));
    bench.act(Act::Dial(ContactSpec::new(Kind::Call, "Ada Byron", "+15550100", "Support")));
    assert_eq!(bench.at(), Some((Rung::Command, None)));
    assert_eq!(bench.trial.command(), None, "nobody is on the line yet");
    let contact = bench.host.state().contacts.first().unwrap().no;
    bench.act(Act::FarEndAnswers(contact));
    assert!(bench.trial.command().is_some());
    bench.give();
    bench.pass(2);
    bench.pass(2);
    assert_eq!((bench.at(), bench.last()), (None, Standing::Passed));
    assert!(!bench.host.state().muted, "the agent is heard again");
}

#[test]
fn a_page_outside_a_desktop_fails_at_the_first_step() {
    let mut bench = bench();
    bench.window(WindowEvent::Absent);
    assert_eq!(bench.at(), Some((Rung::Loads, Some(Obstacle::Problem(Problem::NotEmbedded)))));
}

#[test]
fn another_origin_is_named_where_it_was_found() {
    let mut bench = bench();
    let origin = "https://other.test".to_owned();
    bench.window(found(Some(&origin)));
    assert_eq!(bench.at(), Some((Rung::Origin, Some(Obstacle::Problem(Problem::OriginNotAllowed { origin })))));
}

#[test]
fn silence_and_refusal_stop_at_the_handshake() {
    let mut silent = bench();
    silent.host.fault_injection = FaultInjection { silent: true, ..FaultInjection::default() };
    silent.window(found(Some(DESKTOP)));
    assert_eq!(silent.at(), Some((Rung::Handshake, None)));
    silent.pass(30);
    assert!(
        matches!(silent.at(), Some((Rung::Handshake, Some(Obstacle::Problem(Problem::Silent { .. }))))),
        "{:?}",
        silent.at()
    );

    let mut refused = bench();
    refused.host.fault_injection = FaultInjection { refuse: Some(Refusal::Types), ..FaultInjection::default() };
    refused.window(found(Some(DESKTOP)));
    let at = refused.at();
    assert!(
        matches!(at, Some((Rung::Handshake, Some(Obstacle::Problem(Problem::SubscriptionRefused { .. }))))),
        "{at:?}"
    );
}

#[test]
fn a_command_without_effect_is_reported_and_can_be_tried_again() {
    let mut bench = bench();
    bench.window(found(Some(DESKTOP)));
    bench.act(Act::Dial(ContactSpec::new(Kind::Call, "Ada Byron", "+15550100", "Support")));
    let contact = bench.host.state().contacts.first().unwrap().no;
    bench.act(Act::FarEndAnswers(contact));
    bench.host.fault_injection.drop_next = true;
    bench.give();
    bench.pass(30);
    assert_eq!(bench.at(), Some((Rung::Command, Some(Obstacle::NoEffect))));
    bench.give();
    bench.pass(4);
    assert_eq!(bench.at(), None);
}
