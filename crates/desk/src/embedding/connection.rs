//! One connected page.

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

/// The maximum number of timed-out requests remembered for late answers.
const MOST_LATE: usize = 128;

#[derive(Debug)]
pub(super) struct Connection {
    pub(super) port: PortId,
    pub(super) window: WindowId,
    pub(super) services: Vec<Service>,
    /// The number of the last notification.
    pub(super) seq: u64,
    /// Unanswered requests from the page.
    pub(super) pending: Vec<Pending>,
    /// Requests to the page.
    pub(super) asked: Vec<Asked>,
    deadlines: [Span; 4],
    rate: Rate,
    last: u64,
}

/// An unanswered request from the page.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) number: u64,
    pub(super) id: Value,
    pub(super) waits: Waiting,
    pub(super) until: Millis,
}

/// What an answer depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// The state of the desk.
    Desk,
    /// The caller that carries it out.
    Reply,
    /// A command's result.
    Command(CommandId),
}

/// A request to the page.
#[derive(Debug)]
pub(super) struct Asked {
    id: u64,
    pub(super) call: Call,
    service: Service,
    until: Millis,
    /// It timed out: only a late answer is expected.
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

    /// Sends a notification. `members` are the parameters besides the number, as JSON, each after a comma.
    pub(super) fn tell(&mut self, method: &str, members: &str) -> Output {
        self.seq += 1;
        let params = format!(r#"{{"seq":{}{members}}}"#, self.seq);
        Output::Post(self.port, message::told(method, &params))
    }

    /// A number not used before on this connection.
    pub(super) const fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Admits a message from the page, or rejects it.
    pub(super) fn admit(&mut self, waits: bool, now: Millis) -> Result<(), Failure> {
        // The time until one of the pending requests is answered is unknown.
        const SOON: i64 = 250;
        if waits && self.pending.len() >= IN_FLIGHT {
            return Err(Failure::Busy(SOON));
        }
        self.rate.count(now).map_err(Failure::Busy)
    }

    /// Sends a request, if the limit allows.
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

    /// Handles the answer to a request, late or not. A late failure changes nothing.
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

    /// The requests that have timed out.
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

    /// The next deadline.
    pub(super) fn deadlines(&self) -> impl Iterator<Item = Millis> {
        let asked = self.asked.iter().filter(|asked| !asked.is_over).map(|asked| asked.until);
        asked.chain(self.pending.iter().map(|pending| pending.until))
    }
}
