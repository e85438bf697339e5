//! The agent: state, reasons, phones, direction, tenants, logging out.

use super::*;
use deskpane_desk::model::{ReasonId, WorkMode};

const ACK: &str = "session/state-change-request-acknowledged";

fn state(bench: &mut Bench, state: &str) {
    bench.says("session/state-change-response", json!({"state": state}));
}

#[test]
fn the_state_is_the_reported_one_never_the_requested_one() {
    let mut bench = Bench::logged_in();
    bench.give_agent(AgentIntent::Ready).unwrap();
    assert_eq!(bench.posts[0]["data"], json!({"extensionValue": "x-1"}));
    bench.says(ACK, json!({"state": "ready"}));
    assert_eq!(bench.desk.agent().presence, Some(Presence::Unavailable));
    assert_eq!(bench.agent_status(AgentControl::Ready), CommandStatus::Sent);
    state(&mut bench, "ready");
    assert_eq!(bench.desk.agent().presence, Some(Presence::Available));
    assert_eq!(bench.agent_status(AgentControl::Ready), CommandStatus::Confirmed);
    assert_eq!(bench.agent_availability(AgentControl::Ready), Availability::Denied(Denial::AlreadySo));
}

#[test]
fn commands_that_share_a_topic_wait_for_each_other() {
    let mut bench = Bench::logged_in();
    bench.give_agent(AgentIntent::Ready).unwrap();
    for intent in [AgentIntent::Ready, AgentIntent::NotReady(None), AgentIntent::LogOut] {
        assert_eq!(bench.give_agent(intent), Err(Denial::InFlight));
    }
    assert!(bench.give_agent(AgentIntent::Mode(WorkMode::Outbound)).is_ok());
    bench.fails(ACK, 2005, "error", json!({}));
    assert_eq!(bench.agent_status(AgentControl::Ready), refused(FaultKind::Extension, 2005));
    assert!(bench.give_agent(AgentIntent::LogOut).is_ok());
}

#[test]
fn not_ready_takes_a_reason_of_an_active_list() {
    let mut bench = Bench::logged_in();
    let lunch = ReasonId { id: "r-1".into(), list: "l-1".into() };
    bench.give_agent(AgentIntent::NotReady(Some(lunch))).unwrap();
    let info = json!({"reason": "Lunch", "reasonId": "r-1", "reasonListId": "l-1"});
    assert_eq!(bench.posts[0]["data"], json!({"reasonInfo": info}));
    bench.says("session/state-change-response", json!({"state": "notready", "reason": "Lunch"}));
    assert_eq!(bench.desk.agent().reason.as_deref(), Some("Lunch"));
    let unknown = ReasonId { id: "r-9".into(), list: "l-1".into() };
    assert_eq!(bench.give_agent(AgentIntent::NotReady(Some(unknown))), Err(Denial::Unknown));
}

#[test]
fn logging_out_with_open_contacts_is_refused_in_words() {
    let mut bench = Bench::on_a_call();
    bench.give_agent(AgentIntent::LogOut).unwrap();
    bench.fails(ACK, 4000, "error", json!({}));
    assert_eq!(bench.agent_status(AgentControl::LogOut), refused(FaultKind::ContactsOpen, 4000));
    assert_eq!(bench.desk.agent().presence, Some(Presence::Unavailable));
}

#[test]
fn logged_out_nothing_but_a_tenant_can_be_chosen() {
    let mut bench = Bench::on_a_call();
    bench.says("session/ended", json!({"state": "offline"}));
    assert_eq!(bench.desk.agent().presence, Some(Presence::LoggedOut));
    assert_eq!(bench.desk.order().len(), 0);
    assert_eq!(bench.give_agent(AgentIntent::Ready), Err(Denial::LoggedOut));
    bench.says("authentication/login-response", json!({"tenants": [{"tenantId": "t-1", "tenantName": "Northwind"}]}));
    assert_eq!(bench.give_agent(AgentIntent::Tenant("t-1".into())), Err(Denial::Unsupported));
    let mut bench =
        Bench::new(json!({"url": "https://skylight.example.com/", "fullControl": true}), None, Millis(START));
    bench.window(WindowEvent::Opened);
    bench.shell("target-origin-defined");
    bench.says("authentication/login-response", json!({"tenants": [{"tenantId": "t-1", "tenantName": "Northwind"}]}));
    bench.posts.clear();
    bench.give_agent(AgentIntent::Tenant("t-1".into())).unwrap();
    assert_eq!(bench.sent(), ["setActiveTenant"]);
}

#[test]
fn another_phone_is_used_from_the_next_ready_on() {
    let mut bench = Bench::logged_in();
    state(&mut bench, "ready");
    bench.give_agent(AgentIntent::Extension("x-2".into())).unwrap();
    assert_eq!(bench.sent(), Vec::<String>::new());
    assert_eq!(bench.agent_availability(AgentControl::Ready), Availability::Allowed);
    bench.give_agent(AgentIntent::Ready).unwrap();
    assert_eq!(bench.posts[0]["data"], json!({"extensionValue": "x-2"}));
    state(&mut bench, "ready");
    assert_eq!(bench.agent_availability(AgentControl::Ready), Availability::Denied(Denial::AlreadySo));
    assert_eq!(bench.give_agent(AgentIntent::Extension("x-9".into())), Err(Denial::Unknown));
}

