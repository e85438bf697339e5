//! The panel's session against hand-written messages: conversations, names, starts, notifications, bounds.

mod bounds;
mod starting;
mod talking;
mod transcripts;

use super::*;
use crate::roxchat::SPEC;
use deskpane_desk::{
    model::{Availability, Connection, Desk, change::ContactEntry, work::Utterance},
    session::Note,
};
use serde_json::{Value, json};

const OWN: &str = "https://panel.example.com";

/// A session, the desk it feeds and all it has posted.
struct Bench {
    panel: RoxchatSession,
    desk: Desk,
    posts: Vec<Value>,
    notes: Vec<Note>,
    /// Contacts that got another id, in order.
    renamed: Vec<(String, String)>,
    now: Millis,
}

impl Bench {
    /// A session whose frame has loaded.
    fn new() -> Self {
        let text = json!({"roxchat": {"url": "https://acme.rox.chat/"}}).to_string();
        let address = SPEC.configure(&text).unwrap().address.unwrap();
        let mut bench = Self {
            panel: RoxchatSession::new(&address, OWN),
            desk: Desk::default(),
            posts: Vec::new(),
            notes: Vec::new(),
            renamed: Vec::new(),
            now: Millis(1_767_261_600_000),
        };
        bench.window(WindowEvent::FrameLoading);
        bench.window(WindowEvent::FrameLoaded);
        bench
    }

    fn window(&mut self, event: WindowEvent) {
        self.panel.window(event, self.now);
        self.drain();
    }

    fn message(&mut self, message: &Value) {
        let text = message.as_str().map_or_else(|| message.to_string(), str::to_owned);
        self.panel.receive(&text, &Origin::parse("https://acme.rox.chat").unwrap(), self.now);
        self.drain();
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
        let result = self.panel.command(Command { contact: id(visitor), intent: Intent::StartChat }, self.now);
        self.drain();
        result
    }

    fn pass(&mut self, span: Span) {
        let end = self.now + span;
        while let Some(at) = self.panel.wake_at().filter(|at| *at <= end) {
            assert!(at >= self.now, "the session wants to be woken in the past");
            self.now = at;
            self.panel.wake(at);
            assert_ne!(self.panel.wake_at(), Some(at), "the session wants to be woken again and again");
            self.drain();
        }
        self.now = end;
    }

    fn drain(&mut self) {
        while let Some(output) = self.panel.poll() {
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to.as_str(), "https://acme.rox.chat", "posted to somebody else");
                    self.posts.push(serde_json::from_str(&text).unwrap());
                }
                Output::Change(change) => {
                    if let Change::Renamed { from, to } = &change {
                        self.renamed.push((from.to_string(), to.to_string()));
                    }
                    self.desk.apply(change);
                }
                Output::Note(note) => self.notes.push(note),
                // The simulation proves what is kept.
                Output::Keep(_) => {}
            }
        }
    }

    fn entry(&self, visitor: &str) -> &ContactEntry {
        self.desk.entry(&id(visitor)).unwrap_or_else(|| panic!("no visitor {visitor}"))
    }

    fn contact(&self, visitor: &str) -> &Contact {
        &self.entry(visitor).contact
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
        let controls = &self.entry(visitor).controls;
        assert_eq!(
            controls.iter().map(|control_state| control_state.control).collect::<Vec<_>>(),
            [Control::StartChat]
        );
        controls[0].availability.clone()
    }

    fn status(&self, visitor: &str) -> CommandStatus {
        self.entry(visitor).commands[&Control::StartChat].status.clone()
    }
}

fn id(text: &str) -> ContactId {
    ContactId::new(text).unwrap()
}
