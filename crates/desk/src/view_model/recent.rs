//! Ended contacts and earlier notes: what the agent wrote does not disappear with its contact.

use super::card::Title;
use crate::{
    clock::Millis,
    model::{Channel, Contact, ContactId},
    note::ContactNote,
};
use litemap::LiteMap;
use std::sync::Arc;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentLine {
    /// The contact's id.
    pub id: String,
    /// The customer, if known.
    pub customer: Option<String>,
    /// Time, channel and outcome.
    pub facts: NoteFacts,
    /// Whether the contact ended in this session; otherwise only its note is known.
    pub is_over: bool,
}

/// The time, channel and outcome of a contact, as far as known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteFacts {
    /// When it started, or else when the note was written.
    pub at: Option<Millis>,
    /// The channel.
    pub channel: Option<Channel>,
    /// Its outcome, as sent.
    pub outcome: Option<String>,
}

impl NoteFacts {
    /// The facts in a note.
    #[must_use]
    pub fn of(note: &ContactNote) -> Self {
        Self {
            at: Some(note.began.unwrap_or(note.at)).filter(|at| at.0 > 0),
            channel: note.channel(),
            outcome: Some(note.outcome.clone()).filter(|outcome| !outcome.is_empty()),
        }
    }
}

impl RecentLine {
    /// The line of an ended contact.
    #[must_use]
    pub fn over(contact: &Contact) -> Self {
        let mut note = ContactNote::default();
        note.learn(contact);
        let customer = match Title::of(contact) {
            Title::Customer(name) => Some(name.to_owned()),
            Title::Nameless(_) => None,
        };
        Self { id: contact.id.to_string(), customer, facts: NoteFacts::of(&note), is_over: true }
    }

    /// The line of a note about an earlier contact.
    #[must_use]
    pub fn noted(id: &str, note: &ContactNote) -> Self {
        let customer = Some(note.about.clone()).filter(|about| !about.is_empty());
        Self { id: id.to_owned(), customer, facts: NoteFacts::of(note), is_over: false }
    }
}

/// Whether a contact with this id has ended.
#[must_use]
pub fn is_among(over: &[Arc<Contact>], id: &str) -> bool {
    ContactId::new(id).is_some_and(|id| over.iter().any(|contact| contact.id == id))
}

/// The list. Each line has a key, which its contact keeps while it is listed.
#[derive(Debug, Default)]
pub struct RecentList {
    keys: LiteMap<String, u32>,
    lines: LiteMap<u32, RecentLine>,
}

impl RecentList {
    /// Replaces the lines; returns their keys.
    pub fn take_in(&mut self, lines: Vec<RecentLine>) -> Vec<u32> {
        self.lines.clear();
        let known = std::mem::take(&mut self.keys);
        let mut next = known.values().max().map_or(0, |key| key.wrapping_add(1));
        let mut keys = Vec::with_capacity(lines.len());
        for line in lines {
            let key = known.get(&line.id).copied().unwrap_or_else(|| {
                next = next.wrapping_add(1);
                next
            });
            self.keys.insert(line.id.clone(), key);
            self.lines.insert(key, line);
            keys.push(key);
        }
        keys
    }

    /// A line, by its key.
    #[must_use]
    pub fn line(&self, key: u32) -> Option<&RecentLine> {
        self.lines.get(&key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ContactState;

    #[test]
    fn a_line_keeps_its_key_while_others_come_and_go() {
        let line = |id: &str| RecentLine::noted(id, &ContactNote::default());
        let mut list = RecentList::default();
        let [one, two] = list.take_in(vec![line("1"), line("2")])[..] else { panic!() };
        let keys = list.take_in(vec![line("3"), line("2")]);
        assert!(keys[1] == two && keys[0] != one && keys[0] != two);
        assert!(list.line(one).is_none() && list.line(two).is_some_and(|line| line.id == "2"));
    }

    #[test]
    fn a_line_shows_only_known_data() {
        let mut contact = Contact::new(ContactId::new("7").unwrap(), Channel::Chat, ContactState::Ended);
        let line = RecentLine::over(&contact);
        assert_eq!((line.customer, line.facts.at, line.facts.channel), (None, None, Some(Channel::Chat)));
        contact.customer.name = Some("Ada".into());
        contact.started = Some(Millis(5));
        let line = RecentLine::over(&contact);
        assert_eq!((line.customer.as_deref(), line.facts.at), (Some("Ada"), Some(Millis(5))));
        let over = [Arc::new(contact)];
        assert!(is_among(&over, "7") && !is_among(&over, "8"));
    }
}
