//! The panel's side of `deskpane/1`, without I/O.

use super::{
    ask::{Ask, AskFailure, Service},
    connect::{self, VERSION},
    connection::{Connection, Pending, Waiting},
    event::{About, Call, Event, Output, PortId, Reply, ReplyTo, WindowId},
    failure::Failure,
    limits::{IN_FLIGHT, PER_SECOND},
    message::{self, Incoming},
    request::{METHODS, Request},
    shapes::{CommandOutcome, Desk, Limits, SettledCommand},
    telling::Telling,
};
use crate::{
    clock::{Millis, Span},
    model::{CommandId, CommandRecord, CommandStatus, Refusal},
    session::{Note, NoteKind},
};
use serde_json::json;
use std::collections::VecDeque;

/// Notifies pages that the CRM server requires a token.
const TOKEN_WANTED: &str = "auth/wanted";
/// A request still unanswered after this time is answered with "no effect".
const BACKSTOP: Span = Span::seconds(30);
/// The maximum number of pages; beyond it, the first one is disconnected.
const MOST_PAGES: usize = 8;
/// The maximum number of queued requests to pages.
const MOST_QUEUED: usize = 2_000;
/// The number of settled commands remembered, because a command's number may become known only afterwards.
const MOST_SETTLED: usize = 32;

/// The panel's side of all connections with pages.
#[derive(Debug)]
pub struct EmbeddingSession {
    about: About,
    connections: Vec<Connection>,
    /// Requests queued because of the limit.
    queued: VecDeque<(Call, Ask)>,
    telling: Telling,
    settled: VecDeque<(CommandId, Result<(), Failure>)>,
    /// Pages were asked for a token, and no request has succeeded since.
    wants_token: bool,
    last: u64,
    outputs: Vec<Output>,
}

impl EmbeddingSession {
    /// A session without connections.
    #[must_use]
    pub fn new(about: About) -> Self {
        Self {
            about,
            connections: Vec::new(),
            queued: VecDeque::new(),
            telling: Telling::default(),
            settled: VecDeque::new(),
            wants_token: false,
            last: 0,
            outputs: Vec::new(),
        }
    }

    /// Whether any page is connected: otherwise the desk need not be reported.
    #[must_use]
    pub fn is_heard(&self) -> bool {
        !self.connections.is_empty()
    }

    /// Whether a page offers this service.
    #[must_use]
    pub fn offers(&self, service: Service) -> bool {
        self.connections.iter().any(|connection| connection.services.contains(&service))
    }

    /// Handles an event, and returns the actions.
    pub fn handle(&mut self, event: Event, now: Millis) -> Vec<Output> {
        match event {
            Event::Connect { window, port, text } => self.connect(window, port, &text),
            Event::Message { port, text } => self.message(port, &text, now),
            Event::Closed(port) => self.close(port),
            Event::Desk(desk) => self.desk(*desk, now),
            Event::Interaction(interaction) => self.tell(|telling| telling.interaction(*interaction)),
            Event::Removed(id, last) => self.tell(|telling| telling.gone(&id, last.map(|last| *last))),
            Event::Agent(agent) => self.tell(|telling| telling.agent(agent)),
            Event::Connection(connection) => self.tell(|telling| telling.connection(connection)),
            Event::Selected(id) => self.tell(|telling| telling.selected(id)),
            Event::Command(record, words) => self.command(&record, words),
            Event::Reply(to, Ok(Reply::Command(id))) => self.await_command(to, id),
            Event::Reply(to, result) => self.reply(to, result),
            Event::Ask(call, ask) => self.ask(call, ask),
            Event::TokenWanted(is_wanted) => {
                if !std::mem::replace(&mut self.wants_token, is_wanted) && is_wanted {
                    self.tell_all(TOKEN_WANTED, "");
                }
            }
            Event::Wake => {}
        }
        self.expire(now);
        self.send_queued(now);
        self.flush(false, now);
        std::mem::take(&mut self.outputs)
    }

