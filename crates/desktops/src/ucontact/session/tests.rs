//! The panel's session against hand-written messages: interactions, outcomes, looks, starts, bounds.

mod following;
mod starting;
mod transcripts;

use super::*;
use crate::ucontact::SPEC;
use deskpane_desk::{
    clock::Span,
    model::{Connection, ContactState, Desk},
    session::Note,
};
use serde_json::{Value, json};

const OWN: &str = "https://panel.example.com";

/// A session, the desk it feeds and all it has posted.
struct Bench {
    panel: UcontactSession,
    desk: Desk,
    posts: Vec<Value>,
    notes: Vec<Note>,
    now: Millis,
}

impl Bench {
    /// A session whose frame has loaded.
    fn new() -> Self {
        let mut bench = Self::unloaded();
        bench.window(WindowEvent::FrameLoading);
        bench.window(WindowEvent::FrameLoaded);
        bench
    }

    fn unloaded() -> Self {
        let text = json!({"ucontact": {"url": "https://acme.ucontactcloud.com/"}}).to_string();
        let address = SPEC.configure(&text).unwrap().address.unwrap();
        let mut bench = Self {
            panel: UcontactSession::new(&address, OWN),
            desk: Desk::default(),
            posts: Vec::new(),
            notes: Vec::new(),
            // 2026-01-01T10:00:00Z
            now: Millis(1_767_261_600_000),
        };
        bench.drain();
        bench
    }

    fn window(&mut self, event: WindowEvent) {
        self.panel.window(event, self.now);
        self.drain();
    }

    fn message(&mut self, message: &Value) {
        let text = message.as_str().map_or_else(|| message.to_string(), str::to_owned);
        self.panel.receive(&text, &Origin::parse("https://acme.ucontactcloud.com").unwrap(), self.now);
        self.drain();
    }

    fn event(&mut self, event: &str, data: Value) {
        self.message(&json!({"event": event, "data": data}));
    }

    fn assigned(&mut self, guid: &str, campaign: &str, channel: &str, client: &str) {
        let data = json!({"guid": guid, "campaign": campaign, "channel": channel, "clientId": client});
        self.event("assignedInteraction", data);
    }

    fn start(&mut self, campaign: &str, channel: &str, client: &str) -> Result<CommandId, Denial> {
        let [campaign, channel, client] = [campaign, channel, client].map(str::to_owned);
        let intent = AgentIntent::Start(Box::new(StartRequest { campaign, channel, client }));
        let result = self.panel.agent_command(intent, self.now);
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
                    assert_eq!(to.as_str(), "https://acme.ucontactcloud.com", "posted to somebody else");
                    self.posts.push(serde_json::from_str(&text).unwrap());
                }
                Output::Change(change) => {
                    self.desk.apply(change);
                }
                Output::Note(note) => self.notes.push(note),
                // The simulation proves what is kept.
                Output::Keep(_) => {}
            }
        }
    }

    fn open(&self, guid: &str) -> &Contact {
        let id = ContactId::new(guid).unwrap();
        &self.desk.entry(&id).unwrap_or_else(|| panic!("no interaction {guid}")).contact
    }

    fn over(&self, guid: &str) -> &Contact {
        let found = self.desk.closed().find(|contact| contact.id.as_str() == guid);
        found.unwrap_or_else(|| panic!("no interaction {guid} is over"))
    }

    fn status(&self) -> CommandStatus {
        self.desk.board().commands[&AgentControl::Start].status.clone()
    }

    fn may_start(&self) -> Availability {
        let controls = &self.desk.board().controls;
        assert_eq!(
            controls.iter().map(|control_state| control_state.control).collect::<Vec<_>>(),
            [AgentControl::Start]
        );
        controls[0].availability.clone()
    }
}
