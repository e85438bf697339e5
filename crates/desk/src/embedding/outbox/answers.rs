//! Handles answers and timeouts.

use super::{
    Outbox, SILENCE,
    event::OutboxOutput,
    item::{Decision, Item, Place, SendOutcome, pause},
};
use crate::clock::{Millis, Span};

/// How long a page has to provide a requested token.
const TOKEN: Span = Span::seconds(30);

impl Outbox {
    /// These may be sent at once.
    pub(super) fn release(&mut self, now: Millis, which: impl Fn(&Item) -> bool) {
        (self.failures, self.held) = (0, None);
        for (_, item) in self.items.iter_mut().filter(|(_, item)| which(item)) {
            (item.next, item.trouble) = (now, None);
        }
    }

    pub(super) fn answered(&mut self, call: u64, outcome: SendOutcome, now: Millis) {
        let Some((key, revision)) = self.calls.get(&call).cloned() else { return };
        let decision = outcome.decision();
        let Some(item) = self.items.get_mut(&key) else {
            // It timed out, and was dropped or logged since.
            self.calls.remove(&call);
            return;
        };
        let is_current = item.sending.is_some_and(|(sending, _)| sending == call);
        if is_current {
            item.sending = None;
        }
        match decision {
            Decision::Done => {
                self.calls.remove(&call);
                (self.failures, self.held) = (0, None);
                self.has_logged = true;
                if item.place != Place::Memory {
                    self.outputs.push(OutboxOutput::Remove(key.clone(), revision));
                }
                if item.entry.revision <= revision {
                    self.items.remove(&key);
                } else if is_current {
                    (item.next, item.attempts) = (now, 0);
                }
            }
            // A late failure changes nothing.
            _ if !is_current => {}
            // It answers an older revision.
            Decision::Person(_) if item.entry.revision > revision => item.next = now,
            Decision::Person(status) => item.trouble = Some(status),
            Decision::Token if item.has_tried_token => item.trouble = Some(401),
            Decision::Token => {
                item.has_tried_token = true;
                if self.token_until.is_none() {
                    self.token_until = Some(now + TOKEN);
                    self.outputs.push(OutboxOutput::WantToken);
                }
            }
            Decision::Again(after) => {
                item.attempts = item.attempts.saturating_add(1);
                self.failures = self.failures.saturating_add(1);
                let own = pause(item.attempts, &mut self.dice).max(after.unwrap_or_default());
                let all = pause(self.failures, &mut self.dice).max(after.unwrap_or_default());
                item.next = now + own;
                self.held = Some(now + all);
            }
        }
    }

    /// The sends that have timed out.
    pub(super) fn expire(&mut self, now: Millis) {
        let silent = self.items.values().filter_map(|item| item.sending.filter(|(_, at)| now - *at >= SILENCE));
        let silent: Vec<_> = silent.map(|(call, _)| call).collect();
        for call in silent {
            self.answered(call, SendOutcome::Silent, now);
        }
        if self.token_until.is_some_and(|until| until <= now) {
            self.token_until = None;
            for (_, item) in self.items.iter_mut().filter(|(_, item)| item.has_tried_token) {
                item.trouble = Some(401);
            }
        }
        let days = i64::from(self.keep_days);
        if days == 0 {
            return;
        }
        let (before, outputs) = (self.items.len(), &mut self.outputs);
        self.items.retain(|key, item| {
            let stays = now - item.at <= Span::seconds(days * 86_400);
            if !stays {
                outputs.push(OutboxOutput::Remove(key.clone(), item.entry.revision));
            }
            stays
        });
        self.expired += before - self.items.len();
    }
}
