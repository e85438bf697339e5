//! What an agent who does not look at the page must hear: each thing once.

use deskpane_protocol::{
    clock::{Millis, Span},
    desk::{AgentRecord, Change, CommandRecord, Contact, ContactId, ContactState, Life},
};
use std::{collections::VecDeque, sync::Arc};

/// How long a piece of news stays in the live region.
const FRESH: Span = Span::seconds(20);
/// How many stay there at a time.
const MOST: usize = 6;
/// How many contacts are remembered as announced.
const REMEMBERED: usize = 500;

/// What there is to hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A contact waits to be taken.
    Incoming(Arc<Contact>),
    /// A command did not do what it was given for.
    Failed(CommandRecord),
    /// The same, of one that is about no contact.
    AgentFailed(AgentRecord),
}

struct News {
    key: u32,
    what: What,
    at: Millis,
}

/// Decides what is news.
#[derive(Default)]
pub(super) struct Newsroom {
    last_key: u32,
    news: VecDeque<News>,
    /// The latest contacts announced.
    announced: VecDeque<ContactId>,
}

impl Newsroom {
    /// Says whether a change is news, and keeps it if so.
    pub(super) fn report(&mut self, change: &Change, now: Millis) -> bool {
        let what = match change {
            Change::Contact(contact)
                if contact.state == ContactState::Offered && !self.announced.contains(&contact.id) =>
            {
                self.announced.push_front(contact.id.clone());
                self.announced.truncate(REMEMBERED);
                What::Incoming(contact.clone())
            }
            Change::Renamed { from, to } if self.announced.contains(from) => {
                self.announced.push_front(to.clone());
                return false;
            }
            Change::Command(record) if matches!(record.life, Life::Refused(_) | Life::NoEffect) => {
                What::Failed(record.clone())
            }
            Change::AgentCommand(record) if matches!(record.life, Life::Refused(_) | Life::NoEffect) => {
                What::AgentFailed(record.clone())
            }
            _ => return false,
        };
        self.last_key = self.last_key.wrapping_add(1);
        self.news.push_front(News { key: self.last_key, what, at: now });
        self.news.truncate(MOST);
        true
    }

    /// Lets go of what is old; says whether anything was.
    pub(super) fn forget(&mut self, now: Millis) -> bool {
        let before = self.news.len();
        self.news.retain(|news| now - news.at <= FRESH);
        self.news.len() != before
    }

    /// The keys of what is there, in the order it came.
    pub(super) fn keys(&self) -> Vec<u32> {
        self.news.iter().rev().map(|news| news.key).collect()
    }

    pub(super) fn get(&self, key: u32) -> Option<What> {
        self.news.iter().find(|news| news.key == key).map(|news| news.what.clone())
    }
}
