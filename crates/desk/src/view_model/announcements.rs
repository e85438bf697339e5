//! Announcements for screen readers, each made once.

use crate::{
    alerts::OfferLog,
    clock::{Millis, Span},
    model::{AgentRecord, Change, CommandRecord, CommandStatus, Contact, ContactId},
};
use std::{collections::VecDeque, sync::Arc};

/// How long an announcement stays in the live region.
const FRESH: Span = Span::seconds(20);
/// The most announcements in the live region at a time.
const MOST: usize = 6;
/// How long an incoming contact waits for the CRM to name its customer.
const PATIENCE: Span = Span(800);

/// What the CRM knows of a contact's customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// The CRM has not answered yet.
    Open,
    /// No name, and no answer is expected.
    Unnamed,
    /// The customer's name.
    Named,
}

/// An announcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Announcement {
    /// A contact waits to be answered, or was assigned to the agent.
    Incoming(Arc<Contact>),
    /// A command for a contact failed.
    CommandFailed(CommandRecord),
    /// A command for no contact failed.
    AgentCommandFailed(AgentRecord),
}

#[derive(Debug)]
struct Kept {
    key: u32,
    announcement: Announcement,
    at: Millis,
    /// Whether it was announced, and if so, with which state of the name.
    told: Option<Naming>,
}

/// Decides what to announce, and keeps the latest announcements.
#[derive(Debug, Default)]
pub struct Announcements {
    last_key: u32,
    /// The latest first.
    kept: VecDeque<Kept>,
    /// The contacts that have been announced.
    pub offers: OfferLog,
    /// The contacts that arrived since [`Announcements::take_fresh`].
    fresh: Vec<Arc<Contact>>,
    /// The contacts that were announced since [`Announcements::take_told`].
    told: Vec<Arc<Contact>>,
}

impl Announcements {
    /// Returns whether a change is to be announced, and keeps it if so; [`Announcements::tell`] announces it.
    pub fn report(&mut self, change: &Change, now: Millis) -> bool {
        let has_failed = |status: &CommandStatus| matches!(status, CommandStatus::Refused(_) | CommandStatus::NoEffect);
        let announcement = match change {
            Change::Contact(contact) if self.offers.report(contact, now) => {
                self.fresh.push(contact.clone());
                Announcement::Incoming(contact.clone())
            }
            Change::Renamed { from, to } => {
                self.offers.rename(from, to);
                return false;
            }
            Change::Command(record) if has_failed(&record.status) => Announcement::CommandFailed(record.clone()),
            Change::AgentCommand(record) if has_failed(&record.status) => {
                Announcement::AgentCommandFailed(record.clone())
            }
            _ => return false,
        };
        self.last_key = self.last_key.wrapping_add(1);
        self.kept.push_front(Kept { key: self.last_key, announcement, at: now, told: None });
        self.kept.truncate(MOST);
        true
    }

    /// Makes due announcements; returns whether there were any. An incoming contact is announced once its customer is
    /// known, or after a moment; and once more if the name arrives later while the contact still waits.
    pub fn tell(&mut self, now: Millis, naming: impl Fn(&ContactId) -> Naming) -> bool {
        let mut has_told = false;
        for kept in &mut self.kept {
            let Announcement::Incoming(contact) = &kept.announcement else {
                has_told |= kept.told.replace(Naming::Unnamed).is_none();
                continue;
            };
            let is_told = match (kept.told, naming(&contact.id)) {
                (None, Naming::Open) => now - kept.at >= PATIENCE,
                (None, _) => true,
                (Some(Naming::Open | Naming::Unnamed), Naming::Named) => {
                    self.offers.waiting().any(|id| *id == contact.id)
                }
                _ => false,
            };
            if !is_told {
                continue;
            }
            if kept.told.replace(naming(&contact.id)).is_some() {
                // A new line: screen readers do not read changes of an existing one.
                self.last_key = self.last_key.wrapping_add(1);
                kept.key = self.last_key;
            }
            self.told.push(contact.clone());
            has_told = true;
        }
        has_told
    }

