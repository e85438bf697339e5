//! Chats: messages, closing and reopening, the one in front, logging in, notifications.

use super::*;
use deskpane_desk::model::{
    Channel, Presence,
    work::{MessageKind, Speaker},
};

#[test]
fn authors_and_kinds_of_messages() {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "visitor", " <b>Hello</b>\n ");
    bench.wrote("v", 1, "operator", "Good day");
    bench.wrote("v", 1, "file_visitor", "https://files.example/a.png");
    bench.wrote("v", 1, "file_operator", "javascript:alert(1)");
    bench.wrote("v", 1, "hologram", "~");
    let said: Vec<_> = bench.talk("v").iter().map(|u| (u.speaker, u.kind.clone(), u.text.as_str())).collect();
    assert_eq!(
        said,
        [
            (Speaker::Customer, MessageKind::Text, " <b>Hello</b>\n "),
            (Speaker::Agent, MessageKind::Text, "Good day"),
            (Speaker::Customer, MessageKind::File, "https://files.example/a.png"),
            (Speaker::Agent, MessageKind::File, "javascript:alert(1)"),
            (Speaker::System, MessageKind::Other("hologram".into()), "~"),
        ]
    );
    let links: Vec<_> = bench.talk("v").iter().map(|utterance| utterance.file().is_some()).collect();
    assert_eq!(links, [false, false, true, false, false]);
    assert_eq!(bench.state("v"), &ContactState::Active);
}

#[test]
fn the_agent_is_said_to_have_no_state_here_and_none_is_guessed() {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "operator", "Good day");
    assert!(bench.desk.agent().unreported);
    assert_eq!(bench.desk.agent().presence, None::<Presence>);
}

#[test]
fn a_closed_chat_is_reopened_by_messages_but_not_by_system_remarks() {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "visitor", "Hello");
    bench.closed("v", 1);
    let since = bench.contact("v").since;
    for kind in ["info", "for_operator", "operator_note", "operator_busy", "cont_req"] {
        bench.now = bench.now + Span::seconds(1);
        bench.wrote("v", 1, kind, "The chat is closed");
        assert_eq!((bench.state("v"), bench.contact("v").since), (&ContactState::Closed, since), "{kind}");
    }
    for kind in ["visitor", "operator", "file_visitor", "sticker_visitor", "unheard_of"] {
        bench.wrote("v", 1, kind, "One more thing");
        assert_eq!(bench.state("v"), &ContactState::Active, "{kind}");
        bench.closed("v", 1);
        assert_eq!(bench.state("v"), &ContactState::Closed);
    }
}

#[test]
fn a_further_chat_opens_the_contact_and_the_end_of_an_earlier_one_does_not_close_it() {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "visitor", "Hello");
    bench.closed("v", 1);
    bench.wrote("v", 2, "info", "A new chat");
    assert_eq!((bench.state("v"), bench.name("v", IdentityKind::Conversation)), (&ContactState::Active, Some("2")));
    bench.closed("v", 1);
    assert_eq!((bench.state("v"), bench.name("v", IdentityKind::Conversation)), (&ContactState::Active, Some("2")));
    bench.closed("v", 2);
    assert_eq!(bench.state("v"), &ContactState::Closed);
}

#[test]
fn a_late_remark_on_an_earlier_chat_leaves_the_present_one_as_it_is() {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "visitor", "Hello");
    bench.closed("v", 1);
    bench.wrote("v", 2, "visitor", "Hello again");
    bench.wrote("v", 1, "info", "The chat was rated");
    assert_eq!((bench.state("v"), bench.name("v", IdentityKind::Conversation)), (&ContactState::Active, Some("2")));
    assert_eq!(bench.texts("v").last(), Some(&"The chat was rated"));
    bench.closed("v", 2);
    bench.wrote("v", 1, "info", "Rated once more");
    assert_eq!(bench.state("v"), &ContactState::Closed);
}

#[test]
fn the_chat_the_agent_has_open_is_in_front_alone() {
    let mut bench = Bench::new();
    bench.wrote("a", 1, "visitor", "Hello");
    bench.event("visitorSelected", json!({"roxchatVisitorId": "a", "chatId": 1}));
    assert_eq!((bench.contact("a").in_front, bench.state("a")), (true, &ContactState::Active));
    bench.event("visitorSelected", json!({"roxchatVisitorId": "b", "chatId": null, "sessionId": "s"}));
    assert!(!bench.contact("a").in_front && bench.contact("b").in_front);
    assert_eq!(bench.state("b"), &ContactState::Unknown, "nobody said whether there is a chat");
    bench.event("visitorSelected", json!({"roxchatVisitorId": "a", "chatId": 9}));
    assert_eq!(bench.state("a"), &ContactState::Unknown, "of this chat nothing has been said");
}

