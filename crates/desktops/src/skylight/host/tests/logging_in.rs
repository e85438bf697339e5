//! The session: begin, changes, end.

use super::*;

const STATE: &str = "session/state-change-request-acknowledged";

#[test]
fn a_log_in_tells_everything_in_the_sdks_order_and_ends_up_not_ready() {
    let mut host = connected();
    host.act(Act::LogIn("Katherine Johnson".into()), NOW);
    let posts = posts(&mut host);
    let order: Vec<_> = posts.iter().map(|post| &*post.topic).collect();
    assert_eq!(
        order,
        [
            "sessions/get-new-token-response",
            "session/tenant-list",
            "authentication/login-response",
            "session/set-active-tenant-response",
            "session/config-details",
            "session/extension-list",
            "session/started",
            STATE,
            "session/state-change-response",
            "session/heartbeat-response",
        ]
    );
    assert_eq!(posts[2].response["firstName"], "Katherine");
    assert_eq!(posts[6].response["resourceId"], posts[2].response["userId"]);
    let state = &posts[8].response;
    assert_eq!((&state["state"], &state["reason"]), (&json!("notready"), &json!("Logged in")));
    let lists = posts[4].response["reasonLists"].as_array().unwrap();
    assert!(lists.iter().any(|list| list["active"] == false));
    assert!(lists.iter().any(|list| list["name"] == "System Presence Reasons"));
    assert_eq!(posts[4].response["extensions"].as_array().unwrap().len(), 2);
}

#[test]
fn the_agent_goes_ready_with_one_of_their_phones() {
    let mut host = logged_in();
    let ready = |value: &str| json!({ "extensionValue": value });
    assert_eq!(told(&mut host, "session", "goReady", json!({})), [format!("{STATE}!1003")]);
    assert_eq!(told(&mut host, "session", "goReady", ready("+4930")), [format!("{STATE}!2005")]);
    assert_eq!(
        told(&mut host, "session", "goReady", ready(EXTENSIONS[0].value)),
        [STATE, "session/state-change-response"]
    );
    assert_eq!(
        told(&mut host, "session", "goReady", ready(EXTENSIONS[1].value)),
        ["session/extension-list", "session/config-details", STATE, "session/state-change-response"]
    );
    let state = host.state();
    assert_eq!((state.presence, &*state.extension), (Presence::Ready, EXTENSIONS[1].value));
}

#[test]
fn a_reason_must_be_in_the_list() {
    let mut host = logged_in();
    let lunch = reasons().into_iter().find(|reason| reason.name == "Lunch").unwrap();
    let info = |reason: &Reason| json!({ "reasonInfo": { "reason": reason.name, "reasonId": reason.id, "reasonListId": reason.list_id } });
    assert_eq!(told(&mut host, "session", "goNotReady", info(&lunch)), [STATE, "session/state-change-response"]);
    assert_eq!(host.state().reason.as_ref(), Some(&lunch));
    let wrong = Reason { name: "Dinner".into(), ..lunch };
    assert_eq!(told(&mut host, "session", "goNotReady", info(&wrong)), [format!("{STATE}!2007")]);
    let partial = json!({ "reasonInfo": { "reason": "Lunch" } });
    assert_eq!(told(&mut host, "session", "goNotReady", partial), [format!("{STATE}!1003")]);
    assert_eq!(told(&mut host, "session", "goNotReady", json!({})), [STATE, "session/state-change-response"]);
    assert_eq!(host.state().reason, None);
}

#[test]
fn the_direction_and_what_comes_after_it() {
    let mut host = logged_in();
    assert_eq!(
        told(&mut host, "session", "setDirection", json!({ "direction": "agent-initiated" })),
        ["session/set-direction-response", "session/direction-change-response"]
    );
    assert_eq!(host.state().direction, WorkDirection::AgentInitiated);
    assert_eq!(
        told(&mut host, "session", "setDirection", json!({ "direction": "sideways" })),
        ["session/set-direction-response!1003"]
    );
}

