//! A test bench for a session: the desk it feeds, and its posts, notes and snapshots. Each desktop adds what its own
//! messages need.

use deskpane_desk::{
    clock::{Millis, Span},
    model::{
        AgentControl, AgentIntent, Availability, Change, Command, CommandId, CommandStatus, Contact, ContactId,
        Control, Denial, Desk, Intent, change::ContactEntry,
    },
    origin::Origin,
    session::{Note, Output, Session, WindowEvent},
};
use serde_json::Value;

/// 2026-01-01T10:00:00Z: when tests begin.
pub(crate) const START: i64 = 1_767_261_600_000;

/// A session and its outputs.
pub(crate) struct Bench<S> {
    pub(crate) session: S,
    pub(crate) desk: Desk,
    pub(crate) posts: Vec<Value>,
    pub(crate) notes: Vec<Note>,
    /// The last snapshot.
    pub(crate) kept: Option<String>,
    /// Contacts that got another id, in order.
    pub(crate) renamed: Vec<(String, String)>,
    pub(crate) now: Millis,
    origin: Origin,
}

impl<S: Session> Bench<S> {
    /// A session with a desktop of this origin.
    pub(crate) fn begin(session: S, origin: &str) -> Self {
        let mut bench = Self {
            session,
            desk: Desk::default(),
            posts: Vec::new(),
            notes: Vec::new(),
            kept: None,
            renamed: Vec::new(),
            now: Millis(START),
            origin: Origin::parse(origin).unwrap(),
        };
        bench.drain();
        bench
    }

    pub(crate) fn window(&mut self, event: WindowEvent) {
        self.session.window(event, self.now);
        self.drain();
    }

    /// A message from the desktop; a text as it is.
    pub(crate) fn message(&mut self, message: &Value) {
        let text = message.as_str().map_or_else(|| message.to_string(), str::to_owned);
        self.session.receive(&text, &self.origin, self.now);
        self.drain();
    }

    /// The agent gives a command for a contact.
    pub(crate) fn give(&mut self, contact: &str, intent: Intent) -> Result<CommandId, Denial> {
        let result = self.session.command(Command { contact: id(contact), intent }, self.now);
        self.drain();
        result
    }

    /// The agent gives a command about no contact.
    pub(crate) fn give_agent(&mut self, intent: AgentIntent) -> Result<CommandId, Denial> {
        let result = self.session.agent_command(intent, self.now);
        self.drain();
        result
    }

    /// Lets time pass, waking the session whenever it asks for it.
    pub(crate) fn pass(&mut self, span: Span) {
        let end = self.now + span;
        while let Some(at) = self.session.wake_at().filter(|at| *at <= end) {
            assert!(at >= self.now, "the session wants to be woken in the past");
            self.now = at;
            self.session.wake(at);
            assert_ne!(self.session.wake_at(), Some(at), "the session wants to be woken again and again");
            self.drain();
        }
        self.now = end;
    }

    pub(crate) fn drain(&mut self) {
        while let Some(output) = self.session.poll() {
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to, self.origin, "posted to somebody else");
                    self.posts.push(serde_json::from_str(&text).unwrap());
                }
                Output::Change(change) => {
                    if let Change::Renamed { from, to } = &change {
                        self.renamed.push((from.to_string(), to.to_string()));
                    }
                    self.desk.apply(change);
                }
                Output::Note(note) => self.notes.push(note),
                Output::Snapshot(text) => self.kept = Some(text),
            }
        }
    }

    pub(crate) fn entry(&self, contact: &str) -> &ContactEntry {
        self.desk.entry(&id(contact)).unwrap_or_else(|| panic!("no contact {contact}"))
    }

    pub(crate) fn contact(&self, contact: &str) -> &Contact {
        &self.entry(contact).contact
    }

    pub(crate) fn availability(&self, contact: &str, control: Control) -> Availability {
        let controls = &self.entry(contact).controls;
        controls.iter().find(|state| state.control == control).unwrap().availability.clone()
    }

    /// The status of a control's last command.
    pub(crate) fn status(&self, contact: &str, control: Control) -> CommandStatus {
        self.entry(contact).commands[&control].status.clone()
    }

    pub(crate) fn agent_availability(&self, control: AgentControl) -> Availability {
        let controls = &self.desk.board().controls;
        controls.iter().find(|state| state.control == control).unwrap().availability.clone()
    }

    pub(crate) fn agent_status(&self, control: AgentControl) -> CommandStatus {
        self.desk.board().commands[&control].status.clone()
    }
}

pub(crate) fn id(text: &str) -> ContactId {
    ContactId::new(text).unwrap()
}
