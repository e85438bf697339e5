//! The session against hand-written messages: connecting, reading, availability, commands.

mod commands;
mod connecting;
mod contacts;
mod cxa;
mod order;
mod times;
mod transcripts;

use super::*;
use crate::{
    max::SPEC,
    session_bench::{self, START, id},
};
use deskpane_desk::model::{Availability, CommandTarget, Connection, ContactState, Presence, WrapUp};
use serde_json::{Value, json};

type Bench = session_bench::Bench<MaxSession>;

fn config(max: Value) -> MaxConfig {
    SPEC.configure(&json!({"max": max}).to_string()).unwrap().own::<MaxConfig>().unwrap().clone()
}

impl Bench {
    /// A panel with this query that has no window yet.
    fn new(max: Value, contact_id: Option<&str>) -> Self {
        Self::begin(MaxSession::new(&config(max), contact_id.map(str::to_owned), None), "https://max.example.com")
    }

    /// A connected panel.
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

    fn ack(&mut self, status: &str, reason: &str) {
        self.events(json!([{"messageType": "ClientEventSubscriptionAcknowledge", "contactId": null, "status": status, "reason": reason}]));
    }

    fn events(&mut self, events: Value) {
        self.message(&json!({"issuer": "MAX", "contactId": null, "events": events}));
    }

    /// A call event with this status.
    fn call(&mut self, id: &str, status: &str) {
        self.events(json!([{"Type": "CallContactEvent", "ContactID": id, "Status": status, "ANI": format!("+1{id}"),
            "IsInbound": "True", "FinalState": "False"}]));
    }

    fn sent(&mut self) -> Vec<String> {
        self.posts.drain(..).map(|post| post["messageType"].as_str().unwrap().to_owned()).collect()
    }

    /// The available controls of a contact, in the order shown, without the customer card.
    fn allowed(&self, contact: &str) -> Vec<Control> {
        let place = self.desk.entry(&id(contact)).unwrap();
        let allowed = place.controls.iter().filter(|control_state| control_state.availability == Availability::Allowed);
        allowed.map(|control_state| control_state.control).filter(|control| *control != Control::Card).collect()
    }
}
