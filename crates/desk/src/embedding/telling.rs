//! Notifications about the desk: the difference between the state pages know and the current one. In a flood, several changes
//! become one notification.

use super::shapes::{Agent, Connection, Desk, Interaction, SettledCommand};
use crate::clock::{Millis, Span};
use litemap::LiteMap;
use std::sync::Arc;

/// The minimum time between notifications.
const PAUSE: Span = Span(50);
/// The maximum number of queued command results; the oldest leave first.
const MOST_SETTLED: usize = 256;

/// A state: the current one, or the one pages know.
#[derive(Debug, Default, Clone)]
struct Picture {
    connection: Option<Connection>,
    agent: Option<Agent>,
    interactions: LiteMap<String, Arc<Interaction>>,
    selected: Option<String>,
}

/// The notifications to pages.
#[derive(Debug, Default)]
pub(super) struct Telling {
    told: Picture,
    now: Picture,
    /// The interactions that may have changed since the last notification.
    touched: LiteMap<String, ()>,
    settled: Vec<SettledCommand>,
    /// Not before this time.
    next: Option<Millis>,
}

/// A notification: its method, and its parameters without the number, as JSON, each after a comma.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) method: &'static str,
    pub(super) members: String,
}

impl Telling {
    /// The whole state of the desk. New pages receive it as such, not as changes.
    pub(super) fn whole(&mut self, desk: &Desk, is_news: bool) {
        self.now = Picture {
            connection: Some(desk.connection.clone()),
            agent: Some(desk.agent.clone()),
            interactions: LiteMap::new(),
            selected: desk.selected.clone(),
        };
        for one in &desk.interactions {
            self.now.interactions.insert(one.id.clone(), Arc::new(one.clone()));
        }
        self.touched.clear();
        if is_news {
            for id in self.now.interactions.keys().chain(self.told.interactions.keys()) {
                self.touched.insert(id.clone(), ());
            }
        } else {
            self.told = self.now.clone();
            self.settled.clear();
        }
    }

    /// Whether a state is known to compare with.
    pub(super) const fn is_begun(&self) -> bool {
        self.now.agent.is_some()
    }

    /// No page is connected any more.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    pub(super) fn interaction(&mut self, interaction: Interaction) {
        self.touched.insert(interaction.id.clone(), ());
        self.now.interactions.insert(interaction.id.clone(), Arc::new(interaction));
    }

    pub(super) fn gone(&mut self, id: &str, last: Option<Interaction>) {
        self.touched.insert(id.to_owned(), ());
        self.now.interactions.remove(id);
        // The last known state is sent.
        if let (Some(told), Some(last)) = (self.told.interactions.get_mut(id), last) {
            *told = Arc::new(last);
        }
    }

    pub(super) fn agent(&mut self, agent: Agent) {
        self.now.agent = Some(agent);
    }

    pub(super) fn connection(&mut self, connection: Connection) {
        self.now.connection = Some(connection);
    }

    pub(super) fn selected(&mut self, id: Option<String>) {
        self.now.selected = id;
    }

    pub(super) fn settled(&mut self, command: SettledCommand) {
        if self.settled.len() >= MOST_SETTLED {
            self.settled.remove(0);
        }
        self.settled.push(command);
    }

    /// The notifications due now; with `at_once`, without the minimum time.
    pub(super) fn flush(&mut self, at_once: bool, now: Millis) -> Vec<Told> {
        let mut news = Vec::new();
        // A clock that was set back must not delay notifications.
        let waits = self.next.is_some_and(|next| now < next && next - now <= PAUSE);
        if waits && !at_once {
            return news;
        }
        let (told_of, now_of) = (&mut self.told, &self.now);
        if now_of.connection != told_of.connection {
            told_of.connection.clone_from(&now_of.connection);
            news.extend(now_of.connection.as_ref().map(|now| told("connection/changed", "connection", now)));
        }
        if now_of.agent != told_of.agent {
            told_of.agent.clone_from(&now_of.agent);
            news.extend(now_of.agent.as_ref().map(|now| told("agent/changed", "agent", now)));
        }
        for (id, ()) in std::mem::take(&mut self.touched) {
            let is_so = now_of.interactions.get(&id).cloned();
            let known = match &is_so {
                Some(now) => told_of.interactions.insert(id, now.clone()),
                None => told_of.interactions.remove(&id),
            };
            let (method, interaction) = match (known, is_so) {
                (None, Some(now)) => ("interaction/added", now),
                (Some(known), Some(now)) if known != now => ("interaction/changed", now),
                (Some(known), None) => ("interaction/removed", known),
                (Some(_), Some(_)) | (None, None) => continue,
            };
            news.push(told(method, "interaction", interaction.as_ref()));
        }
        if now_of.selected != told_of.selected {
            told_of.selected.clone_from(&now_of.selected);
            news.push(match &now_of.selected {
                Some(id) => told("selection/changed", "selected", id),
                None => Told { method: "selection/changed", members: String::new() },
            });
        }
        news.extend(self.settled.drain(..).map(|command| {
            let members = serde_json::to_string(&command).unwrap_or_default();
            let members = members.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
            Told { method: "command/settled", members: format!(",{members}") }
        }));
        if !news.is_empty() {
            self.next = Some(now + PAUSE);
        }
        news
    }

    /// When the next notification is due.
    pub(super) fn wake_at(&self) -> Option<Millis> {
        let is_waiting = !self.settled.is_empty()
            || self.now.connection != self.told.connection
            || self.now.agent != self.told.agent
            || self.now.selected != self.told.selected
            || !self.touched.is_empty();
        self.next.filter(|_| is_waiting)
    }
}

fn told(method: &'static str, member: &'static str, value: &impl serde::Serialize) -> Told {
    Told { method, members: format!(r#","{member}":{}"#, serde_json::to_string(value).unwrap_or_default()) }
}
