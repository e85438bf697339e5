//! Corrects the shown times when the known difference of MAX's clock changes.

use super::{MaxSession, Timer, times::EventTimes};
use deskpane_desk::{clock::Millis, model::Contact};

impl MaxSession {
    /// Learns from an event's stamps, and corrects times that were shown by an older difference.
    pub(super) fn learn(&mut self, times: EventTimes, changed: bool, now: Millis) {
        // While a registration is being answered, changes are reported late.
        let live = changed && !self.timers.is_set(Timer::Sweep);
        if !self.times.learn(times, live, now) {
            return;
        }
        self.restamp(now);
        let (since, _) = self.times.of(self.times.agent_stamps(), now);
        if let (Some(old), Some(new)) = (self.agent.since, since) {
            self.agent.since = Some(new);
            if let Some(wrap_up) = &mut self.agent.wrap_up {
                wrap_up.until = wrap_up.until.map(|until| until + (new - old));
            }
            self.say_agent();
        }
        self.keep();
    }

    /// Shows the times of all contacts by the current difference.
    pub(super) fn restamp(&mut self, now: Millis) {
        for id in self.contacts.ids() {
            let (since, started) = self.times.of(self.contacts.stamps(&id), now);
            self.amend(&id, now, |contact| restamp(contact, since, started));
        }
    }
}

fn restamp(contact: &mut Contact, since: Option<Millis>, started: Option<Millis>) {
    if let (Some(old), Some(new)) = (contact.since, since) {
        contact.until = contact.until.map(|until| until + (new - old));
    }
    contact.since = since.or(contact.since);
    contact.started = started.or(contact.started);
}
