//! Finding MAX, registering, being refused, losing the subscription.

use super::*;
use deskpane_desk::model::SubscriptionRefusal;

fn max() -> Value {
    json!({"origins": ["https://max.example.com"], "subscriptions": ["agent", "contacts"], "issuer": "Acme"})
}

#[test]
fn it_unregisters_before_it_registers() {
    let mut bench = Bench::new(max(), None);
    bench.found();
    assert_eq!(
        bench.posts,
        [
            json!({"messageType": "UnregisterFromClientEvents"}),
            json!({"messageType": "RegisterForClientEvents", "issuer": "Acme", "subscriptionTypes": ["agent", "contacts"]}),
        ]
    );
    assert_eq!(bench.desk.connection(), &Connection::Trying { attempt: 1, problem: None, next: None });
    bench.ack("OK", "Success");
    assert!(matches!(bench.desk.connection(), Connection::Connected { caution: None, .. }));
}

#[test]
fn a_contact_panel_registers_with_its_contact_as_a_number() {
    let mut bench = Bench::new(max(), Some("4711"));
    bench.found();
    assert_eq!(bench.posts[1]["contactId"], json!(4711));
}

#[test]
fn an_invalid_contact_id_is_ignored_and_reported() {
    for given in ["{ContactID}", "0", "-3", "12a", "1.5"] {
        let mut bench = Bench::new(max(), Some(given));
        bench.found();
        assert_eq!(bench.posts[1].get("contactId"), None, "{given}");
        bench.ack("OK", "Success");
        let caution = Some(Problem::ContactIdUnreadable { given: given.into() });
        assert!(
            matches!(bench.desk.connection(), Connection::Connected { caution: c, .. } if *c == caution),
            "{given}"
        );
    }
}

#[test]
fn without_a_frame_or_with_a_strange_origin_nothing_is_posted() {
    let mut bench = Bench::new(max(), None);
    bench.window(WindowEvent::Absent);
    assert_eq!(bench.desk.connection(), &Connection::Stopped(Problem::NotEmbedded));
    for origin in ["https://evil.example", "null", "https://max.example.com.evil.example"] {
        bench.window(WindowEvent::Found { origin: Some(origin.into()) });
        let problem = Problem::OriginNotAllowed { origin: origin.into() };
        assert_eq!(bench.desk.connection(), &Connection::Stopped(problem));
    }
    bench.pass(Span::seconds(600));
    assert_eq!(bench.posts, Vec::<Value>::new());
}

#[test]
fn once_the_origin_is_found_nobody_else_on_the_list_is_written_to() {
    let mut bench = Bench::new(json!({"origins": ["https://other.example", "https://*.example.com"]}), None);
    // The bench rejects a post to any origin but this one.
    bench.found();
    assert_eq!(bench.sent(), ["UnregisterFromClientEvents", "RegisterForClientEvents"]);
}

#[test]
fn an_unknown_origin_is_met_with_the_exact_lines_of_the_list() {
    let mut bench = Bench::new(max(), None);
    bench.window(WindowEvent::Found { origin: None });
    assert_eq!(bench.sent(), ["UnregisterFromClientEvents", "RegisterForClientEvents"]);
    let mut bench = Bench::new(json!({"origins": ["https://*.example.com"]}), None);
    bench.window(WindowEvent::Found { origin: None });
    assert_eq!(bench.desk.connection(), &Connection::Stopped(Problem::OriginUnknown));
    // The first listed origin that speaks is MAX's.
    bench.call("1", "Active");
    assert!(matches!(bench.desk.connection(), Connection::Connected { .. }));
}

#[test]
fn silence_is_retried_with_growing_pauses_and_explained() {
    let mut bench = Bench::new(max(), None);
    bench.found();
    let mut asked = Vec::new();
    for second in 1..=120 {
        bench.posts.clear();
        bench.pass(Span::seconds(1));
        if !bench.posts.is_empty() {
            assert_eq!(bench.sent(), ["UnregisterFromClientEvents", "RegisterForClientEvents"]);
            asked.push(second);
        }
    }
    let pauses: Vec<_> = asked.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(pauses.is_sorted() && pauses.len() >= 5, "asked at {asked:?}");
    assert!(matches!(
        bench.desk.connection(),
        Connection::Trying { problem: Some(Problem::Silent { tries: 6.. }), .. }
    ));
    bench.ack("OK", "Success");
    assert!(matches!(bench.desk.connection(), Connection::Connected { .. }));
}

#[test]
fn events_prove_a_subscription_without_an_acknowledgement() {
    let mut bench = Bench::new(max(), None);
    bench.found();
    bench.call("1", "Active");
    assert!(matches!(bench.desk.connection(), Connection::Connected { .. }));
}

#[test]
fn every_refusal_is_explained_and_tried_again() {
    for (reason, kind) in [
        ("Invalid Contact Id", SubscriptionRefusal::ContactId),
        ("Invalid Subscription Types.", SubscriptionRefusal::Types),
        ("Not today", SubscriptionRefusal::Other),
    ] {
        let mut bench = Bench::new(max(), None);
        bench.found();
        bench.posts.clear();
        bench.ack("ERROR", reason);
        let problem = Problem::SubscriptionRefused { kind, words: reason.into() };
        assert!(matches!(bench.desk.connection(), Connection::Trying { problem: Some(p), .. } if *p == problem));
        bench.pass(Span::seconds(1));
        assert_eq!(bench.sent(), ["UnregisterFromClientEvents", "RegisterForClientEvents"]);
    }
}

#[test]
fn a_quiet_subscription_is_renewed_and_a_forgotten_one_noticed() {
    let mut bench = Bench::connected();
    bench.pass(Span::seconds(60));
    assert_eq!(bench.sent(), ["UnregisterFromClientEvents", "RegisterForClientEvents"]);
    assert!(matches!(bench.desk.connection(), Connection::Connected { .. }), "renewing is not worth a word");
    bench.pass(Span::seconds(3));
    assert!(matches!(bench.desk.connection(), Connection::Trying { problem: Some(Problem::WentSilent), .. }));
    bench.pass(Span::seconds(1));
    bench.ack("OK", "Success");
    assert!(matches!(bench.desk.connection(), Connection::Connected { .. }));
}

#[test]
fn leaving_unregisters_and_coming_back_registers() {
    let mut bench = Bench::connected();
    bench.window(WindowEvent::Leaving);
    assert_eq!(bench.sent(), ["UnregisterFromClientEvents"]);
    bench.pass(Span::seconds(600));
    assert_eq!(bench.sent(), Vec::<String>::new());
    bench.window(WindowEvent::Shown);
    assert_eq!(bench.sent(), ["UnregisterFromClientEvents", "RegisterForClientEvents"]);
}

#[test]
fn a_stranger_in_the_desktops_window_is_named_only_while_nothing_works() {
    let mut bench = Bench::connected();
    bench.window(WindowEvent::Stranger { origin: "https://evil.example".into(), size: None });
    assert!(matches!(bench.desk.connection(), Connection::Connected { .. }));
    let mut bench = Bench::new(max(), None);
    bench.found();
    bench.window(WindowEvent::Stranger { origin: "https://new.example".into(), size: None });
    let problem = Problem::OriginNotAllowed { origin: "https://new.example".into() };
    assert_eq!(bench.desk.connection(), &Connection::Stopped(problem));
}