#[test]
fn fields_an_event_does_not_mention_stay() {
    let mut bench = Bench::new();
    let params = json!({"roxchatVisitorId": "v", "chatId": 1, "siebelId": "4-1", "providedVisitorId": "77",
        "channelType": "telegram", "channelUserName": "ada"});
    bench.event("chatClosedByOperator", params);
    bench.event("chatClosedByOperator", json!({"roxchatVisitorId": "v", "siebelId": null, "channelType": null}));
    assert_eq!(bench.name("v", IdentityKind::Crm), Some("4-1"));
    assert_eq!(bench.contact("v").channel, Channel::Digital(Some("telegram".into())));
    let customer = &bench.contact("v").customer;
    assert_eq!((customer.name.as_deref(), customer.address.as_deref()), (Some("ada"), Some("77")));
}

#[test]
fn logging_in_moves_everything_to_the_new_id() {
    let mut bench = Bench::new();
    bench.wrote("old", 1, "visitor", "Hello");
    bench.event("visitorSelected", json!({"roxchatVisitorId": "old", "chatId": 1}));
    bench.event("notificationAdded", json!({"notification": {"id": "n", "text": "Waits", "sessionId": "s-old"}}));
    bench.authorized("old", "new", "7925");
    assert_eq!(bench.desk.order().map(ContactId::as_str).collect::<Vec<_>>(), ["new"]);
    assert_eq!(bench.texts("new"), ["Hello"]);
    assert!(bench.contact("new").in_front);
    assert_eq!(bench.contact("new").work.notices.len(), 1);
    assert_eq!(bench.name("new", IdentityKind::Session), Some("s-old"));
    assert_eq!(bench.name("new", IdentityKind::Desktop), Some("new"));
    assert_eq!(bench.contact("new").customer.address.as_deref(), Some("7925"));
    bench.event("visitorSelected", json!({"roxchatVisitorId": "other"}));
    assert!(!bench.contact("new").in_front, "the one in front is known by the new id");
}

#[test]
fn an_event_still_under_the_old_id_finds_the_visitor_only_where_visit_or_chat_prove_it() {
    let mut bench = Bench::new();
    bench.wrote("old", 1, "visitor", "Hello");
    bench.authorized("old", "new", "7925");
    bench.wrote("old", 1, "visitor", "Late");
    assert_eq!(bench.texts("new"), ["Hello", "Late"]);
    let stranger = json!({"roxchatVisitorId": "old", "chatId": 2, "sessionId": "s2", "kind": "visitor"});
    bench.event("newMessageAdded", stranger);
    assert_eq!((bench.desk.order().len(), bench.talk("new").len(), bench.talk("old").len()), (2, 2, 1));
}

#[test]
fn two_visits_of_one_person_become_one() {
    let mut bench = Bench::new();
    bench.wrote("known", 1, "visitor", "From my phone");
    bench.closed("known", 1);
    bench.now = bench.now + Span::seconds(5);
    bench.wrote("anonymous", 2, "visitor", "From my desk");
    bench.authorized("anonymous", "known", "7925");
    assert_eq!(bench.desk.order().map(ContactId::as_str).collect::<Vec<_>>(), ["known"]);
    assert_eq!(bench.texts("known"), ["From my phone", "From my desk"]);
    assert_eq!(
        (bench.state("known"), bench.name("known", IdentityKind::Conversation)),
        (&ContactState::Active, Some("2"))
    );
    assert_eq!(bench.name("known", IdentityKind::Session), Some("s-anonymous"));
    assert_eq!(bench.may_start("known"), Availability::Denied(Denial::State(ContactState::Active)));
    bench.closed("known", 1);
    assert_eq!(bench.state("known"), &ContactState::Active, "it is the earlier chat that was closed once more");
}

#[test]
fn of_two_chats_that_went_on_before_a_login_the_one_named_next_is_the_visitors() {
    let united = || {
        let mut bench = Bench::new();
        bench.wrote("known", 1, "visitor", "From my phone");
        bench.wrote("anonymous", 2, "visitor", "From my desk");
        bench.authorized("anonymous", "known", "7925");
        assert_eq!(bench.state("known"), &ContactState::Active);
        bench
    };
    for (chat, other) in [(1, 2), (2, 1)] {
        let name = chat.to_string();
        let mut bench = united();
        bench.event("visitorSelected", json!({"roxchatVisitorId": "known", "chatId": chat}));
        assert_eq!(bench.name("known", IdentityKind::Conversation), Some(name.as_str()));
        assert_eq!(bench.state("known"), &ContactState::Active, "both were said to go on");
        bench.closed("known", other);
        assert_eq!(bench.state("known"), &ContactState::Active, "the other one is a former chat");
        let mut bench = united();
        bench.closed("known", chat);
        assert_eq!(bench.name("known", IdentityKind::Conversation), Some(name.as_str()));
        assert_eq!(bench.state("known"), &ContactState::Closed);
    }
}

#[test]
fn the_end_of_a_closed_chat_is_news_if_the_visit_that_logs_in_had_it() {
    let mut bench = Bench::new();
    bench.wrote("known", 1, "visitor", "From my phone");
    bench.wrote("anonymous", 2, "visitor", "From my desk");
    bench.closed("anonymous", 2);
    bench.authorized("anonymous", "known", "7925");
    assert_eq!(
        (bench.state("known"), bench.name("known", IdentityKind::Conversation)),
        (&ContactState::Active, Some("1"))
    );
    // It was opened again without a word, and is the only chat of the person who is here.
    bench.closed("known", 2);
    assert_eq!(
        (bench.state("known"), bench.name("known", IdentityKind::Conversation)),
        (&ContactState::Closed, Some("2"))
    );
}

