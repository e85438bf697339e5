//! A session's outputs, in order and without repetitions: a change that the desk already has is dropped.

use super::pending::PendingCommand;
use crate::{
    model::{AgentControlState, Change, CommandTarget, Connection, ContactId, ContactState, ControlState, Notice},
    origin::Origin,
    session::{Note, NoteKind, Output},
};
use litemap::LiteMap;
use serde::Serialize;
use std::{collections::VecDeque, sync::Arc};

/// The outputs that wait for [`Emitter::poll`], and the last value of each.
#[derive(Debug, Default)]
pub struct Emitter {
    queue: VecDeque<Output>,
    connection: Connection,
    command_target: CommandTarget,
    agent_controls: Vec<AgentControlState>,
    notices: Vec<Arc<Notice>>,
    /// Per contact, while it is shown.
    controls: LiteMap<ContactId, Vec<ControlState>>,
    snapshot: String,
}

impl Emitter {
    /// The last snapshot. It starts as the one from before the reload, so that an unchanged snapshot is not emitted
    /// again.
    #[must_use]
    pub fn with_snapshot(kept: Option<&str>) -> Self {
        Self { snapshot: kept.unwrap_or_default().to_owned(), ..Self::default() }
    }

    /// Posts a message to the desktop's window.
    pub fn post(&mut self, to: &Origin, message: &impl Serialize) {
        // Posts are built here, from types that always serialise.
        let text = serde_json::to_string(message).unwrap_or_default();
        self.queue.push_back(Output::Post { to: to.clone(), text });
    }

    /// Changes the desk, unless the desk already has this value.
    pub fn change(&mut self, change: Change) {
        if self.is_news(&change) {
            self.queue.push_back(Output::Change(change));
        }
    }

    /// Reports the status of a command.
    pub fn command<K, E>(&mut self, command: &PendingCommand<K, E>) {
        self.change(command.change());
    }

    /// Adds a note for the integrator.
    pub fn note(&mut self, kind: NoteKind, title: &str, text: &str) {
        self.queue.push_back(Output::Note(Note::new(kind, title, text)));
    }

    /// Keeps this text as the snapshot for the next start in this tab.
    pub fn snapshot(&mut self, text: String) {
        if replace(&mut self.snapshot, &text) {
            self.queue.push_back(Output::Snapshot(text));
        }
    }

    /// Drops all waiting outputs but changes: posts, notes and snapshots of a replayed history need not be repeated.
    pub fn drop_all_but_changes(&mut self) {
        self.queue.retain(|output| matches!(output, Output::Change(_)));
        self.snapshot.clear();
    }

    /// The next output.
    pub fn poll(&mut self) -> Option<Output> {
        self.queue.pop_front()
    }

    fn is_news(&mut self, change: &Change) -> bool {
        match change {
            Change::Connection(connection) => replace(&mut self.connection, connection),
            Change::CommandTarget(target) => replace(&mut self.command_target, target),
            Change::AgentControls(controls) => replace(&mut self.agent_controls, controls),
            Change::Notices(notices) => replace(&mut self.notices, notices),
            Change::Controls(id, controls) => match self.controls.get_mut(id) {
                Some(said) => replace(said, controls),
                None => {
                    self.controls.insert(id.clone(), controls.clone());
                    true
                }
            },
            Change::Contact(contact) => {
                if contact.state == ContactState::Ended {
                    self.controls.remove(&contact.id);
                }
                true
            }
            // As the desk merges two contacts: what was reported of `to` counts.
            Change::Renamed { from, to } => {
                if let Some(controls) = self.controls.remove(from) {
                    self.controls.entry(to.clone()).or_insert(controls);
                }
                true
            }
            Change::Agent(_)
            | Change::Command(_)
            | Change::AgentCommand(_)
            | Change::Directory(_)
            | Change::StartChoices(_)
            | Change::Appearance(_) => true,
        }
    }
}

