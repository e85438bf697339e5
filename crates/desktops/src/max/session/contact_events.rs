//! Contact events, events that belong to contacts, and contacts that a registration does not name.

use super::{
    MaxSession,
    contacts::Amended,
    effects, reading,
    times::{EventTimes, Stamps},
};
use crate::max::wire::{ContactEvent, Flavour};
use deskpane_desk::{
    clock::Millis,
    kit::pending::PendingCommand,
    model::{Change, Contact, ContactId, ContactState, Control, Problem},
    session::NoteKind,
};
use std::sync::Arc;

impl MaxSession {
    /// An event that belongs to a contact. It is stored for a contact that MAX has not reported yet. Data that are not
    /// shown become a note.
    pub(super) fn belongs(
        &mut self,
        contact: Option<ContactId>,
        title: &str,
        text: &str,
        change: impl FnOnce(&mut Contact),
        now: Millis,
    ) {
        let known = contact.as_ref().filter(|id| self.contacts.get(id).is_some());
        match (known, &contact) {
            (Some(id), _) => {
                self.contacts.heard(id);
                self.amend(id, now, change);
            }
            (None, other) => {
                if let Some(id) = other {
                    self.contacts.wait(id, change, now);
                }
                self.emitter.note(NoteKind::Event, title, text);
            }
        }
    }

    pub(super) fn contact(&mut self, event: &ContactEvent<'_>, now: Millis) {
        if let Some((times, changed)) = self.take_in(event, now) {
            self.learn(times, changed, now);
        }
    }

    /// Applies a contact event. Returns its times, and whether it reports something that happened just now; `None` if
    /// it changes nothing.
    pub(super) fn take_in(&mut self, event: &ContactEvent<'_>, now: Millis) -> Option<(EventTimes, bool)> {
        let muted = self.agent.muted;
        let over = self.contacts.over(&event.id).map(|facts| (facts.stamps, facts.presumed_over));
        let mut times = match over {
            Some((stamps, _)) => self.times.again(stamps, &event.fields, now),
            None => self.times.contact(self.contacts.stamps(&event.id), &event.fields, now),
        };
        let before = self.contacts.get(&event.id).cloned();
        if let Some(before) = &before {
            if reading::is_late(before, event, &times) {
                return None;
            }
            if let Some(facts) = self.contacts.facts_mut(&event.id) {
                facts.stamps = times.after;
            }
            self.amend(&event.id, now, |contact| reading::update(contact, event, muted, &mut times, now));
        } else {
            let waiting = self.contacts.waiting(&event.id).map(|contact| &**contact);
            let mut contact = reading::begin(event, waiting, muted, &mut times, now);
            if contact.state == ContactState::Offered {
                times = self.times.ringing(times, now);
                contact = reading::begin(event, waiting, muted, &mut times, now);
            }
            match over {
                Some((_, presumed)) if !presumed && !reading::is_new_life(&contact, &times) => return None,
                _ if contact.state == ContactState::Ended => {
                    self.contacts.put_over(contact, times.after, now);
                    return None;
                }
                Some(_) => self.contacts.reopen(&event.id),
                None => {}
            }
            if self.contacts.is_full() {
                self.subscription.caution(Problem::TooManyContacts);
                return None;
            }
            let contact = Arc::new(contact);
            let affected = self.contacts.put(&contact, now);
            self.show(contact, false, &affected, now);
        }
        if let Some(facts) = self.contacts.heard(&event.id) {
            facts.stamps = times.after;
        }
        let after = self.contacts.get(&event.id).cloned();
        self.note_for_next_life(event, after.as_deref(), now);
        if let (Some(before), Some(after)) = (&before, &after)
            && reading::is_recording_stopped(before, after)
        {
            self.recording_stopped();
        }
        let state = |contact: &Option<Arc<Contact>>| contact.as_ref().map(|contact| contact.state.clone());
        // The first event of a ringing call is sent when ringing begins.
        let begins = before.is_none() && matches!(state(&after), Some(ContactState::Offered | ContactState::Dialing));
        Some((times, begins || before.is_some() && state(&before) != state(&after)))
    }

    /// A recording stopped while its call continued: this CXone Agent supports stopping, and its agent has the
    /// permission.
    fn recording_stopped(&mut self) {
        if self.contacts.flavour == Flavour::Cxa && !self.contacts.agent.can_stop_recording {
            self.contacts.agent.can_stop_recording = true;
            let everyone = self.contacts.refresh();
            self.report_controls(&everyone);
        }
    }

    /// A contact must have ended, although MAX has not said so; a later event of MAX's takes precedence.
    pub(super) fn presume_over(&mut self, id: &ContactId, now: Millis) {
        if let Some(facts) = self.contacts.facts_mut(id) {
            facts.presumed_over = true;
        }
        self.amend(id, now, |contact| contact.state = ContactState::Ended);
    }

    /// Changes a known contact.
    pub(super) fn amend(&mut self, id: &ContactId, now: Millis, change: impl FnOnce(&mut Contact)) {
        if let Some(Amended { contact, was_in_view, affected }) = self.contacts.amend(id, change, now) {
            self.show(contact, was_in_view, &affected, now);
        }
    }

    /// Emits a contact's state, with the consequences for its commands and for the controls of the contacts it
    /// affects.
    fn show(&mut self, contact: Arc<Contact>, was_in_view: bool, affected: &[ContactId], now: Millis) {
        let outcome =
            |command: &PendingCommand<Control>| effects::outcome(command.subject.about(&contact.id)?, &contact);
        let news = self.pending.conclude(outcome, now);
        if contact.state == ContactState::Ended {
            self.pending.forget(&contact.id);
            self.subscription.overcome(&Problem::TooManyContacts);
            self.keep_soon(now);
        }
        if self.contacts.in_view(&contact) {
            self.emitter.change(Change::Contact(contact));
        } else if was_in_view {
            self.leave(&contact);
        }
        news.iter().for_each(|command| self.say_command(command));
        self.report_controls(affected);
    }

    /// Hides a contact in this panel, however it goes on.
    fn leave(&mut self, contact: &Contact) {
        let gone = Contact { state: ContactState::Ended, ..contact.clone() };
        self.emitter.change(Change::Contact(Arc::new(gone)));
    }

    /// The batch that answers a registration lists all contacts of the subscribed types. A contact that is missing
    /// ended while nobody was listening. CXone Agent lists fewer, and nothing before it knows the agent's state.
    pub(super) fn sweep(&mut self, now: Millis) {
        let stateless = self.promised("agent") && self.agent_unheard;
        if self.promised("contacts") && !(stateless && self.contacts.flavour == Flavour::Cxa) {
            for id in self.contacts.unheard() {
                self.presume_over(&id, now);
            }
        }
        if stateless && self.agent.presence.is_some() {
            self.agent.presence = None;
            self.agent.reason = None;
            self.agent.since = None;
            self.agent.wrap_up = None;
            self.agent.next.clear();
            self.times.put_agent(Stamps::default());
            self.say_agent();
        }
    }

    /// MAX reports that this is the panel of one contact: all others are hidden.
    pub(super) fn narrow(&mut self, scope: Option<ContactId>) {
        self.contacts.scope = scope;
        for id in self.contacts.ids() {
            if let Some(contact) = self.contacts.get(&id).filter(|contact| !self.contacts.in_view(contact)).cloned() {
                self.leave(&contact);
            }
        }
    }
}