    /// When to call [`Announcements::tell`] at the latest.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.kept.iter().filter(|kept| kept.told.is_none()).map(|kept| kept.at + PATIENCE).min()
    }

    /// Removes old announcements; returns whether there were any.
    pub fn forget(&mut self, now: Millis) -> bool {
        let before = self.kept.len();
        self.kept.retain(|kept| now - kept.at <= FRESH);
        self.kept.len() != before
    }

    /// The contacts that arrived since the last call.
    pub fn take_fresh(&mut self) -> Vec<Arc<Contact>> {
        std::mem::take(&mut self.fresh)
    }

    /// The contacts that were announced since the last call.
    pub fn take_told(&mut self) -> Vec<Arc<Contact>> {
        std::mem::take(&mut self.told)
    }

    /// The keys of the announcements, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<u32> {
        self.kept.iter().rev().filter(|kept| kept.told.is_some()).map(|kept| kept.key).collect()
    }

    /// An announcement, by its key.
    #[must_use]
    pub fn get(&self, key: u32) -> Option<Announcement> {
        self.kept.iter().find(|kept| kept.key == key).map(|kept| kept.announcement.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, Command, CommandId, ContactId, ContactState, Intent};

    fn failed(id: u64, status: CommandStatus) -> Change {
        let command = Command { contact: ContactId::new("1").unwrap(), intent: Intent::HangUp };
        Change::Command(CommandRecord { id: CommandId(id), command, status, at: Millis(0) })
    }

    #[test]
    fn only_failures_and_incoming_contacts_are_announced() {
        let mut announcements = Announcements::default();
        let contact =
            |state| Change::Contact(Arc::new(Contact::new(ContactId::new("1").unwrap(), Channel::Voice, state)));
        let heard = [
            failed(1, CommandStatus::Sent),
            failed(1, CommandStatus::Confirmed),
            failed(2, CommandStatus::NoEffect),
            contact(ContactState::Offered),
            contact(ContactState::Active),
        ]
        .map(|change| announcements.report(&change, Millis(0)));
        assert_eq!(heard, [false, false, true, true, false]);
        assert_eq!((announcements.take_fresh().len(), announcements.take_fresh().len()), (1, 0));
        assert!(announcements.keys().is_empty() && announcements.tell(Millis(0), |_| Naming::Unnamed));
        assert_eq!((announcements.take_told().len(), announcements.tell(Millis(0), |_| Naming::Unnamed)), (1, false));
        let [first, second] = announcements.keys()[..] else { panic!() };
        assert!(matches!(announcements.get(first), Some(Announcement::CommandFailed(_))));
        assert!(matches!(announcements.get(second), Some(Announcement::Incoming(_))));
    }

    #[test]
    fn an_incoming_contact_is_announced_once_named_or_after_a_moment() {
        let contact =
            |state| Change::Contact(Arc::new(Contact::new(ContactId::new("1").unwrap(), Channel::Voice, state)));
        let come = || {
            let mut announcements = Announcements::default();
            announcements.report(&contact(ContactState::Offered), Millis(0));
            announcements
        };
        let mut known = come();
        let told = [Naming::Open, Naming::Named, Naming::Named].map(|naming| known.tell(Millis(100), |_| naming));
        assert_eq!((told, known.keys().len()), ([false, true, false], 1));

        let mut late = come();
        assert_eq!(late.wake_at(), Some(Millis(800)));
        let told = [0, 800, 900].map(|at| late.tell(Millis(at), |_| Naming::Open));
        let first = late.keys();
        assert_eq!((told, first.len()), ([false, true, false], 1));
        assert!(late.tell(Millis(3_000), |_| Naming::Named));
        assert!(late.keys().len() == 1 && late.keys() != first);

        let mut answered = come();
        answered.tell(Millis(0), |_| Naming::Unnamed);
        answered.report(&contact(ContactState::Active), Millis(1_000));
        assert!(!answered.tell(Millis(1_000), |_| Naming::Named));
    }

    #[test]
    fn the_latest_are_kept_and_only_for_a_while() {
        let mut announcements = Announcements::default();
        for id in 0..100 {
            announcements.report(&failed(id, CommandStatus::NoEffect), Millis(0));
        }
        announcements.tell(Millis(0), |_| Naming::Unnamed);
        assert_eq!((announcements.keys().len(), announcements.keys().last()), (MOST, Some(&100)));
        assert!(!announcements.forget(Millis(0) + FRESH));
        assert!(announcements.forget(Millis(1) + FRESH) && announcements.keys().is_empty());
    }
}
