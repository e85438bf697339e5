//! A session that can be recorded while it runs. Otherwise it behaves as the session inside.

use super::{
    clean,
    command::Given,
    line::{Entry, Header},
    writer::{Tap, Writer},
};
use crate::{
    clock::Millis,
    model::{AgentIntent, Command, CommandId, Denial},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use std::collections::VecDeque;

/// A session with its recording, if there is one.
pub struct Recorder {
    session: Box<dyn Session>,
    /// Outputs that were not taken before the next input came. They are recorded before that input.
    ahead: VecDeque<Output>,
    writer: Writer,
}

impl Recorder {
    /// Wraps a session without recording it.
    #[must_use]
    pub fn new(session: Box<dyn Session>) -> Self {
        Self { session, ahead: VecDeque::new(), writer: Writer::default() }
    }

    /// Starts to record, and drops an earlier recording.
    pub fn start(&mut self, header: Header, tap: Option<Tap>) {
        self.writer.begin(header, Vec::new(), None, tap);
    }

    /// Continues the recording of a page that was reloaded: `lines`, after this header. The session has just started at
    /// `now` with the snapshot `kept`.
    pub fn resume(&mut self, header: Header, lines: Vec<String>, kept: Option<String>, now: Millis, tap: Option<Tap>) {
        self.writer.begin(header, lines, Some((kept, now)), tap);
    }

    /// The recording, which may be used during a call of the session.
    #[must_use]
    pub fn writer(&self) -> Writer {
        self.writer.clone()
    }

    /// Adds a person's note about this moment.
    pub fn mark(&mut self, text: &str, now: Millis) {
        self.input(now, || Entry::Mark(text.to_owned()));
    }

    fn input(&mut self, now: Millis, entry: impl FnOnce() -> Entry) {
        self.look_ahead();
        self.writer.input(now, entry);
    }

    /// Records the outputs that the session has ready, as at a session's start.
    fn look_ahead(&mut self) {
        if !self.writer.is_on() {
            return;
        }
        while let Some(output) = self.session.poll() {
            self.writer.output(&output);
            self.ahead.push_back(output);
        }
    }
}

impl Session for Recorder {
    fn receive(&mut self, text: &str, from: &Origin, now: Millis) {
        self.input(now, || Entry::Message { origin: from.clone(), text: text.to_owned() });
        self.session.receive(text, from, now);
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        self.input(now, || Entry::Window(event.clone()));
        self.session.window(event, now);
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        self.look_ahead();
        let given = self.writer.is_on().then(|| Given::Contact(command.clone()));
        let result = self.session.command(command, now);
        self.given(given, &result, now)
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        self.look_ahead();
        let given = self.writer.is_on().then(|| Given::Agent(intent.clone()));
        let result = self.session.agent_command(intent, now);
        self.given(given, &result, now)
    }

    fn wake(&mut self, now: Millis) {
        self.input(now, || Entry::Wake);
        self.session.wake(now);
    }

    fn poll(&mut self) -> Option<Output> {
        if let Some(output) = self.ahead.pop_front() {
            return Some(output);
        }
        let output = self.session.poll()?;
        self.writer.output(&output);
        Some(output)
    }

    fn wake_at(&self) -> Option<Millis> {
        self.session.wake_at()
    }
}

impl Recorder {
    fn given(
        &mut self,
        given: Option<Given>,
        result: &Result<CommandId, Denial>,
        now: Millis,
    ) -> Result<CommandId, Denial> {
        if let Some(given) = given {
            self.writer.input(now, || match clean::command(&given) {
                Some(given) => Entry::Command { given, result: said(result) },
                None => Entry::Wake,
            });
        }
        result.clone()
    }
}

/// The session's answer to a command, as text.
pub(super) fn said(result: &Result<CommandId, Denial>) -> String {
    match result {
        Ok(id) => format!("sent {}", id.0),
        Err(denial) => format!("refused {denial:?}"),
    }
}
