//! The interaction being started. uContact answers nothing: the assignment that matches is its effect.

use crate::ucontact::wire::Campaign;
use deskpane_desk::{
    clock::{Millis, Span},
    model::{AgentIntent, AgentRecord, CommandId, CommandStatus, Direction, Refusal, StartRequest},
};

/// How long an assignment is waited for before the agent is told that none was seen. A call is dialled first.
const EFFECT: Span = Span::seconds(20);
/// How long one that comes after that still counts.
const LATE: Span = Span::seconds(120);

/// The last start, as far as its end is open. There is one at a time, because nothing else tells two from each other
/// that are alike.
#[derive(Debug, Default)]
pub(super) struct PendingStart {
    last: u64,
    open: Option<(AgentRecord, StartRequest)>,
}

impl PendingStart {
    pub(super) fn is_busy(&self) -> bool {
        self.open.as_ref().is_some_and(|(record, _)| record.status == CommandStatus::Sent)
    }

    /// A start is being sent.
    pub(super) fn start(&mut self, request: StartRequest, now: Millis) -> AgentRecord {
        self.last = self.last.wrapping_add(1);
        let intent = AgentIntent::Start(Box::new(request.clone()));
        let record = AgentRecord { id: CommandId(self.last), intent, status: CommandStatus::Sent, at: now };
        self.open = Some((record.clone(), request));
        record
    }

    /// An interaction was assigned: the start it is the effect of.
    pub(super) fn assigned(&mut self, seen: &StartRequest, now: Millis) -> Option<AgentRecord> {
        let (record, wanted) = self.open.as_ref()?;
        let past = record.status != CommandStatus::Sent && now - record.at >= LATE;
        if past || !is_same(wanted, seen) {
            return None;
        }
        let record = AgentRecord { status: CommandStatus::Confirmed, at: now, ..record.clone() };
        self.open = None;
        Some(record)
    }

    /// The page the start was sent to is gone.
    pub(super) fn lost(&mut self, now: Millis) -> Option<AgentRecord> {
        self.turn(now, CommandStatus::Refused(Refusal::Lost))
    }

    /// Time has passed: a start that showed no effect.
    pub(super) fn expire(&mut self, now: Millis) -> Option<AgentRecord> {
        if self.wake_at().is_none_or(|at| now < at) {
            return None;
        }
        self.turn(now, CommandStatus::NoEffect)
    }

    fn turn(&mut self, now: Millis, status: CommandStatus) -> Option<AgentRecord> {
        let (record, _) = self.open.as_mut().filter(|(record, _)| record.status == CommandStatus::Sent)?;
        record.status = status;
        record.at = now;
        Some(record.clone())
    }

    pub(super) fn wake_at(&self) -> Option<Millis> {
        let (record, _) = self.open.as_ref().filter(|(record, _)| record.status == CommandStatus::Sent)?;
        Some(record.at + EFFECT)
    }
}

/// Whether an assignment is what was asked for: campaign, channel and client, in whatever case. The campaign's name may
/// have got a direction; what is marked as the client's doing is not the agent's.
fn is_same(wanted: &StartRequest, seen: &StartRequest) -> bool {
    let same = |one: &str, two: &str| one.trim().to_lowercase() == two.trim().to_lowercase();
    let (asked, came) = (Campaign::read(&wanted.campaign), Campaign::read(&seen.campaign));
    same(&asked.name, &came.name)
        && (came.direction != Some(Direction::Inbound) || asked.direction == came.direction)
        && same(&wanted.channel, &seen.channel)
        && same(&wanted.client, &seen.client)
}
