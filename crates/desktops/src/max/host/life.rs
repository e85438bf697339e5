//! The life cycle of contacts: how they arrive, change and leave, and how that affects other contacts and the agent.

use super::{
    act::Act,
    contact::{ContactSpec, HostContact, Kind, Status},
    engine::{MaxHost, Pending},
    ids::ContactNo,
};
use crate::max::wire::Flavour;
use deskpane_desk::clock::{Millis, Span};

/// The delay of a repeated event.
const LATE: Span = Span::seconds(4);

impl MaxHost {
    pub(super) fn perform(&mut self, act: Act, now: Millis) {
        if !self.agent.signed_in && !act.needs_no_session() {
            return;
        }
        match act {
            Act::SetState(chosen) => self.agent.chosen = chosen,
            Act::Incoming(spec) => {
                let no = self.open(spec, Status::Incoming, true, now);
                self.tell(no, false);
                self.front = self.front.or(Some(no));
            }
            Act::Dial(spec) => {
                self.hold_others(None, now);
                let no = self.open(spec, Status::Dialing, false, now);
                self.tell(no, false);
                self.front = Some(no);
            }
            Act::FarEndAnswers(no) if self.status(no) == Some(Status::Dialing) => {
                self.set_status(no, Status::Active, now);
            }
            Act::Consult(of, spec) => self.consult(of, spec, now),
            Act::Join(of) => self.join(of, now),
            Act::TransferIn(from, spec) => self.transfer_in(from, spec, now),
            Act::Press(no, button) => self.press(no, button, now),
            Act::Focus(no) if self.contact(no).is_some() => self.front = Some(no),
            Act::CustomerHangsUp(no) => self.end(no, now),
            Act::Clear(no) => {
                let event = self.contact(no).filter(|_| self.flavour == Flavour::Cxa).and_then(HostContact::cleared);
                if let Some(event) = event {
                    self.batch.push(event);
                    self.remove(no);
                }
            }
            Act::StartSession => self.start_session(now),
            Act::EndSession => self.end_session(now),
            Act::RenewToken => self.renew_token(),
            Act::ForgetSubscriptions => self.forget_subscriptions(),
            Act::Burst { events, per_message } => self.burst(events, per_message.max(1), now),
            Act::Emit(extra) => self.emit(extra),
            Act::FarEndAnswers(_) | Act::Focus(_) => {}
        }
    }

    /// Updates everything that follows from the contacts, and reports what changed.
    pub(super) fn settle(&mut self, now: Millis) {
        let calls = self.contacts.iter().any(HostContact::is_live_call);
        let yielding: Vec<_> = self
            .contacts
            .iter()
            .filter(|c| c.spec.kind.yields_to_calls())
            .filter(|c| c.status == if calls { Status::Active } else { Status::Interrupted })
            .map(|c| c.no)
            .collect();
        for no in yielding {
            self.set_status(no, if calls { Status::Interrupted } else { Status::Active }, now);
        }
        if self.agent.muted && !calls {
            self.agent.muted = false;
            self.batch.push(self.agent.mute_event());
        }
        if self.agent.follow(&self.contacts, now) {
            self.batch.push(self.agent.event());
        }
    }

    /// A new contact that has not been reported.
    pub(super) fn open(&mut self, spec: ContactSpec, status: Status, inbound: bool, now: Millis) -> ContactNo {
        self.last_no += 7;
        let no = ContactNo(self.last_no);
        self.contacts.push(HostContact::new(no, spec, status, inbound, now));
        no
    }

    /// The agent takes up a contact: it comes to the front, and of calls only one is active.
    pub(super) fn take(&mut self, no: ContactNo, now: Millis) {
        if self.contact(no).is_some_and(HostContact::is_call) {
            self.hold_others(Some(no), now);
        }
        self.set_status(no, Status::Active, now);
        self.front = Some(no);
    }

    fn hold_others(&mut self, except: Option<ContactNo>, now: Millis) {
        let talking: Vec<_> =
            self.contacts.iter().filter(|c| c.is_talking() && Some(c.no) != except).map(|c| c.no).collect();
        for no in talking {
            self.set_status(no, Status::Holding, now);
        }
    }

    fn consult(&mut self, of: ContactNo, spec: ContactSpec, now: Millis) {
        let Some(master) = self.contact(of).filter(|c| c.is_live_call()).map(|c| c.master) else { return };
        self.hold_others(None, now);
        let no = self.open(ContactSpec { kind: Kind::Call, wrap_up: false, ..spec }, Status::Dialing, false, now);
        if let Some(contact) = self.contact_mut(no) {
            (contact.consult, contact.master, contact.parent) = (true, master, Some(of));
        }
        self.tell(no, false);
        self.front = Some(no);
    }

