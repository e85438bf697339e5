//! Converts Skylight's times into our clock, and acts on passed deadlines. A deadline ends no interaction and hides
//! none: only Skylight does.

use super::{
    SkylightSession, contacts,
    reading::writing::{self, Written},
};
use deskpane_desk::{
    clock::Millis,
    model::{ContactId, ContactState},
};
use std::sync::Arc;

impl SkylightSession {
    /// Some offers' deadlines have passed. Only Skylight knows whether they have ended, so the remaining time is
    /// unknown.
    pub(super) fn outlast_offers(&mut self, now: Millis) {
        for id in contacts::expired_offers(&self.contacts, now) {
            self.amend(&id, now, |contact| contact.until = None);
        }
        if self.dumps_asked == 0 && self.handshake.is_live() {
            self.ask_for_state(1, now);
        }
    }

    /// Adds messages to a conversation, each once. `live` says that they arrive as they are written.
    pub(super) fn write(&mut self, id: &ContactId, messages: Vec<Written>, live: bool, now: Millis) {
        let Some(entry) = self.contacts.get(id) else { return };
        let known = entry.contact.work.transcript.clone();
        let fresh: Vec<_> =
            messages.into_iter().filter(|message| !known.iter().any(|one| one.id == message.0.id)).collect();
        let mut changed = false;
        for stamp in fresh.iter().filter_map(|(_, stamp)| *stamp) {
            let clocks = &mut self.clocks;
            changed |= if live { clocks.happened(stamp, now) } else { clocks.stamped(stamp, now) };
        }
        if let Some(facts) = self.contacts.data_mut(id) {
            for (message, stamp) in &fresh {
                if let Some(stamp) = stamp {
                    facts.stamps.insert(message.id.clone(), *stamp);
                }
            }
            if facts.stamps.len() > 2 * writing::MOST {
                facts.stamps.retain(|id, _| known.iter().any(|message| message.id == *id));
            }
        }
        let timed = fresh.into_iter().map(|(mut message, stamp)| {
            let at = stamp.map(|stamp| self.clocks.about(stamp));
            // A live message without a time was written now.
            message.at = at.or(live.then_some(now));
            message
        });
        let timed: Vec<_> = timed.collect();
        self.amend(id, now, |contact| {
            let work = Arc::make_mut(&mut contact.work);
            if live {
                work.typing = None;
            }
            writing::add(work, timed);
        });
        if changed {
            self.restamp(now);
        }
    }

    /// Corrects shown times when the known difference of Skylight's clock changes.
    fn restamp(&mut self, now: Millis) {
        for id in self.contacts.ids() {
            let Some(entry) = self.contacts.get(&id) else { continue };
            let offered = entry.contact.state == ContactState::Offered;
            let until = entry.data.expires.filter(|_| offered).and_then(|end| self.clocks.ahead(end, now));
            let at = |message: &str| entry.data.stamps.get(message).map(|stamp| self.clocks.about(*stamp));
            let times: Vec<_> = entry.contact.work.transcript.iter().map(|message| at(&message.id)).collect();
            let moved =
                entry.contact.work.transcript.iter().zip(&times).any(|(message, at)| at.is_some() && message.at != *at);
            self.amend(&id, now, |contact| {
                if offered {
                    contact.until = until;
                }
                if moved {
                    let work = Arc::make_mut(&mut contact.work);
                    let messages = Arc::make_mut(&mut work.transcript).iter_mut();
                    messages.zip(times).for_each(|(message, at)| message.at = at.or(message.at));
                }
            });
        }
    }
}
