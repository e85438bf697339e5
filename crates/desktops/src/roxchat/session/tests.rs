//! The session against hand-written messages: conversations, names, starts, notifications, bounds.

mod bounds;
mod starting;
mod talking;
mod transcripts;

use super::*;
use crate::{
    roxchat::SPEC,
    session_bench::{self, id},
};
use deskpane_desk::model::{Availability, Connection, work::Utterance};
use serde_json::{Value, json};

const OWN: &str = "https://panel.example.com";

type Bench = session_bench::Bench<RoxchatSession>;

impl Bench {
    /// A session whose frame has loaded.
    fn new() -> Self {
        let text = json!({"roxchat": {"url": "https://acme.rox.chat/"}}).to_string();
        let address = SPEC.configure(&text).unwrap().address.unwrap();
        let mut bench = Self::begin(RoxchatSession::new(&address, OWN), "https://acme.rox.chat");
        bench.window(WindowEvent::FrameLoading);
        bench.window(WindowEvent::FrameLoaded);
        bench
    }

    fn event(&mut self, event: &str, params: Value) {
        self.message(&json!({"source": "roxchat", "event": event, "params": params}));
    }

    /// A visitor writes in a chat, with the visit `s` and the visitor's id.
    fn wrote(&mut self, visitor: &str, chat: u64, kind: &str, text: &str) {
        let session = format!("s-{visitor}");
        let params = json!({"roxchatVisitorId": visitor, "chatId": chat, "sessionId": session, "kind": kind,
            "messageText": text});
        self.event("newMessageAdded", params);
    }

    fn closed(&mut self, visitor: &str, chat: u64) {
        self.event("chatClosedByOperator", json!({"roxchatVisitorId": visitor, "chatId": chat}));
    }

    fn authorized(&mut self, old: &str, new: &str, provided: &str) {
        let params = json!({"old": {"roxchatVisitorId": old, "providedVisitorId": null},
            "new": {"roxchatVisitorId": new, "providedVisitorId": provided}});
        self.event("visitorAuthorized", params);
    }

    fn start(&mut self, visitor: &str) -> Result<CommandId, Denial> {
        self.give(visitor, Intent::StartChat)
    }

    fn state(&self, visitor: &str) -> &ContactState {
        &self.contact(visitor).state
    }

    fn talk(&self, visitor: &str) -> &[Utterance] {
        &self.contact(visitor).work.transcript
    }

    fn texts(&self, visitor: &str) -> Vec<&str> {
        self.talk(visitor).iter().map(|utterance| utterance.text.as_str()).collect()
    }

    fn name(&self, visitor: &str, kind: IdentityKind) -> Option<&str> {
        visitors::identity(self.contact(visitor), kind)
    }

    fn may_start(&self, visitor: &str) -> Availability {
        assert_eq!(self.entry(visitor).controls.len(), 1);
        self.availability(visitor, Control::StartChat)
    }

    fn start_status(&self, visitor: &str) -> CommandStatus {
        self.status(visitor, Control::StartChat)
    }
}
