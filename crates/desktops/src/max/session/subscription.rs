//! The subscription to MAX's events: finding MAX's origin, registering, and noticing a lost subscription.
//!
//! Requirements:
//!
//! 1. Unregister before every registration: MAX silently ignores a second registration of the same window, and a
//!    reloaded page is still the same window.
//! 2. Take events as proof of a subscription even without an acknowledgement.
//! 3. Say why it does not work while retrying with growing pauses.
//! 4. Renew a subscription that has been quiet for long: MAX gives no sign when it forgets one.
//! 5. Post only to exact origins on the list.

use crate::max::wire::{Ack, AckReason};
use deskpane_desk::{
    clock::{Millis, Span},
    kit::backoff::Backoff,
    model::{Connection, Problem, SubscriptionRefusal},
    origin::{AllowList, Origin},
    session::WindowEvent,
};

/// How long to wait for an answer.
const ANSWER: Span = Span::seconds(3);
/// A subscription that was quiet for this long is renewed, to check it.
const QUIET: Span = Span::seconds(60);

/// The state of the subscription, and its origin.
pub(super) struct Subscription {
    allow: AllowList,
    targets: Vec<Origin>,
    phase: Phase,
    /// Warnings while connected, the latest last.
    cautions: Vec<Problem>,
}

enum Phase {
    /// No window has been found, or our page is unloading.
    Idle,
    /// Registered, waiting for an answer.
    Registering { attempt: u32, until: Millis, problem: Option<Problem> },
    /// The last attempt failed.
    Pausing { attempt: u32, until: Millis, problem: Problem },
    /// Messages arrive.
    Live { since: Millis, heard: Millis },
    /// Quiet for long: registered again, and still considered connected.
    Renewing { since: Millis, until: Millis },
    /// Nothing to try.
    Stopped(Problem),
}

/// What the session must post, to every target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Request {
    /// Unregister, then register.
    Register,
    /// Unregister.
    Unregister,
}

impl Subscription {
    pub(super) fn new(allow: AllowList, caution: Option<Problem>) -> Self {
        Self { allow, targets: Vec::new(), phase: Phase::Idle, cautions: caution.into_iter().collect() }
    }

    /// A warning: something works less well than it could.
    pub(super) fn caution(&mut self, problem: Problem) {
        self.overcome(&problem);
        self.cautions.push(problem);
    }

    /// Ends the warning of [`Self::caution`].
    pub(super) fn overcome(&mut self, problem: &Problem) {
        self.cautions.retain(|caution| caution != problem);
    }

    /// The origins to post to: one, once it is known.
    pub(super) fn targets(&self) -> &[Origin] {
        &self.targets
    }

    pub(super) const fn is_live(&self) -> bool {
        matches!(self.phase, Phase::Live { .. } | Phase::Renewing { .. })
    }

    pub(super) fn connection(&self) -> Connection {
        match &self.phase {
            Phase::Idle => Connection::Starting,
            Phase::Registering { attempt, problem, .. } => {
                Connection::Trying { attempt: *attempt, problem: problem.clone(), next: None }
            }
            Phase::Pausing { attempt, until, problem } => {
                Connection::Trying { attempt: *attempt, problem: Some(problem.clone()), next: Some(*until) }
            }
            Phase::Live { since, .. } | Phase::Renewing { since, .. } => {
                Connection::Connected { since: *since, caution: self.cautions.last().cloned() }
            }
            Phase::Stopped(problem) => Connection::Stopped(problem.clone()),
        }
    }

