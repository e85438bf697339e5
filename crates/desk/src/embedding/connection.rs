//! One page that is connected.

use super::{
    ask::{Answer, Ask, AskFailure, Service},
    connect::Hello,
    event::{Call, Output, PortId, WindowId},
    failure::Failure,
    limits::{IN_FLIGHT, Rate},
    message,
};
use crate::{
    clock::{Millis, Span},
    model::CommandId,
};
use serde_json::Value;

/// How many questions are remembered that nobody has answered in time.
const MOST_LATE: usize = 128;

#[derive(Debug)]
pub(super) struct Connection {
    pub(super) port: PortId,
    pub(super) window: WindowId,
    pub(super) services: Vec<Service>,
    /// The number of what was told last.
    pub(super) seq: u64,
    /// Requests of the page's that have no answer yet.
    pub(super) pending: Vec<Pending>,
    /// Questions of ours.
    pub(super) asked: Vec<Asked>,
    deadlines: [Span; 4],
    rate: Rate,
    last: u64,
}

/// A request of the page's that has no answer yet.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) number: u64,
    pub(super) id: Value,
    pub(super) waits: Waiting,
    pub(super) until: Millis,
}

/// What an answer waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// The picture of the desk.
    Desk,
    /// Whoever carries it out.
    Reply,
    /// What becomes of a command.
    Command(CommandId),
}

/// A question of ours.
#[derive(Debug)]
pub(super) struct Asked {
    id: u64,
    pub(super) call: Call,
    service: Service,
    until: Millis,
    /// It was given up: only a late answer is awaited.
    pub(super) is_over: bool,
}

impl Connection {
    pub(super) fn new(port: PortId, window: WindowId, hello: Hello) -> Self {
        Self {
            port,
            window,
            services: hello.services,
            seq: 0,
            pending: Vec::new(),
            asked: Vec::new(),
            deadlines: hello.deadlines,
            rate: Rate::default(),
            last: 0,
        }
    }

    /// Tells the page something. `members` are the parameters beside the number, as JSON, each after a comma.
    pub(super) fn tell(&mut self, method: &str, members: &str) -> Output {
        self.seq += 1;
        let params = format!(r#"{{"seq":{}{members}}}"#, self.seq);
        Output::Post(self.port, message::told(method, &params))
    }

    /// A number that was not used on this connection.
    pub(super) const fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Lets in a message of the page's, or not.
    pub(super) fn admit(&mut self, waits: bool, now: Millis) -> Result<(), Failure> {
        // Nothing says when one of those under way is answered.
        const SOON: i64 = 250;
        if waits && self.pending.len() >= IN_FLIGHT {
            return Err(Failure::Busy(SOON));
        }
        self.rate.count(now).map_err(Failure::Busy)
    }

    /// Puts a question, where there is room for another.
    pub(super) fn ask(&mut self, call: Call, ask: &Ask, now: Millis) -> Option<String> {
        if self.asked.iter().filter(|asked| !asked.is_over).count() >= IN_FLIGHT {
            return None;
        }
        let (id, service) = (self.next(), ask.service());
        let deadline = Service::ALL.into_iter().zip(self.deadlines).find(|(own, _)| *own == service);
        let until = now + deadline.map_or(service.deadline(), |(_, deadline)| deadline);
        self.asked.push(Asked { id, call, service, until, is_over: false });
        Some(message::request(id, service.method(), &ask.params()))
    }

    pub(super) fn forget(&mut self, call: Call) {
        self.asked.retain(|asked| asked.call != call);
    }

    /// The answer to a question of ours, late or not. A failure that comes late is no news.
    pub(super) fn answered(
        &mut self,
        id: u64,
        result: Result<Value, AskFailure>,
    ) -> Option<(Call, Result<Answer, AskFailure>)> {
        let at = self.asked.iter().position(|asked| asked.id == id)?;
        let asked = self.asked.remove(at);
        let result = result.and_then(|result| Answer::read(asked.service, &result));
        (result.is_ok() || !asked.is_over).then_some((asked.call, result))
    }

    /// The questions that have had no answer in time.
    pub(super) fn expire_asked(&mut self, now: Millis) -> Vec<Call> {
        let silent = self.asked.iter_mut().filter(|asked| !asked.is_over && asked.until <= now);
        let silent: Vec<_> = silent
            .map(|asked| {
                asked.is_over = true;
                asked.call
            })
            .collect();
        let over = self.asked.iter().filter(|asked| asked.is_over).count();
        let mut surplus = over.saturating_sub(MOST_LATE);
        self.asked.retain(|asked| {
            let goes = asked.is_over && surplus > 0;
            surplus -= usize::from(goes);
            !goes
        });
        silent
    }

    /// When something is due.
    pub(super) fn deadlines(&self) -> impl Iterator<Item = Millis> {
        let asked = self.asked.iter().filter(|asked| !asked.is_over).map(|asked| asked.until);
        asked.chain(self.pending.iter().map(|pending| pending.until))
    }
}