/// Stores a value as the last one; returns whether it differs.
fn replace<T: PartialEq + Clone>(last: &mut T, value: &T) -> bool {
    let differs = last != value;
    if differs {
        last.clone_from(value);
    }
    differs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgentControl, Availability, Channel, Contact, Control, Denial, Problem};

    fn id(text: &str) -> ContactId {
        ContactId::new(text).unwrap()
    }

    fn controls(contact: &str, availability: Availability) -> Change {
        Change::Controls(id(contact), vec![ControlState { control: Control::Hold, engaged: false, availability }])
    }

    fn contact(text: &str, state: ContactState) -> Change {
        Change::Contact(Arc::new(Contact::new(id(text), Channel::Voice, state)))
    }

    /// How many of these changes are emitted.
    fn said(emitter: &mut Emitter, changes: impl IntoIterator<Item = Change>) -> usize {
        changes.into_iter().for_each(|change| emitter.change(change));
        std::iter::from_fn(|| emitter.poll()).count()
    }

    #[test]
    fn repetitions_and_the_desks_initial_values_are_dropped() {
        let agent = |availability| {
            Change::AgentControls(vec![AgentControlState { control: AgentControl::Ready, availability }])
        };
        let stopped = || Change::Connection(Connection::Stopped(Problem::NotEmbedded));
        let one = || Change::CommandTarget(CommandTarget::One(id("1")));
        let mut emitter = Emitter::default();
        let begun = [Change::Connection(Connection::Starting), Change::CommandTarget(CommandTarget::None)];
        assert_eq!(said(&mut emitter, begun), 0);
        assert_eq!(said(&mut emitter, [Change::AgentControls(Vec::new()), Change::Notices(Vec::new())]), 0);
        assert_eq!(said(&mut emitter, [stopped(), stopped(), one(), one()]), 2);
        assert_eq!(said(&mut emitter, [agent(Availability::Allowed), agent(Availability::Allowed)]), 1);
        assert_eq!(said(&mut emitter, [agent(Availability::Denied(Denial::Empty))]), 1);
    }

    #[test]
    fn controls_are_remembered_of_each_contact_until_it_ends() {
        let mut emitter = Emitter::default();
        let allowed = |contact| controls(contact, Availability::Allowed);
        assert_eq!(said(&mut emitter, [allowed("1"), allowed("1"), allowed("2")]), 2);
        assert_eq!(said(&mut emitter, [controls("1", Availability::Denied(Denial::InFlight)), allowed("2")]), 1);
        assert_eq!(said(&mut emitter, [contact("2", ContactState::Ended), allowed("2")]), 2);
    }

    #[test]
    fn controls_follow_a_renamed_contact() {
        let renamed = || Change::Renamed { from: id("1"), to: id("2") };
        let (allowed, denied) = (Availability::Allowed, Availability::Denied(Denial::InFlight));
        let mut emitter = Emitter::default();
        said(&mut emitter, [controls("1", allowed.clone()), renamed()]);
        assert_eq!(said(&mut emitter, [controls("2", allowed.clone())]), 0);
        said(&mut emitter, [controls("1", denied.clone()), renamed()]);
        assert_eq!(said(&mut emitter, [controls("2", allowed)]), 0, "what was said of the other counts");
        assert_eq!(said(&mut emitter, [controls("1", denied)]), 1);
    }

    #[test]
    fn a_snapshot_is_kept_where_it_differs_from_the_one_before() {
        let mut emitter = Emitter::with_snapshot(Some("a"));
        for text in ["a", "b", "b", "a"] {
            emitter.snapshot(text.to_owned());
        }
        let kept: Vec<_> = std::iter::from_fn(|| emitter.poll()).collect();
        assert_eq!(kept, [Output::Snapshot("b".into()), Output::Snapshot("a".into())]);
    }

    #[test]
    fn replayed_posts_and_notes_are_dropped() {
        let mut emitter = Emitter::default();
        emitter.post(&Origin::parse("https://a.example").unwrap(), &serde_json::json!({}));
        emitter.note(NoteKind::Event, "a", "");
        emitter.snapshot("x".to_owned());
        emitter.change(contact("1", ContactState::Active));
        emitter.drop_all_but_changes();
        assert!(matches!(emitter.poll(), Some(Output::Change(_))));
        assert_eq!(emitter.poll(), None);
    }
}