#[test]
fn the_end_of_a_chat_that_was_known_by_name_alone_before_a_login_is_news() {
    let mut bench = Bench::new();
    bench.event("visitorSelected", json!({"roxchatVisitorId": "known", "chatId": 1}));
    bench.wrote("anonymous", 2, "visitor", "From my desk");
    bench.authorized("anonymous", "known", "7925");
    bench.closed("known", 1);
    assert_eq!(
        (bench.state("known"), bench.name("known", IdentityKind::Conversation)),
        (&ContactState::Closed, Some("1"))
    );
}

#[test]
fn a_login_without_an_id_removes_the_earlier_id() {
    let mut bench = Bench::new();
    let params =
        json!({"roxchatVisitorId": "old", "chatId": 1, "sessionId": "s", "siebelId": "4-OLD", "kind": "visitor"});
    bench.event("newMessageAdded", params);
    let params = json!({"old": {"roxchatVisitorId": "old", "siebelId": "4-OLD"},
        "new": {"roxchatVisitorId": "new", "siebelId": null}});
    bench.event("visitorAuthorized", params);
    assert_eq!(bench.name("new", IdentityKind::Crm), None);
}

#[test]
fn notifications_come_and_go_with_their_visitor_or_with_nobody() {
    let mut bench = Bench::new();
    let notice = |id: &str, session: &str| json!({"notification": {"id": id, "kind": "visitor", "text": id, "sessionId": session}});
    bench.event("notificationAdded", notice("n1", "s-v"));
    assert_eq!(bench.desk.board().notices.len(), 1, "nobody is known to be on that visit");
    bench.wrote("v", 1, "visitor", "Hello");
    assert_eq!((bench.desk.board().notices.len(), bench.contact("v").work.notices.len()), (0, 1));
    bench.event("notificationAdded", notice("n2", "s-v"));
    bench.event("notificationAdded", notice("n2", "s-v"));
    bench.event("notificationAdded", notice("n3", "v"));
    let texts = |bench: &Bench| -> Vec<String> {
        bench.contact("v").work.notices.iter().map(|notice| notice.text.clone()).collect()
    };
    assert_eq!(texts(&bench), ["n1", "n2", "n3"]);
    for (id, left) in [("n2", 2), ("n2", 2), ("never", 2), ("n3", 1), ("n1", 0)] {
        bench.event("notificationRemoved", json!({"notification": {"id": id}}));
        assert_eq!(texts(&bench).len(), left, "{id}");
    }
    bench.event("notificationAdded", json!({"notification": {"id": "e", "kind": "error", "text": "no_tariff_option"}}));
    assert_eq!(bench.desk.board().notices[0].fault, Some(deskpane_desk::model::FaultKind::Tariff));
}

#[test]
fn a_withdrawn_notification_is_removed_everywhere() {
    // A missed login leaves one visit under two ids.
    let mut bench = Bench::new();
    let wrote = |visitor: &str| json!({"roxchatVisitorId": visitor, "chatId": 1, "sessionId": "s", "kind": "visitor"});
    bench.event("newMessageAdded", wrote("old"));
    bench.event("notificationAdded", json!({"notification": {"id": "n", "sessionId": "s"}}));
    bench.event("newMessageAdded", wrote("new"));
    bench.event("notificationRemoved", json!({"notification": {"id": "n"}}));
    assert!(bench.contact("old").work.notices.is_empty() && bench.contact("new").work.notices.is_empty());
}

#[test]
fn a_reloaded_frame_loses_no_reported_data() {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "visitor", "Hello");
    let before = bench.contact("v").clone();
    bench.window(WindowEvent::FrameLoading);
    assert_eq!(bench.desk.connection(), &Connection::Opening);
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.desk.connection(), &Connection::Waiting { since: bench.now, problem: None });
    assert_eq!(bench.contact("v"), &before);
    bench.pass(Span::seconds(600));
    assert_eq!(bench.desk.connection(), &Connection::Waiting { since: Millis(1_767_261_600_000), problem: None });
    bench.wrote("v", 1, "operator", "Here again");
    assert_eq!(bench.desk.connection(), &Connection::Connected { since: bench.now, caution: None });
    assert_eq!(bench.texts("v"), ["Hello", "Here again"]);
}

#[test]
fn a_frame_that_never_speaks_is_explained_with_the_vendors_switch() {
    let mut bench = Bench::new();
    let since = bench.now;
    bench.message(&json!({"source": "some-extension"}));
    bench.pass(Span::seconds(31));
    let switch = FrameSwitch { name: SWITCH, guards: Guarded::Messages, origin: OWN.to_owned() };
    let problem = Some(Problem::FrameSilent(switch));
    assert_eq!(bench.desk.connection(), &Connection::Waiting { since, problem });
}