#[test]
fn a_log_out_waits_for_open_interactions() {
    let (mut host, id) = active(Channel::Voice);
    send(&mut host, "authentication", "logout", json!({}));
    let blocked = posts(&mut host).remove(0);
    assert_eq!((&*blocked.topic, &blocked.error["code"]), (STATE, &json!(4000)));
    assert_eq!(blocked.error["data"]["activeInteractions"][&id]["channelType"], "voice");
    host.act(Act::End(id.clone()), NOW);
    host.act(Act::EndWrapUp(id), NOW);
    posts(&mut host);
    assert_eq!(told(&mut host, "authentication", "logout", json!({})), [STATE, "session/ended"]);
    assert!(!host.state().logged_in);
}

#[test]
fn the_users_configuration_lies_under_result_and_the_dump_has_hyphens() {
    let (mut host, id) = active(Channel::WebChat);
    send(&mut host, "session", "getUserConfig", json!({}));
    let config = posts(&mut host).remove(0).response;
    assert_eq!(config["result"]["extensions"].as_array().unwrap().len(), 2);
    send(&mut host, "", "dumpState", json!({}));
    let state = posts(&mut host).remove(0).response;
    let interaction = &state["interactions"]["active"][&id];
    assert_eq!(interaction["channel-type"], "messaging");
    assert_eq!(interaction["message-history"][0]["body"]["text"], "Hello, this is Ada Byron.");
    assert_eq!(interaction["wrapup-details"]["wrapup-enabled"], true);
    assert_eq!(interaction["disposition-code-details"]["dispositions"][0]["name"], "Solved");
    assert_eq!(state["session"]["config"]["reason-lists"][0]["reasons"][0]["name"], "Logged in");
    assert_eq!(state["session"]["reason"], "Logged in");
    let names = state.to_string();
    for absent in ["muted", "on-hold", "recording\":true", "channelType"] {
        assert!(!names.contains(absent), "{absent}");
    }
}

#[test]
fn the_heart_beats_every_sixteen_seconds_and_six_tenths() {
    let mut host = logged_in();
    let at = host.wake_at().unwrap();
    assert_eq!(at, NOW + Span(16_600));
    host.wake(at);
    assert_eq!(topics(&mut host), ["session/heartbeat-response"]);
    // However long it slept, it beats once.
    host.wake(at + Span::seconds(3600));
    assert_eq!(topics(&mut host), ["session/heartbeat-response"]);
}

#[test]
fn when_the_heartbeats_fail_the_session_is_over() {
    let (mut host, _) = active(Channel::Voice);
    host.act(Act::HeartbeatsFail, NOW);
    let fatal = posts(&mut host).remove(0);
    assert_eq!((&*fatal.topic, &fatal.error["code"]), ("session/heartbeat-response", &json!(2003)));
    assert_eq!(fatal.error["level"], "session-fatal");
    let state = host.state();
    assert!(!state.logged_in && state.interactions.is_empty());
    assert_eq!(host.wake_at(), None);
}

#[test]
fn a_page_chooses_the_tenant_once_somebody_has_logged_in() {
    let mut host = connected();
    assert_eq!(told(&mut host, "session", "goNotReady", json!({})), [format!("{STATE}!2004")]);
    let mut host = logged_in();
    let tenant = json!({ "tenantId": ids::OTHER_TENANT });
    host.fault_injection.tenant_supported = false;
    assert_eq!(told(&mut host, "session", "setActiveTenant", tenant.clone()), ["session/set-active-tenant-response"]);
    host.fault_injection.tenant_supported = true;
    assert_eq!(told(&mut host, "session", "setActiveTenant", tenant).len(), 7);
}

#[test]
fn a_supervisor_changes_the_state_by_name() {
    let mut host = logged_in();
    host.act(Act::SupervisorSets(Presence::Ready), NOW);
    let state = posts(&mut host).remove(0);
    assert_eq!(state.topic, "session/state-change-response");
    assert_eq!(state.response["supervisorName"], "Katherine Johnson");
}
