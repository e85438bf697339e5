//! The session against hand-written messages: connecting, catching up, reading, availability, commands.

mod agent;
mod commands;
mod connecting;
mod interactions;
mod resync;
mod times;
mod transcripts;

use super::*;
use crate::{
    session_bench::{self, START, id},
    skylight::SPEC,
};
use deskpane_desk::model::{
    AgentControl, Availability, CommandStatus, Connection, Control, Fault, FaultKind, Intent, Presence, Refusal,
};
use serde_json::{Value, json};

const AGENT: &str = "aa000000-0000-4000-8000-00000000000a";
const CALL: &str = "6f1d2a3c-0001-4a00-8000-000000000001";
const CHAT: &str = "6f1d2a3c-0002-4a00-8000-000000000002";

type Bench = session_bench::Bench<SkylightSession>;

impl Bench {
    /// A page that has not opened Skylight yet.
    fn new(skylight: Value, kept: Option<&str>, now: Millis) -> Self {
        let configured = SPEC.configure(&json!({"skylight": skylight}).to_string()).unwrap();
        let session = SkylightSession::new(configured.own().unwrap(), kept, now);
        let mut bench = Self::begin(session, "https://skylight.example.com");
        bench.kept = kept.map(str::to_owned);
        bench.now = now;
        bench
    }

    /// The same page after a reload.
    fn again(kept: Option<&str>, now: Millis) -> Self {
        Self::new(json!({"url": "https://skylight.example.com/"}), kept, now)
    }

    fn fresh() -> Self {
        Self::again(None, Millis(START))
    }

    /// Skylight is open and bound to us; nobody is logged in.
    fn connected() -> Self {
        let mut bench = Self::fresh();
        bench.window(WindowEvent::Opened);
        bench.shell("loaded");
        bench.shell("target-origin-defined");
        bench.says("state", json!({"interactions": {}, "session": {}, "user": {}}));
        bench.posts.clear();
        bench
    }

    /// An agent is logged in, not ready.
    fn logged_in() -> Self {
        let mut bench = Self::connected();
        bench.log_in();
        bench
    }

    fn log_in(&mut self) {
        let extensions = json!([{"value": "x-1", "description": "Browser"}, {"value": "x-2", "type": "pstn"}]);
        let reasons = json!([{"id": "l-1", "name": "Breaks", "active": true,
            "reasons": [{"reasonId": "r-1", "name": "Lunch", "hierarchy": ["Meals"]}]}]);
        self.says("session/config-details", json!({"extensions": extensions, "reasonLists": reasons}));
        self.says("session/started", json!({"sessionId": "s", "resourceId": AGENT}));
        self.says("session/state-change-response", json!({"state": "notready", "direction": "inbound"}));
        self.posts.clear();
    }

    /// The agent talks to a customer.
    fn on_a_call() -> Self {
        let mut bench = Self::logged_in();
        bench.says("interactions/work-offer-received", offer(CALL, "voice"));
        bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
        bench
    }

    fn on_a_chat() -> Self {
        let mut bench = Self::logged_in();
        bench.says("interactions/work-offer-received", offer(CHAT, "messaging"));
        bench.says("interactions/work-accepted-received", json!({"interactionId": CHAT}));
        bench
    }

    fn shell(&mut self, topic: &str) {
        self.message(&json!({"error": null, "topic": format!("skylight/{topic}")}));
    }

    fn says(&mut self, topic: &str, response: Value) {
        self.message(&json!({"error": null, "topic": format!("cxengage/{topic}"), "response": response}));
    }

    fn fails(&mut self, topic: &str, code: i64, level: &str, data: Value) {
        let error = json!({"code": code, "context": "x", "level": level, "message": "Words.", "data": data});
        self.message(&json!({"error": error, "topic": format!("cxengage/{topic}"), "response": null}));
    }

    /// The commands posted since the last time, by name.
    fn sent(&mut self) -> Vec<String> {
        let name = |post: Value| match (post["command"].as_str(), post["controllerInit"].as_bool()) {
            (Some(command), _) => command.to_owned(),
            (None, Some(true)) => "init".to_owned(),
            (None, _) => panic!("neither command nor introduction: {post}"),
        };
        self.posts.drain(..).map(name).collect()
    }
}

fn offer(id: &str, channel: &str) -> Value {
    json!({"interactionId": id, "channelType": channel, "direction": "inbound", "customer": "+13025150674",
        "timeout": "2026-01-01T10:00:30.000Z"})
}

fn refused(kind: FaultKind, code: i64) -> CommandStatus {
    CommandStatus::Refused(Refusal::Vendor(Fault { kind, code: Some(code), words: "Words.".into() }))
}