    fn join(&mut self, of: ContactNo, now: Millis) {
        let talks = |c: &&HostContact| matches!(c.status, Status::Active | Status::Holding);
        let Some(colleague) =
            self.contacts.iter().filter(|c| c.consult && c.parent == Some(of)).find(talks).map(|c| c.no)
        else {
            return;
        };
        if self.contact(of).filter(talks).is_some() {
            self.set_status(of, Status::Joined, now);
            self.set_status(colleague, Status::Joined, now);
            self.front = Some(of);
        }
    }

    fn transfer_in(&mut self, from: Option<ContactNo>, spec: ContactSpec, now: Millis) {
        let old = from.and_then(|no| self.contact(no)).filter(|c| c.is_live_call()).cloned();
        let (spec, status) = match &old {
            Some(old) => (old.spec.clone(), Status::Active),
            None => (ContactSpec { kind: Kind::Call, ..spec }, Status::Incoming),
        };
        let parent = old.as_ref().map_or_else(
            || {
                self.last_no += 2;
                ContactNo(self.last_no)
            },
            |old| old.no,
        );
        let no = self.open(spec, status, true, now);
        if let Some(contact) = self.contact_mut(no) {
            contact.master = old.as_ref().map_or(parent, |old| old.master);
            contact.parent = Some(parent);
            contact.recording = old.as_ref().is_some_and(|old| old.recording);
        }
        if let Some(old) = &old {
            self.close(old.no, now);
            self.hold_others(Some(no), now);
            self.front = Some(no);
        }
        self.tell(no, false);
        self.front = self.front.or(Some(no));
    }

    /// One side ends a contact: wrap-up may follow.
    pub(super) fn end(&mut self, no: ContactNo, now: Millis) {
        let Some(contact) = self.contact(no).filter(|c| c.status.is_live()) else { return };
        let accepted = !matches!(contact.status, Status::Incoming | Status::Dialing);
        let works_after = contact.spec.wrap_up && accepted && contact.spec.kind.wraps_up();
        let (seconds, told) = (contact.spec.wrap_up_seconds, contact.spec.kind.wraps_up());
        if self.fault_injection.no_wrap_up || !told {
            return self.close(no, now);
        }
        self.set_status(no, Status::Disconnected, now);
        self.part(no, now);
        if !works_after {
            self.close(no, now);
        } else if seconds > 0 {
            self.pending.push((now + Span::seconds(i64::from(seconds)), Pending::EndWrapUp(no)));
        }
    }

    /// The rest of a conference when one of its calls has left.
    fn part(&mut self, gone: ContactNo, now: Millis) {
        let parent = self.contact(gone).and_then(|c| c.parent);
        let left: Vec<_> = self
            .contacts
            .iter()
            .filter(|c| c.status == Status::Joined && (c.parent == Some(gone) || Some(c.no) == parent))
            .map(|c| c.no)
            .collect();
        for no in left {
            self.set_status(no, Status::Active, now);
        }
    }

    /// Removes a contact for good.
    pub(super) fn close(&mut self, no: ContactNo, now: Millis) {
        if self.fault_injection.late_events {
            let late = self.contact(no).map(|c| c.event(self.flavour, false));
            self.pending.extend(late.map(|event| (now + LATE, Pending::Late(event))));
        }
        let Some(contact) = self.contact_mut(no) else { return };
        if contact.status.is_live() {
            contact.status = match contact.spec.kind {
                Kind::Voicemail => Status::Discarded,
                _ => Status::Disconnected,
            };
            contact.changed = now;
        }
        self.tell(no, true);
        self.part(no, now);
        self.remove(no);
    }

    /// Removes a contact from the list; the latest remaining one comes to the front.
    pub(super) fn remove(&mut self, no: ContactNo) {
        self.contacts.retain(|c| c.no != no);
        self.pending.retain(|(_, p)| !matches!(p, Pending::EndWrapUp(own) if *own == no));
        if self.front == Some(no) {
            self.front = self.contacts.last().map(|c| c.no);
        }
    }

    pub(super) fn set_status(&mut self, no: ContactNo, status: Status, now: Millis) {
        if let Some(contact) = self.contact_mut(no) {
            contact.status = status;
            contact.changed = now;
            self.tell(no, false);
        }
    }

    /// Adds a contact's event to the batch.
    pub(super) fn tell(&mut self, no: ContactNo, last: bool) {
        let event = self.contact(no).map(|c| c.event(self.flavour, last));
        self.batch.extend(event);
    }

    fn status(&self, no: ContactNo) -> Option<Status> {
        self.contact(no).map(|c| c.status)
    }

    /// The contact of this number, while it is on the desktop.
    #[must_use]
    pub fn contact(&self, no: ContactNo) -> Option<&HostContact> {
        self.contacts.iter().find(|c| c.no == no)
    }

    pub(super) fn contact_mut(&mut self, no: ContactNo) -> Option<&mut HostContact> {
        self.contacts.iter_mut().find(|c| c.no == no)
    }
}

impl Act {
    const fn needs_no_session(&self) -> bool {
        matches!(self, Self::StartSession | Self::ForgetSubscriptions | Self::Emit(_) | Self::Burst { .. })
    }
}
