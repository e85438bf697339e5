//! The panel's session against hand-written messages: connecting, catching up, reading, gating, commanding.

mod agent;
mod commands;
mod connecting;
mod interactions;
mod resync;
mod transcripts;

use super::*;
use crate::skylight::SPEC;
use deskpane_desk::{
    model::{
        AgentControl, AgentRecord, Availability, CommandStatus, Connection, Control, Desk, Fault, FaultKind, Intent,
        Presence, Refusal,
    },
    session::Note,
};
use serde_json::{Value, json};

/// 2026-01-01T10:00:00Z: before every time at which an offer in the tests expires.
const START: i64 = 1_767_261_600_000;
const AGENT: &str = "aa000000-0000-4000-8000-00000000000a";
const CALL: &str = "6f1d2a3c-0001-4a00-8000-000000000001";
const CHAT: &str = "6f1d2a3c-0002-4a00-8000-000000000002";

/// A session, the desk it feeds, and all it has posted and had kept.
struct Bench {
    panel: SkylightSession,
    desk: Desk,
    posts: Vec<Value>,
    notes: Vec<Note>,
    kept: Option<String>,
    now: Millis,
}

impl Bench {
    /// A page that has not opened Skylight yet.
    fn new(skylight: Value, kept: Option<&str>) -> Self {
        let configured = SPEC.configure(&json!({"skylight": skylight}).to_string()).unwrap();
        let panel = SkylightSession::new(configured.own().unwrap(), kept);
        let (desk, posts, notes) = (Desk::default(), Vec::new(), Vec::new());
        Self { panel, desk, posts, notes, kept: kept.map(str::to_owned), now: Millis(START) }
    }

    fn fresh() -> Self {
        Self::new(json!({"url": "https://skylight.example.com/"}), None)
    }

    /// Skylight is open and talks to us; nobody is logged in.
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

    fn window(&mut self, event: WindowEvent) {
        self.panel.window(event, self.now);
        self.drain();
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

    fn message(&mut self, message: &Value) {
        let origin = Origin::parse("https://skylight.example.com").unwrap();
        self.panel.receive(&message.to_string(), &origin, self.now);
        self.drain();
    }

    fn give(&mut self, contact: &str, intent: Intent) -> Result<CommandId, Denial> {
        let result = self.panel.command(Command { contact: id(contact), intent }, self.now);
        self.drain();
        result
    }

    fn give_agent(&mut self, intent: AgentIntent) -> Result<CommandId, Denial> {
        let result = self.panel.agent_command(intent, self.now);
        self.drain();
        result
    }

    /// Lets time pass, waking the session whenever it asks for it.
    fn pass(&mut self, span: Span) {
        let end = self.now + span;
        let mut wakes = 0;
        while let Some(at) = self.panel.wake_at().filter(|at| *at <= end) {
            wakes += 1;
            assert!(wakes < 10_000, "the session wants to be woken again and again");
            self.now = at.max(self.now);
            self.panel.wake(self.now);
            self.drain();
        }
        self.now = end;
    }

    fn drain(&mut self) {
        while let Some(output) = self.panel.poll() {
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to.as_str(), "https://skylight.example.com", "posted to somebody else");
                    self.posts.push(serde_json::from_str(&text).unwrap());
                }
                Output::Change(change) => {
                    self.desk.apply(change);
                }
                Output::Note(note) => self.notes.push(note),
                Output::Keep(text) => self.kept = Some(text),
            }
        }
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

    fn contact(&self, contact: &str) -> &Contact {
        &self.desk.entry(&id(contact)).unwrap_or_else(|| panic!("no contact {contact}")).contact
    }

    fn availability(&self, contact: &str, control: Control) -> Availability {
        let place = self.desk.entry(&id(contact)).unwrap();
        place.controls.iter().find(|control_state| control_state.control == control).unwrap().availability.clone()
    }

    fn agent_availability(&self, control: AgentControl) -> Availability {
        self.desk
            .board()
            .controls
            .iter()
            .find(|control_state| control_state.control == control)
            .unwrap()
            .availability
            .clone()
    }

    fn status(&self, contact: &str, control: Control) -> CommandStatus {
        self.desk.entry(&id(contact)).unwrap().commands.get(&control).unwrap().status.clone()
    }

    fn agent_status(&self, control: AgentControl) -> CommandStatus {
        let record: &AgentRecord = &self.desk.board().commands[&control];
        record.status.clone()
    }
}

fn id(text: &str) -> ContactId {
    ContactId::new(text).unwrap()
}

fn offer(id: &str, channel: &str) -> Value {
    json!({"interactionId": id, "channelType": channel, "direction": "inbound", "customer": "+13025150674",
        "timeout": "2026-01-01T10:00:30.000Z"})
}

fn refused(kind: FaultKind, code: i64) -> CommandStatus {
    CommandStatus::Refused(Refusal::Vendor(Fault { kind, code: Some(code), words: "Words.".into() }))
}
