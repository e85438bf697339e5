//! What an agent who does not look at the page must hear: each thing once.

use deskpane_desk::{
    alerts::Controls,
    clock::{Millis, Span},
    model::{AgentRecord, Change, CommandRecord, CommandStatus, Contact},
};
use std::{collections::VecDeque, rc::Rc, sync::Arc};

/// How long a piece of news stays in the live region.
const FRESH: Span = Span::seconds(20);
/// How many stay there at a time.
const MOST: usize = 6;

/// What there is to hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A contact waits to be taken, or was given to the agent.
    Incoming(Arc<Contact>),
    /// A command did not do what it was given for.
    Failed(CommandRecord),
    /// The same, of one that is about no contact.
    AgentFailed(AgentRecord),
}

/// How it stands after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arrivals {
    /// Came just now, and nobody has been told.
    pub(crate) fresh: Vec<Arc<Contact>>,
    /// Wait to be taken, in the order they came.
    pub(crate) waiting: Vec<Arc<Contact>>,
    pub(crate) at: Millis,
}

/// Called when somebody has come, was taken or is gone.
pub(super) type OnArrivals = Rc<dyn Fn(Arrivals)>;

struct News {
    key: u32,
    what: What,
    at: Millis,
}

/// Decides what is news.
#[derive(Default)]
pub(super) struct Announcements {
    last_key: u32,
    news: VecDeque<News>,
    pub(super) controls: Controls,
    /// The contacts that came since [`Announcements::take_fresh`].
    fresh: Vec<Arc<Contact>>,
}

impl Announcements {
    /// Says whether a change is news, and keeps it if so.
    pub(super) fn report(&mut self, change: &Change, now: Millis) -> bool {
        let what = match change {
            Change::Contact(contact) if self.controls.report(contact, now) => {
                self.fresh.push(contact.clone());
                What::Incoming(contact.clone())
            }
            Change::Renamed { from, to } => {
                self.controls.rename(from, to);
                return false;
            }
            Change::Command(record) if matches!(record.status, CommandStatus::Refused(_) | CommandStatus::NoEffect) => {
                What::Failed(record.clone())
            }
            Change::AgentCommand(record)
                if matches!(record.status, CommandStatus::Refused(_) | CommandStatus::NoEffect) =>
            {
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

    /// The contacts that came since this was last asked.
    pub(super) fn take_fresh(&mut self) -> Vec<Arc<Contact>> {
        std::mem::take(&mut self.fresh)
    }

    /// The keys of what is there, in the order it came.
    pub(super) fn keys(&self) -> Vec<u32> {
        self.news.iter().rev().map(|news| news.key).collect()
    }

    pub(super) fn get(&self, key: u32) -> Option<What> {
        self.news.iter().find(|news| news.key == key).map(|news| news.what.clone())
    }
}