#[test]
fn direction_is_what_skylight_says() {
    let mut bench = Bench::logged_in();
    assert_eq!(bench.give_agent(AgentIntent::Mode(WorkMode::Inbound)), Err(Denial::AlreadySo));
    bench.give_agent(AgentIntent::Mode(WorkMode::AgentInitiated)).unwrap();
    assert_eq!(bench.posts[0]["data"], json!({"direction": "agent-initiated"}));
    bench.says("session/set-direction-response", json!({"direction": "agent-initiated"}));
    assert_eq!(bench.desk.agent().mode, Some(WorkMode::Inbound));
    bench.says("session/direction-change-response", json!({"direction": "agent-initiated"}));
    assert_eq!(bench.desk.agent().mode, Some(WorkMode::AgentInitiated));
    assert_eq!(bench.agent_status(AgentControl::Mode), CommandStatus::Confirmed);
}

#[test]
fn silence_becomes_no_effect_and_a_late_effect_still_counts() {
    let mut bench = Bench::logged_in();
    bench.give_agent(AgentIntent::Ready).unwrap();
    bench.pass(Span::seconds(8));
    assert_eq!(bench.agent_status(AgentControl::Ready), CommandStatus::NoEffect);
    state(&mut bench, "ready");
    assert_eq!(bench.agent_status(AgentControl::Ready), CommandStatus::Confirmed);
}

#[test]
fn time_in_a_state_begins_with_it() {
    let mut bench = Bench::logged_in();
    bench.pass(Span::seconds(20));
    state(&mut bench, "ready");
    let since = bench.desk.agent().since;
    assert_eq!(since, Some(Millis(START + 20_000)));
    bench.pass(Span::seconds(5));
    state(&mut bench, "ready");
    assert_eq!(bench.desk.agent().since, since);
}

#[test]
fn records_are_searched_and_a_failure_is_told() {
    let mut bench = Bench::logged_in();
    assert_eq!(bench.give_agent(AgentIntent::FindRecords("  ".into())), Err(Denial::Empty));
    bench.give_agent(AgentIntent::FindRecords("Doe".into())).unwrap();
    assert_eq!(bench.posts[0]["data"], json!({"query": {"q": "Doe"}}));
    let found = json!([{"id": "c-1", "attributes": {"name": "Jane Doe", "phone": "+1"}}, {"nothing": 1}]);
    bench.says("contacts/search-contacts-response", found);
    let deskpane_desk::model::Listing::Listed(list) = &bench.desk.directory().records else { panic!("not listed") };
    assert_eq!((list.len(), list[0].name.as_str(), list[0].fields.len()), (1, "Jane Doe", 1));
    bench.give_agent(AgentIntent::FindRecords("x".into())).unwrap();
    bench.fails("contacts/search-contacts-response", 13_000, "error", json!({}));
    assert_eq!(bench.desk.directory().records, deskpane_desk::model::Listing::Failed);
    bench.give_agent(AgentIntent::ListDestinations).unwrap();
    bench.pass(Span::seconds(9));
    assert_eq!(bench.desk.directory().destinations, deskpane_desk::model::Listing::Failed);
}

#[test]
fn phones_are_distinguished_by_what_an_agent_knows() {
    let mut bench = Bench::connected();
    let list = json!([{"type": "webrtc", "value": "e0e0", "description": "Browser"},
        {"type": "pstn", "value": "+1302", "description": "Desk"}, {"type": "sip", "value": "sip:a@b"}]);
    bench.says("session/extension-list", json!({"extensions": list, "activeExtension": {"value": "+1302"}}));
    let names: Vec<_> = bench.desk.agent().extensions.iter().map(|extension| extension.name.as_str()).collect();
    assert_eq!(names, ["Browser", "Desk (+1302)", "sip (sip:a@b)"]);
    assert_eq!(bench.desk.agent().extension.as_deref(), Some("+1302"));
}

#[test]
fn lists_are_taken_as_sent_and_sorted_whole() {
    let mut bench = Bench::on_a_call();
    let codes: Vec<_> =
        (0..1_001).map(|number| json!({"dispositionId": number, "name": format!("D{number}")})).collect();
    let codes = json!({"interactionId": CALL, "dispositionCodes": {"dispositions": codes}});
    bench.says("interactions/disposition-codes-received", codes);
    let work = bench.contact(CALL).work.clone();
    let list = &work.dispositions.as_ref().unwrap().list;
    assert_eq!((list.len(), list.is_cut(), list[1_000].name.as_str()), (1_001, false, "D1000"));
    bench.give_agent(AgentIntent::ListDestinations).unwrap();
    let users: Vec<_> =
        (0..2_500).rev().map(|number| json!({"id": number, "name": format!("Agent {number:04}")})).collect();
    bench.says("entities/get-users-response", json!({"result": users}));
    bench.says("entities/get-queues-response", json!({"result": [{"id": "q", "name": "A queue"}]}));
    let deskpane_desk::model::Listing::Listed(list) = &bench.desk.directory().destinations else {
        panic!("not listed")
    };
    assert_eq!((list.len(), list.is_cut()), (2_501, false));
    assert_eq!((list[0].name.as_str(), list[2_500].name.as_str()), ("A queue", "Agent 2499"));
}