    pub(super) fn window(&mut self, event: WindowEvent, now: Millis) -> Option<Request> {
        match event {
            WindowEvent::Found { origin: Some(origin) } => match self.allow.admit(&origin) {
                Some(origin) => {
                    self.targets = vec![origin];
                    self.register(1, None, now)
                }
                None => self.stop(Problem::OriginNotAllowed { origin }),
            },
            WindowEvent::Found { origin: None } => {
                self.targets = self.allow.exact().cloned().collect();
                if self.targets.is_empty() { self.stop(Problem::OriginUnknown) } else { self.register(1, None, now) }
            }
            WindowEvent::Absent => self.stop(Problem::NotEmbedded),
            WindowEvent::Stranger { .. } if self.is_live() => None,
            WindowEvent::Stranger { origin, .. } => self.stop(Problem::OriginNotAllowed { origin }),
            WindowEvent::Leaving => {
                let was = std::mem::replace(&mut self.phase, Phase::Idle);
                if matches!(was, Phase::Stopped(_) | Phase::Idle) { None } else { Some(Request::Unregister) }
            }
            WindowEvent::Shown => match &self.phase {
                Phase::Idle if !self.targets.is_empty() => self.register(1, None, now),
                Phase::Pausing { attempt, problem, .. } => self.register(*attempt, Some(problem.clone()), now),
                Phase::Live { since, heard } if now - *heard >= QUIET => self.renew(*since, now),
                _ => None,
            },
            // This desktop holds our page, not the other way round.
            WindowEvent::Opened
            | WindowEvent::Regained
            | WindowEvent::Blocked
            | WindowEvent::Closed
            | WindowEvent::FrameLoading
            | WindowEvent::FrameLoaded => None,
        }
    }

    /// A batch of events came from `from`.
    pub(super) fn heard(&mut self, from: &Origin, now: Millis) {
        if self.targets.as_slice() != std::slice::from_ref(from) {
            self.targets = vec![from.clone()];
        }
        let since = match self.phase {
            Phase::Live { since, .. } | Phase::Renewing { since, .. } => since,
            Phase::Idle | Phase::Registering { .. } | Phase::Pausing { .. } | Phase::Stopped(_) => now,
        };
        self.phase = Phase::Live { since, heard: now };
    }

    /// The desktop refused.
    pub(super) fn refused(&mut self, ack: &Ack, from: &Origin, now: Millis) {
        self.targets = vec![from.clone()];
        let kind = match ack.reason {
            AckReason::ContactId => SubscriptionRefusal::ContactId,
            AckReason::Types => SubscriptionRefusal::Types,
            AckReason::Success | AckReason::Other => SubscriptionRefusal::Other,
        };
        self.pause(Problem::SubscriptionRefused { kind, words: ack.words.clone() }, now);
    }

    pub(super) const fn wake_at(&self) -> Option<Millis> {
        match &self.phase {
            Phase::Idle | Phase::Stopped(_) => None,
            Phase::Registering { until, .. } | Phase::Pausing { until, .. } | Phase::Renewing { until, .. } => {
                Some(*until)
            }
            Phase::Live { heard, .. } => Some(Millis(heard.0.saturating_add(QUIET.0))),
        }
    }

    pub(super) fn wake(&mut self, now: Millis) -> Option<Request> {
        if self.wake_at().is_none_or(|at| now < at) {
            return None;
        }
        match &self.phase {
            Phase::Idle | Phase::Stopped(_) => None,
            Phase::Registering { attempt, .. } => {
                let problem = Problem::Silent { tries: *attempt };
                self.pause(problem, now);
                None
            }
            Phase::Renewing { .. } => {
                self.pause(Problem::WentSilent, now);
                None
            }
            Phase::Pausing { attempt, problem, .. } => {
                self.register(attempt.saturating_add(1), Some(problem.clone()), now)
            }
            Phase::Live { since, .. } => self.renew(*since, now),
        }
    }

    fn register(&mut self, attempt: u32, problem: Option<Problem>, now: Millis) -> Option<Request> {
        self.phase = Phase::Registering { attempt, until: now + ANSWER, problem };
        Some(Request::Register)
    }

    fn renew(&mut self, since: Millis, now: Millis) -> Option<Request> {
        self.phase = Phase::Renewing { since, until: now + ANSWER };
        Some(Request::Register)
    }

    fn pause(&mut self, problem: Problem, now: Millis) {
        let attempt = match self.phase {
            Phase::Registering { attempt, .. } | Phase::Pausing { attempt, .. } => attempt,
            Phase::Idle | Phase::Live { .. } | Phase::Renewing { .. } | Phase::Stopped(_) => 1,
        };
        self.phase = Phase::Pausing { attempt, until: now + Backoff::RECONNECT.pause(attempt), problem };
    }

    fn stop(&mut self, problem: Problem) -> Option<Request> {
        self.phase = Phase::Stopped(problem);
        None
    }
}
