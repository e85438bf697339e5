//! The snapshot: what a reload of our page would lose because the desktop does not repeat it. MAX names all contacts
//! on registration; CXone Agent leaves out calls in wrap-up and everything but calls. Of those the last event is
//! kept, and read again after the reload.

use super::{MaxSession, Timer, contacts};
use crate::max::wire::{ContactEvent, Event, Flavour, Inbound, decode};
use deskpane_desk::{
    clock::{Millis, Span},
    model::{Channel, Contact, ContactState},
    sorting::sort,
};
use serde_json::{Map, Value, json};

/// The most contacts kept.
const MOST: usize = 30;
/// How soon a snapshot is emitted: together with what else changes at the same time.
const SOON: Span = Span(300);

impl MaxSession {
    /// Records an event for the snapshot, if this desktop does not repeat it.
    pub(super) fn note_for_next_life(&mut self, event: &ContactEvent<'_>, now_is: Option<&Contact>, now: Millis) {
        let cxa = self.contacts.flavour == Flavour::Cxa;
        let Some(contact) = now_is.filter(|contact| cxa && contacts::is_left_out(contact)) else { return };
        // One by one: `collect` would link another sort, 7 KB.
        let mut fields = Map::new();
        for (name, value) in event.fields.shown() {
            fields.insert(name.to_owned(), Value::String(value.into_owned()));
        }
        let text = Value::Object(fields).to_string();
        if let Some(facts) = self.contacts.facts_mut(&contact.id) {
            facts.kept = Some((now, text));
        }
        self.keep_soon(now);
    }

    pub(super) fn keep_soon(&mut self, now: Millis) {
        if self.contacts.flavour == Flavour::Cxa && !self.timers.is_set(Timer::Snapshot) {
            self.timers.set(Timer::Snapshot, now + SOON);
        }
    }

    /// Emits the snapshot.
    pub(super) fn keep(&mut self) {
        self.timers.cancel(Timer::Snapshot);
        let left_out = self.contacts.entries().filter(|entry| contacts::is_left_out(&entry.contact));
        let mut contacts: Vec<_> = left_out.filter_map(|entry| entry.data.kept.as_ref()).collect();
        sort(&mut contacts);
        contacts.truncate(MOST);
        let mut kept = self.times.keep();
        if let (Some(all), false) = (kept.as_object_mut(), contacts.is_empty()) {
            all.insert("contacts".to_owned(), json!(contacts));
        }
        self.emitter.snapshot(kept.to_string());
    }

    /// Once it is known which desktop speaks: reads the snapshot, if that desktop does not repeat its content.
    pub(super) fn restore(&mut self, now: Millis) {
        let before = std::mem::take(&mut self.before);
        if before.is_empty() || self.contacts.flavour == Flavour::Max {
            return;
        }
        for (at, text) in before {
            // Our clock may have been set since. So these events say nothing about the clocks now, and their times must
            // not be in the future.
            let at = at.min(now);
            let message = format!("{{\"issuer\":\"{}\",\"events\":[{text}]}}", Flavour::Cxa.issuer());
            let Ok(Inbound::Events { events, .. }) = decode(&message) else { continue };
            for event in events {
                if let Event::Contact(event) = event {
                    self.take_in(&event, at);
                    if let Some(facts) = self.contacts.facts_mut(&event.id) {
                        facts.restored = true;
                    }
                }
            }
        }
        self.restamp(now);
        self.timers.set(Timer::Snapshot, now + SOON);
    }

    /// The agent is available again: a wrap-up known only from before the reload has ended.
    pub(super) fn end_kept_wrap_ups(&mut self, now: Millis) {
        let restored = self.contacts.entries().filter(|entry| entry.data.restored);
        let wraps_up = |contact: &Contact| contact.channel == Channel::Voice && contact.state == ContactState::WrapUp;
        let over: Vec<_> = restored.map(|entry| &entry.contact).filter(|contact| wraps_up(contact)).collect();
        for id in over.into_iter().map(|contact| contact.id.clone()).collect::<Vec<_>>() {
            self.presume_over(&id, now);
        }
    }
}
