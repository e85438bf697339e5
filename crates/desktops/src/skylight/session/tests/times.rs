//! Skylight's clock differs from ours, and events repeat and come late: only Skylight ends or hides an interaction.

use super::*;

const SECOND: i64 = 1_000;
const DAY: i64 = 86_400 * SECOND;

fn offer_until(id: &str, channel: &str, until: i64) -> Value {
    let mut offer = offer(id, channel);
    offer["timeout"] = json!(Millis(until).stamp());
    offer
}

fn message(id: &str, at: i64) -> Value {
    json!({"id": id, "to": CHAT, "from": "x", "metadata": {"type": "customer"}, "body": {"text": id},
        "timestamp": Millis(at).stamp()})
}

#[test]
fn an_offer_lasts_from_its_report_to_its_end_with_any_clocks() {
    for fast in [-DAY, -3_600 * SECOND, -60 * SECOND, 0, 60 * SECOND, 3_600 * SECOND, DAY] {
        let mut bench = Bench::logged_in();
        bench.says("interactions/work-offer-received", offer_until(CALL, "voice", bench.now.0 - fast + 30 * SECOND));
        bench.says("interactions/work-initiated-received", json!({"interactionId": CALL}));
        bench.pass(Span::seconds(29));
        assert_eq!(bench.contact(CALL).state, ContactState::Offered, "{fast}");
        bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
        assert_eq!(bench.contact(CALL).state, ContactState::Active, "{fast}");
        bench.says("interactions/work-ended-received", json!({"interactionId": CALL}));
        assert_eq!(bench.desk.closed().len(), 1, "{fast}");
    }
}

#[test]
fn a_passed_deadline_requests_the_state_and_ends_nothing() {
    let mut bench = Bench::logged_in();
    bench.says("interactions/work-offer-received", offer_until(CALL, "voice", bench.now.0 + 30 * SECOND));
    bench.pass(Span::seconds(36));
    assert_eq!(bench.sent(), ["dumpState"]);
    assert_eq!((bench.contact(CALL).until, &bench.contact(CALL).state), (None, &ContactState::Offered));
    let session = json!({"session-id": "s", "state": "ready", "resource-id": AGENT});
    let pending = json!({CALL: {"channel-type": "voice"}});
    bench.says("state", json!({"interactions": {"pending": pending}, "session": session}));
    assert_eq!(bench.contact(CALL).state, ContactState::Offered);
    bench.says("state", json!({"interactions": {}, "session": session}));
    assert_eq!(bench.desk.order().len(), 0);
}

#[test]
fn the_difference_is_learnt_from_messages_and_puts_countdowns_and_times_right() {
    for fast in [-DAY, -60 * SECOND, 60 * SECOND, DAY] {
        let mut bench = Bench::on_a_chat();
        let theirs = |bench: &Bench, ago: i64| bench.now.0 - fast - ago * SECOND;
        let history = json!([message("a", theirs(&bench, 120)), message("b", theirs(&bench, 60))]);
        bench.says("interactions/messaging/history-received", history);
        let end = theirs(&bench, 0) + 30 * SECOND;
        bench.says("interactions/work-offer-received", offer_until(CALL, "voice", end));
        let heard = bench.now;
        bench.says("interactions/messaging/new-message-received", message("c", theirs(&bench, 0)));
        assert_eq!(bench.contact(CALL).until, Some(heard + Span::seconds(30)), "{fast}");
        let ago = bench.contact(CHAT).work.transcript.iter().map(|one| (heard - one.at.unwrap()).0 / SECOND);
        assert_eq!(ago.collect::<Vec<_>>(), [120, 60, 0], "{fast}");
        // It is in the snapshot, and a whole state is read by it, too.
        let mut again = Bench::again(bench.kept.as_deref(), heard);
        again.window(WindowEvent::Regained);
        again.shell("target-origin-defined");
        let pending = json!({CALL: {"channel-type": "voice", "timeout": Millis(end).stamp()}});
        again.says(
            "state",
            json!({"interactions": {"pending": pending}, "session": {"session-id": "s", "state": "ready"}}),
        );
        assert_eq!(again.contact(CALL).until, Some(heard + Span::seconds(30)), "{fast}");
    }
}

#[test]
fn a_stamp_without_a_zone_hides_nothing() {
    let mut bench = Bench::logged_in();
    let mut offered = offer(CALL, "voice");
    offered["timeout"] = json!("2026-01-01T05:00:30");
    bench.says("interactions/work-offer-received", offered);
    bench.pass(Span::seconds(60));
    assert_eq!((bench.contact(CALL).until, &bench.contact(CALL).state), (None, &ContactState::Offered));
}

#[test]
fn a_repeated_offer_reopens_nothing_but_a_new_one_does() {
    let mut bench = Bench::logged_in();
    let first = offer_until(CALL, "voice", bench.now.0 + 30 * SECOND);
    bench.says("interactions/work-offer-received", first.clone());
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    bench.says("interactions/work-offer-received", first.clone());
    assert_eq!(bench.contact(CALL).state, ContactState::Active);
    bench.says("interactions/work-ended-received", json!({"interactionId": CALL}));
    bench.says("interactions/work-offer-received", first.clone());
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    assert_eq!(bench.desk.order().len(), 0);
    let second = offer_until(CALL, "voice", bench.now.0 + 60 * SECOND);
    bench.says("interactions/work-offer-received", second.clone());
    assert_eq!(bench.contact(CALL).state, ContactState::Offered);
    bench.says("interactions/work-rejected-received", json!({"interactionId": CALL}));
    for offer in [first, second] {
        bench.says("interactions/work-offer-received", offer);
        assert_eq!(bench.desk.order().len(), 0);
    }
}

#[test]
fn an_offer_without_a_deadline_after_the_end_is_checked_with_the_whole_state() {
    let mut bench = Bench::logged_in();
    let mut offer = offer(CALL, "voice");
    offer["timeout"] = Value::Null;
    for there in [true, false] {
        bench.says("interactions/work-offer-received", offer.clone());
        bench.says("interactions/work-ended-received", json!({"interactionId": CALL}));
        assert_eq!(bench.sent(), Vec::<String>::new());
        bench.says("interactions/work-offer-received", offer.clone());
        assert_eq!(bench.sent(), ["dumpState"]);
        let pending = if there { json!({CALL: {"channel-type": "voice"}}) } else { json!({}) };
        let session = json!({"session-id": "s", "state": "ready", "resource-id": AGENT});
        bench.says("state", json!({"interactions": {"pending": pending}, "session": session}));
        assert_eq!(bench.desk.order().len(), usize::from(there));
        bench = Bench::logged_in();
    }
}

#[test]
fn late_events_do_not_undo_a_wrap_up() {
    for (topic, response) in [
        ("work-accepted-received", json!({"interactionId": CALL, "customerOnHold": false})),
        ("voice/customer-hold-received", json!({"interactionId": CALL})),
        ("voice/customer-resume-received", json!({"interactionId": CALL})),
        ("voice/customer-connected", json!({"interactionId": CALL})),
    ] {
        let mut bench = Bench::on_a_call();
        bench.says("interactions/wrapup-started", json!({"interactionId": CALL}));
        bench.says(&format!("interactions/{topic}"), response);
        assert_eq!(bench.contact(CALL).state, ContactState::WrapUp, "{topic}");
    }
}
