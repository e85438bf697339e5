//! Times are right although MAX's clock differs from ours.

use super::*;

const MINUTE: i64 = 60_000;

/// A call event stamped `at` by MAX's clock, for a call that began at `began`.
fn call(status: &str, at: i64, began: i64) -> Value {
    json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": status, "IsInbound": "True", "FinalState": "False",
        "LastStateChangeTimeUTC": Millis(at).stamp(), "StartTimeUTC": Millis(began).stamp()}])
}

fn agent(state: &str, at: i64) -> Value {
    json!([{"Type": "AgentState", "CurrentState": state, "StartTimeUTC": Millis(at).stamp()}])
}

/// Connected, and past the time in which reports may be late.
fn settled() -> Bench {
    let mut bench = Bench::connected();
    bench.pass(Span::seconds(10));
    bench
}

#[test]
fn a_call_that_rings_and_is_answered_shows_its_times_with_clocks_ten_minutes_apart() {
    for behind in [-1440 * MINUTE, -10 * MINUTE, 10 * MINUTE, 1440 * MINUTE] {
        let mut bench = settled();
        let rang = bench.now.0;
        bench.events(call("Incoming", rang - behind, rang - behind));
        assert_eq!(bench.contact("1").since, Some(Millis(rang)), "{behind}");
        bench.pass(Span::seconds(20));
        let answered = bench.now.0;
        bench.events(call("Active", answered - behind, rang - behind));
        bench.pass(Span::seconds(30));
        let call = bench.contact("1");
        assert_eq!((call.since, call.started), (Some(Millis(answered)), Some(Millis(rang))), "{behind}");
    }
}

#[test]
fn the_agents_next_change_puts_a_running_call_and_a_wrap_up_right() {
    let mut bench = settled();
    let (behind, began) = (10 * MINUTE, bench.now.0);
    bench.events(call("Active", began - behind, began - behind));
    assert_eq!(bench.contact("1").since, Some(Millis(began - behind)));
    bench.events(agent("Available", began - behind));
    bench.pass(Span::seconds(60));
    let changed = bench.now.0;
    bench.events(json!([{"Type": "AgentState", "CurrentState": "InboundContact", "IsAcw": "True", "AcwTimeout": "90",
        "StartTimeUTC": Millis(changed - behind).stamp()}]));
    assert_eq!(bench.contact("1").since, Some(Millis(began)));
    let agent = bench.desk.agent();
    assert_eq!(agent.since, Some(Millis(changed)));
    assert_eq!(agent.wrap_up, Some(WrapUp { until: Some(Millis(changed + 90_000)) }));
}

#[test]
fn late_reports_of_a_registration_are_no_evidence() {
    let mut bench = settled();
    bench.call("1", "Incoming");
    let rang = bench.now.0;
    bench.events(call("Incoming", rang, rang));
    bench.pass(Span::seconds(300));
    bench.ack("OK", "Success");
    bench.events(call("Active", rang + 5_000, rang));
    assert_eq!(bench.contact("1").since, Some(Millis(rang + 5_000)));
    assert_eq!(bench.kept, None);
}

#[test]
fn the_learnt_difference_survives_a_reload() {
    let mut bench = settled();
    let (behind, at) = (10 * MINUTE, bench.now.0);
    bench.events(agent("Available", at - behind));
    bench.pass(Span::seconds(5));
    bench.events(agent("Unavailable", at + 5_000 - behind));
    let config = config(json!({"origins": ["https://max.example.com"]}));
    bench.session = MaxSession::new(&config, None, bench.kept.as_deref());
    bench.found();
    bench.ack("OK", "Success");
    bench.events(call("Active", at - behind, at - behind));
    assert_eq!(bench.contact("1").since, Some(Millis(at)));
}

#[test]
fn a_state_without_a_stamp_starts_when_it_is_received() {
    let mut bench = settled();
    let at = bench.now.0;
    bench.events(call("Active", at, at));
    bench.pass(Span::seconds(60));
    bench.events(call("Holding", at, at));
    let held = bench.now;
    bench.pass(Span::seconds(5));
    bench.events(call("Holding", at, at));
    assert_eq!(bench.contact("1").since, Some(held));
}

#[test]
fn two_changes_at_one_moment_bear_one_stamp() {
    let mut bench = settled();
    let at = bench.now.0;
    bench.events(call("Active", at, at));
    bench.pass(Span(300));
    bench.events(call("Holding", at, at));
    assert_eq!(bench.contact("1").since, Some(Millis(at)));
    // So it follows when our clock was set ahead, as the next calls show.
    bench.now = bench.now + Span(10 * MINUTE);
    for other in ["2", "3", "4"] {
        let rang = bench.now.0 - 10 * MINUTE;
        let mut rings = call("Incoming", rang, rang);
        rings[0]["ContactID"] = json!(other);
        bench.events(rings);
    }
    assert_eq!(bench.contact("1").since, Some(Millis(at + 10 * MINUTE)));
}

#[test]
fn a_call_that_was_missed_and_is_named_again_is_in_its_state_since_its_stamp() {
    let mut bench = settled();
    let at = bench.now.0;
    bench.events(call("Active", at, at));
    bench.pass(Span::seconds(30));
    bench.ack("OK", "Success");
    bench.pass(Span::seconds(10));
    assert_eq!(bench.desk.order().len(), 0);
    bench.events(call("Active", at, at));
    assert_eq!((bench.contact("1").since, bench.contact("1").started), (Some(Millis(at)), Some(Millis(at))));
}

#[test]
fn a_call_ringing_at_start_shows_no_difference_of_clocks() {
    let mut bench = Bench::connected();
    let (behind, heard) = (4 * MINUTE, bench.now.0);
    let mut rings = call("Incoming", heard - behind, heard - behind);
    rings[0]["RefusalTimeout"] = json!("45");
    bench.events(rings);
    let shown = bench.contact("1");
    assert_eq!((shown.since, shown.started), (Some(Millis(heard)), Some(Millis(heard))));
    assert_eq!(shown.until, Some(Millis(heard + 45_000)));
}
