//! The panel's session against hand-written messages: connecting, reading, gating, commanding.

mod commands;
mod connecting;
mod contacts;
mod times;
mod transcripts;

use super::*;
use crate::max::SPEC;
use deskpane_desk::{
    model::{Availability, CommandTarget, Connection, Desk, Presence, WrapUp},
    session::Note,
};
use serde_json::{Value, json};

/// 2026-01-01T10:00:00Z: later than every stamp in the tests' messages.
const START: i64 = 1_767_261_600_000;

/// A session, the desk it feeds and all it has posted.
struct Bench {
    panel: MaxSession,
    desk: Desk,
    posts: Vec<Value>,
    notes: Vec<Note>,
    kept: Option<String>,
    now: Millis,
    origin: Origin,
}

fn config(max: Value) -> MaxConfig {
    SPEC.configure(&json!({"max": max}).to_string()).unwrap().own::<MaxConfig>().unwrap().clone()
}

impl Bench {
    /// A panel with this query that has not been told of a window yet.
    fn new(max: Value, contact_id: Option<&str>) -> Self {
        Self {
            panel: MaxSession::new(&config(max), contact_id.map(str::to_owned), None),
            desk: Desk::default(),
            posts: Vec::new(),
            notes: Vec::new(),
            kept: None,
            now: Millis(START),
            origin: Origin::parse("https://max.example.com").unwrap(),
        }
    }

    /// A panel that MAX has taken in.
    fn connected() -> Self {
        let mut bench = Self::new(json!({"origins": ["https://max.example.com"]}), None);
        bench.found();
        bench.ack("OK", "Success");
        bench.posts.clear();
        bench
    }

    fn found(&mut self) {
        self.window(WindowEvent::Found { origin: Some("https://max.example.com".into()) });
    }

    fn window(&mut self, event: WindowEvent) {
        self.panel.window(event, self.now);
        self.drain();
    }

    fn ack(&mut self, status: &str, reason: &str) {
        self.events(json!([{"messageType": "ClientEventSubscriptionAcknowledge", "contactId": null, "status": status, "reason": reason}]));
    }

    fn events(&mut self, events: Value) {
        self.message(&json!({"issuer": "MAX", "contactId": null, "events": events}));
    }

    fn message(&mut self, message: &Value) {
        let origin = self.origin.clone();
        self.panel.receive(&message.to_string(), &origin, self.now);
        self.drain();
    }

    /// A call event with this status.
    fn call(&mut self, id: &str, status: &str) {
        self.events(json!([{"Type": "CallContactEvent", "ContactID": id, "Status": status, "ANI": format!("+1{id}"),
            "IsInbound": "True", "FinalState": "False"}]));
    }

    fn give(&mut self, contact: &str, intent: Intent) -> Result<CommandId, Denial> {
        let command = Command { contact: id(contact), intent };
        let result = self.panel.command(command, self.now);
        self.drain();
        result
    }

    /// Lets time pass, waking the session whenever it asks for it.
    fn pass(&mut self, span: Span) {
        let end = self.now + span;
        let mut wakes = 0;
        while let Some(at) = self.panel.wake_at().filter(|at| *at <= end) {
            assert!(at >= self.now, "the session wants to be woken in the past");
            wakes += 1;
            assert!(wakes < 10_000, "the session wants to be woken again and again");
            self.now = at;
            self.panel.wake(at);
            self.drain();
        }
        self.now = end;
    }

    fn drain(&mut self) {
        while let Some(output) = self.panel.poll() {
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to.as_str(), self.origin.as_str(), "posted to somebody else");
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

    fn sent(&mut self) -> Vec<String> {
        self.posts.drain(..).map(|post| post["messageType"].as_str().unwrap().to_owned()).collect()
    }

    fn contact(&self, contact: &str) -> &Contact {
        &self.desk.entry(&id(contact)).unwrap_or_else(|| panic!("no contact {contact}")).contact
    }

    fn availability(&self, contact: &str, control: Control) -> Availability {
        let place = self.desk.entry(&id(contact)).unwrap();
        place.controls.iter().find(|control_state| control_state.control == control).unwrap().availability.clone()
    }

    /// The controls that may be used on a contact, in the order shown; the customer card apart.
    fn allowed(&self, contact: &str) -> Vec<Control> {
        let place = self.desk.entry(&id(contact)).unwrap();
        let allowed = place.controls.iter().filter(|control_state| control_state.availability == Availability::Allowed);
        allowed.map(|control_state| control_state.control).filter(|control| *control != Control::Card).collect()
    }

    fn status(&self, contact: &str, control: Control) -> CommandStatus {
        self.desk.entry(&id(contact)).unwrap().commands.get(&control).unwrap().status.clone()
    }
}

fn id(text: &str) -> ContactId {
    ContactId::new(text).unwrap()
}
