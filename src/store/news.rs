//! What an agent who does not look at the page must hear: each thing once.

use super::is_offered;
use deskpane_protocol::{
    clock::{Millis, Span},
    desk::{Change, CommandRecord, Contact, ContactId, Life},
};
use std::{collections::VecDeque, sync::Arc};

/// How long a piece of news stays in the live region.
const FRESH: Span = Span::seconds(20);
/// How many stay there at a time.
const MOST: usize = 6;

/// A piece of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct News {
    /// Tells one from another.
    pub(crate) key: u32,
    pub(crate) what: What,
    at: Millis,
}

/// What there is to hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A contact waits to be taken.
    Incoming(Arc<Contact>),
    /// A command did not do what it was given for.
    Failed(CommandRecord),
}

impl News {
    pub(super) fn is_stale(&self, now: Millis) -> bool {
        now - self.at > FRESH
    }
}

/// Adds to what is shown; the oldest leave first.
pub(super) fn add(kept: &mut Vec<News>, news: Vec<News>) {
    kept.extend(news);
    let surplus = kept.len().saturating_sub(MOST);
    kept.drain(..surplus);
}

/// Decides what is news.
#[derive(Default)]
pub(super) struct Newsroom {
    last_key: u32,
    /// The latest contacts announced.
    announced: VecDeque<ContactId>,
}

impl Newsroom {
    /// How many contacts are remembered as announced.
    const REMEMBERED: usize = 500;

    pub(super) fn report(&mut self, change: &Change, now: Millis) -> Option<News> {
        let what = match change {
            Change::Contact(contact) if is_offered(contact) && !self.announced.contains(&contact.id) => {
                self.announced.push_back(contact.id.clone());
                if self.announced.len() > Self::REMEMBERED {
                    self.announced.pop_front();
                }
                What::Incoming(contact.clone())
            }
            Change::Command(record) if matches!(record.life, Life::Refused(_) | Life::NoEffect) => {
                What::Failed(record.clone())
            }
            _ => return None,
        };
        self.last_key = self.last_key.wrapping_add(1);
        Some(News { key: self.last_key, what, at: now })
    }
}
