//! The handshake.

use super::*;

const INIT: &str = r#"{"skylightController":true,"controllerInit":true}"#;
const DUMP: &str = r#"{"skylightController":true,"command":"dumpState"}"#;

#[test]
fn the_page_says_it_has_loaded_to_anybody_and_nothing_else_ever() {
    let mut host = SkylightHost::new(NOW);
    host.page_loaded(NOW);
    let output = host.poll();
    let text = r#"{"error":null,"topic":"skylight/loaded"}"#.to_owned();
    assert_eq!(output, Some(HostOutput::Post { to: "*".into(), text }));
    host.act(Act::LogIn("Katherine".into()), NOW);
    assert_eq!(host.poll(), None, "nobody is listened to yet");
}

#[test]
fn a_page_that_was_not_opened_to_be_controlled_says_and_hears_nothing() {
    let mut host = SkylightHost::new(NOW);
    host.set_listens(false);
    host.page_loaded(NOW);
    host.receive(CRM, INIT, NOW);
    host.page_leaving();
    assert_eq!(host.poll(), None);
}

#[test]
fn the_first_origin_is_pinned_and_a_later_one_is_answered_with_an_error() {
    let mut host = SkylightHost::new(NOW);
    host.page_loaded(NOW);
    posts(&mut host);
    host.receive(CRM, DUMP, NOW);
    assert_eq!(host.poll(), None, "dropped without a word");
    host.receive(CRM, INIT, NOW);
    let first = posts(&mut host).remove(0);
    assert_eq!((&*first.topic, &*first.target_origin), ("skylight/target-origin-defined", CRM));
    assert_eq!(first.error, Value::Null);
    for origin in ["https://other.example", CRM] {
        host.receive(origin, INIT, NOW);
        let next = posts(&mut host).remove(0);
        assert_eq!((&*next.topic, &*next.target_origin), ("skylight/target-origin-already-defined", origin));
        assert_eq!(next.error, json!(true));
    }
    host.receive("https://other.example", DUMP, NOW);
    assert_eq!(host.poll(), None);
    host.receive(CRM, DUMP, NOW);
    assert_eq!(topics(&mut host), ["state"]);
}

#[test]
fn the_right_origin_with_something_else_is_warned_about_at_home() {
    let mut host = connected();
    for text in
        ["", "null", "7", "[]", "{}", r#"{"skylightController":false}"#, r#"{"skylightController":true,"module":7}"#]
    {
        host.receive(CRM, text, NOW);
        assert!(matches!(host.poll(), Some(HostOutput::Warn(_))), "{text}");
        assert_eq!(host.poll(), None, "{text}");
    }
}

#[test]
fn an_unknown_function_gets_no_reply() {
    let mut host = logged_in();
    for (module, command) in [("interactions", "levitate"), ("interactions.email", "sing"), ("", ""), ("session", "")] {
        send(&mut host, module, command, json!({}));
        assert!(matches!(host.poll(), Some(HostOutput::Warn(_))), "{module}.{command}");
        assert_eq!(host.poll(), None);
    }
}

#[test]
fn a_reload_forgets_only_the_controller() {
    let (mut host, id) = active(Channel::Voice);
    host.page_leaving();
    let closed = posts(&mut host).remove(0);
    assert_eq!((&*closed.topic, &*closed.target_origin), ("skylight/closed", CRM));
    let before = host.state();
    let mut host = SkylightHost::restore(&host.save().unwrap(), NOW).unwrap();
    assert_eq!(host.state(), before);
    assert_eq!(host.controller(), None);
    host.page_loaded(NOW);
    assert_eq!(topics(&mut host), ["skylight/loaded"]);
    host.receive("https://crm2.example", INIT, NOW);
    assert_eq!(topics(&mut host), ["skylight/target-origin-defined"]);
    host.act(Act::CustomerLeaves(id), NOW);
    assert_eq!(posts(&mut host).remove(0).target_origin, "https://crm2.example");
}

#[test]
fn unsaved_state_is_not_restored() {
    for text in ["", "null", "{}", r#"{"state":{}}"#, "[1,2]"] {
        assert!(SkylightHost::restore(text, NOW).is_none(), "{text}");
    }
}
