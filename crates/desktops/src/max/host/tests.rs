//! The host reports what the vendor's page and the published SDK say.

mod buttons;
mod lives;
mod registration;

use super::*;
use crate::max::wire::Flavour;
use serde_json::Value;

pub(super) const NOW: Millis = Millis(1_767_225_600_000);
pub(super) const SPACE: WindowId = WindowId(1);

pub(super) fn call() -> ContactSpec {
    ContactSpec::new(Kind::Call, "Ada Byron", "+15550100", "Support")
}

/// The envelopes posted to a window since the last look.
pub(super) fn posts(host: &mut MaxHost, window: WindowId) -> Vec<Value> {
    std::iter::from_fn(|| host.poll())
        .filter_map(|output| match output {
            HostOutput::Post { to, text } if to == window => Some(serde_json::from_str(&text).unwrap()),
            _ => None,
        })
        .collect()
}

/// The events posted to a window since the last look.
pub(super) fn events(host: &mut MaxHost, window: WindowId) -> Vec<Value> {
    posts(host, window).iter().flat_map(|post| post["events"].as_array().unwrap().clone()).collect()
}

/// Events in short: `AgentState Available`, `CallContactEvent Active`, with `!` when final.
pub(super) fn short(events: &[Value]) -> Vec<String> {
    let text = |event: &Value, name: &str| event[name].as_str().map(str::to_owned);
    events
        .iter()
        .map(|event| {
            let kind = text(event, "Type").or_else(|| text(event, "messageType")).unwrap_or_default();
            let state = ["CurrentState", "Status", "AgentMuted", "status"].iter().find_map(|name| text(event, name));
            let last = if event["FinalState"] == "True" { "!" } else { "" };
            format!("{kind} {}{last}", state.unwrap_or_default())
        })
        .collect()
}

pub(super) fn subscribed(flavour: Flavour, types: &str) -> MaxHost {
    let mut host = MaxHost::new(flavour, NOW);
    register(&mut host, SPACE, types);
    posts(&mut host, SPACE);
    host
}

pub(super) fn register(host: &mut MaxHost, window: WindowId, types: &str) {
    host.receive(&window, &format!(r#"{{"messageType":"RegisterForClientEvents","subscriptionTypes":{types}}}"#), NOW);
}

pub(super) fn send(host: &mut MaxHost, message_type: &str) {
    host.receive(&SPACE, &format!(r#"{{"messageType":"{message_type}"}}"#), NOW);
}

/// The only contact there is.
pub(super) fn only(host: &MaxHost) -> &HostContact {
    assert_eq!(host.contacts().len(), 1);
    &host.contacts()[0]
}