    /// When to send [`Event::Wake`].
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        let waits = self.connections.iter().flat_map(Connection::deadlines);
        waits.chain(self.telling.wake_at().filter(|_| self.is_heard())).min()
    }

    fn connect(&mut self, window: WindowId, port: PortId, text: &str) {
        let hello = match connect::read(text) {
            None => return self.outputs.push(Output::Close(port)),
            Some(Ok(hello)) => hello,
            Some(Err(refusal)) => return self.refuse(port, refusal),
        };
        // The page was reloaded, or repeats its request.
        let old = self.connections.iter().find(|connection| connection.window == window).map(|old| old.port);
        let surplus = self.connections.first().map(|first| first.port);
        let surplus = surplus.filter(|_| self.connections.len() >= MOST_PAGES);
        if let Some(old) = old.or(surplus) {
            self.outputs.push(Output::Close(old));
            self.close(old);
        }
        let is_first = self.connections.is_empty();
        self.last += 1;
        let About { life, version, desktop, can_dial } = &self.about;
        let capabilities: Vec<_> = METHODS.into_iter().filter(|method| *can_dial || *method != "dial").collect();
        let params = json!({
            "version": VERSION,
            "session": format!("{life}-{}", self.last),
            "panel": { "version": version },
            "desktop": desktop,
            "capabilities": capabilities,
            "limits": Limits { message_bytes: message::LONGEST, in_flight: IN_FLIGHT, per_second: PER_SECOND },
        });
        self.outputs.push(Output::Post(port, message::told("welcome", &params.to_string())));
        self.note("connected", &hello.client);
        let mut connection = Connection::new(port, window, hello);
        if self.wants_token {
            self.outputs.push(connection.tell(TOKEN_WANTED, ""));
        }
        self.connections.push(connection);
        if is_first {
            self.outputs.push(Output::TellDesk);
        }
        self.outputs.push(Output::Services);
    }

    fn refuse(&mut self, port: PortId, refusal: connect::Refusal) {
        let params = json!({ "reason": refusal.name(), "versions": [VERSION] });
        self.outputs.push(Output::Post(port, message::told("refused", &params.to_string())));
        self.outputs.push(Output::Close(port));
        self.note("refused", refusal.name());
    }

    fn note(&mut self, title: &str, text: &str) {
        self.outputs.push(Output::Note(Note::new(NoteKind::Event, &format!("CRM: {title}"), text)));
    }

    fn close(&mut self, port: PortId) {
        let Some(at) = self.connections.iter().position(|connection| connection.port == port) else { return };
        let gone = self.connections.remove(at);
        let lost = gone.asked.iter().filter(|asked| !asked.is_over);
        self.outputs.extend(lost.map(|asked| Output::Answered(asked.call, Err(AskFailure::Lost))));
        if self.connections.is_empty() {
            self.telling.forget();
        }
        self.outputs.push(Output::Services);
    }

    fn connection(&mut self, port: PortId) -> Option<&mut Connection> {
        self.connections.iter_mut().find(|connection| connection.port == port)
    }

    fn message(&mut self, port: PortId, text: &str, now: Millis) {
        let Some(connection) = self.connection(port) else { return };
        let (id, outcome) = match Incoming::read(text) {
            Incoming::Nothing => return,
            Incoming::Answer { id, result } => {
                let answered = connection.answered(id, result);
                self.outputs.extend(answered.map(|(call, result)| Output::Answered(call, result)));
                return;
            }
            Incoming::Wrong(id, failure) => (Some(id), Err(failure)),
            Incoming::Request { id, method, message } => (id, Request::read(&method, &message)),
        };
        let admitted = connection.admit(id.is_some(), now);
        match (admitted.and(outcome), id) {
            (Ok(request), None) => self.outputs.push(Output::Request(None, request)),
            (Ok(request), Some(id)) => {
                let number = connection.next();
                let is_desk = request == Request::Desk;
                let waits = if is_desk { Waiting::Desk } else { Waiting::Reply };
                connection.pending.push(Pending { number, id, waits, until: now + BACKSTOP });
                self.outputs.push(match request {
                    Request::Desk => Output::TellDesk,
                    request => Output::Request(Some(ReplyTo { port, number }), request),
                });
            }
            (Err(failure), Some(id)) => {
                self.outputs.push(Output::Post(port, message::answer(&id, Err(&failure))));
            }
            (Err(_), None) => {}
        }
    }

    /// The whole state, for pages that asked for it and for new ones.
    fn desk(&mut self, mut desk: Desk, now: Millis) {
        let is_news = self.telling.is_begun();
        self.telling.whole(&desk, is_news);
        self.flush(true, now);
        for connection in &mut self.connections {
            desk.seq = connection.seq;
            let asked = connection.pending.extract_if(.., |pending| pending.waits == Waiting::Desk);
            let asked: Vec<_> = asked.collect();
            if asked.is_empty() {
                continue;
            }
            let text = serde_json::to_string(&desk).unwrap_or_default();
            let answers = asked.iter().map(|pending| message::answer(&pending.id, Ok(&text)));
            self.outputs.extend(answers.map(|answer| Output::Post(connection.port, answer)));
        }
    }

    fn tell(&mut self, change: impl FnOnce(&mut Telling)) {
        if self.is_heard() && self.telling.is_begun() {
            change(&mut self.telling);
        }
    }

    fn flush(&mut self, at_once: bool, now: Millis) {
        if !self.is_heard() {
            return;
        }
        for told in self.telling.flush(at_once, now) {
            self.tell_all(told.method, &told.members);
        }
    }

    /// `members` are the parameters besides the number, as JSON, each after a comma.
    fn tell_all(&mut self, method: &str, members: &str) {
        self.outputs.extend(self.connections.iter_mut().map(|connection| connection.tell(method, members)));
    }

    fn command(&mut self, record: &CommandRecord, words: String) {
        let (outcome, result) = match &record.status {
            CommandStatus::Sent => return,
            CommandStatus::Confirmed => (CommandOutcome::Confirmed, Ok(())),
            CommandStatus::Refused(refusal) => (CommandOutcome::Refused, Err(failure(refusal, &words))),
            // An effect that is never shown counts as none.
            CommandStatus::NoEffect | CommandStatus::Unreported => (CommandOutcome::NoEffect, Err(Failure::NoEffect)),
        };
        let intent = &record.command.intent;
        let [on, off] = match intent.control().row().actions {
            [] => ["", ""],
            [one] => [*one, *one],
            [on, off, ..] => [*on, *off],
        };
        let action = if intent.is_doing() { on } else { off };
        if !action.is_empty() {
            let message = (outcome != CommandOutcome::Confirmed).then_some(words);
            let interaction = record.command.contact.to_string();
            self.tell(|telling| telling.settled(SettledCommand { interaction, action, outcome, message }));
        }
        self.settled.push_back((record.id, result.clone()));
        if self.settled.len() > MOST_SETTLED {
            self.settled.pop_front();
        }
        let waits = Waiting::Command(record.id);
        let waiting = self.connections.iter().flat_map(|connection| {
            let pending = connection.pending.iter().filter(|pending| pending.waits == waits);
            pending.map(|pending| ReplyTo { port: connection.port, number: pending.number })
        });
        for to in waiting.collect::<Vec<_>>() {
            self.reply(to, result.clone().map(|()| Reply::Done));
        }
    }

    fn await_command(&mut self, to: ReplyTo, id: CommandId) {
        let settled = self.settled.iter().find(|(settled, _)| *settled == id).map(|(_, result)| result.clone());
        if let Some(result) = settled {
            self.reply(to, result.map(|()| Reply::Done));
        } else if let Some(connection) = self.connection(to.port) {
            let pending = connection.pending.iter_mut().find(|pending| pending.number == to.number);
            if let Some(pending) = pending {
                pending.waits = Waiting::Command(id);
            }
        }
    }

    fn reply(&mut self, to: ReplyTo, result: Result<Reply, Failure>) {
        let Some(connection) = self.connection(to.port) else { return };
        let Some(at) = connection.pending.iter().position(|pending| pending.number == to.number) else { return };
        let pending = connection.pending.remove(at);
        let result = result.as_ref().map(|reply| match reply {
            Reply::Done | Reply::Command(_) => "{}",
            Reply::Filled => r#"{"done":"filled"}"#,
            Reply::Asked => r#"{"done":"asked"}"#,
            Reply::Sent => r#"{"done":"sent"}"#,
        });
        self.outputs.push(Output::Post(to.port, message::answer(&pending.id, result)));
    }

    fn ask(&mut self, call: Call, ask: Ask) {
        if self.queued.len() >= MOST_QUEUED {
            self.outputs.push(Output::Answered(call, Err(AskFailure::Busy)));
        } else {
            self.queued.push_back((call, ask));
        }
    }

    /// A request goes to the page that offers the service and connected last.
    fn send_queued(&mut self, now: Millis) {
        let mut waiting = VecDeque::new();
        while let Some((call, ask)) = self.queued.pop_front() {
            let service = ask.service();
            let offers = |connection: &&mut Connection| connection.services.contains(&service);
            let Some(connection) = self.connections.iter_mut().rev().find(offers) else {
                self.outputs.push(Output::Answered(call, Err(AskFailure::NotOffered)));
                continue;
            };
            match connection.ask(call, &ask, now) {
                None => waiting.push_back((call, ask)),
                Some(text) if text.len() > message::LONGEST => {
                    self.outputs.push(Output::Answered(call, Err(AskFailure::Nonsense)));
                    connection.forget(call);
                }
                Some(text) => self.outputs.push(Output::Post(connection.port, text)),
            }
        }
        self.queued = waiting;
    }

    fn expire(&mut self, now: Millis) {
        let mut late = Vec::new();
        for connection in &mut self.connections {
            let silent = connection.expire_asked(now);
            self.outputs.extend(silent.into_iter().map(|call| Output::Answered(call, Err(AskFailure::Silent))));
            let over = connection.pending.iter().filter(|pending| pending.until <= now);
            late.extend(over.map(|pending| ReplyTo { port: connection.port, number: pending.number }));
        }
        for to in late {
            self.reply(to, Err(Failure::NoEffect));
        }
    }
}

/// The answer for a command that cannot be given.
fn failure(refusal: &Refusal, words: &str) -> Failure {
    match refusal {
        Refusal::ContactEnded => Failure::Gone,
        Refusal::Vendor(_) => Failure::Refused(words.to_owned()),
        Refusal::Denied(_) | Refusal::Lost => Failure::Unavailable(words.to_owned()),
    }
}

#[cfg(test)]
mod tests;
