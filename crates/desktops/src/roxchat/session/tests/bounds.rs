//! Memory stays bounded, and no open contact is dropped for it.

use super::*;

#[test]
fn visitors_without_a_chat_leave_the_oldest_first() {
    let mut bench = Bench::new();
    bench.wrote("talks", 9_999, "visitor", "Hello");
    for n in 0..200 {
        bench.closed(&format!("v{n}"), n);
    }
    assert_eq!(bench.desk.order().len(), 1 + visitors::MOST_RESTING);
    assert_eq!(bench.state("talks"), &ContactState::Active);
    assert!(bench.desk.entry(&id("v199")).is_some() && bench.desk.entry(&id("v0")).is_none());
    assert_eq!(bench.desk.connection(), &Connection::Connected { since: bench.now, caution: None });
}

#[test]
fn a_flood_of_chats_is_refused_and_reported() {
    let mut bench = Bench::new();
    for n in 0..1_000 {
        bench.wrote(&format!("v{n}"), n, "visitor", "Hello");
    }
    assert_eq!(bench.desk.order().len(), visitors::MOST);
    let caution = Some(Problem::TooManyContacts);
    assert_eq!(bench.desk.connection(), &Connection::Connected { since: bench.now, caution });
    bench.closed("v0", 0);
    bench.wrote("late", 5_000, "visitor", "Is there room?");
    assert_eq!(bench.texts("late"), ["Is there room?"]);
    assert_eq!(bench.desk.connection(), &Connection::Connected { since: bench.now, caution: None });
}

#[test]
fn a_long_talk_keeps_its_latest_part() {
    let mut bench = Bench::new();
    for n in 0..200 {
        bench.wrote("v", 1, "visitor", &n.to_string());
    }
    assert!(!bench.contact("v").work.transcript_cut);
    for n in 200..1_000 {
        bench.wrote("v", 1, "visitor", &n.to_string());
    }
    let texts = bench.texts("v");
    assert_eq!((texts.len(), texts.last()), (200, Some(&"999")));
    assert!(bench.contact("v").work.transcript_cut, "and says that there were more");
    for _ in 0..50 {
        bench.wrote("v", 1, "visitor", &"x".repeat(16 * 1024));
    }
    let bytes: usize = bench.texts("v").iter().map(|text| text.len()).sum();
    assert_eq!(bytes, 128 * 1024);
}

#[test]
fn only_so_many_notifications_are_kept() {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "visitor", "Hello");
    for n in 0..500 {
        let session = if n % 2 == 0 { "s-v" } else { "nobody" };
        bench.event("notificationAdded", json!({"notification": {"id": format!("n{n}"), "sessionId": session}}));
    }
    assert_eq!((bench.contact("v").work.notices.len(), bench.desk.board().notices.len()), (25, 25));
}
