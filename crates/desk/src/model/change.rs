//! The reducer: applies a session's changes to the desk, and returns what they touched, so that a view repaints
//! nothing else.

use super::{
    Agent, AgentControl, AgentControlState, AgentRecord, Appearance, CommandRecord, CommandTarget, Connection, Contact,
    ContactId, ContactState, Control, ControlState, Directory, Notice, StartChoices, order::Urgency,
};
use litemap::LiteMap;
use std::{collections::VecDeque, sync::Arc};

/// A change that a session reports.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Change {
    /// The agent's current state.
    Agent(Box<Agent>),
    /// A contact's current state, new or not. One in [`ContactState::Ended`] leaves the open contacts.
    Contact(Arc<Contact>),
    /// The controls of a contact.
    Controls(ContactId, Vec<ControlState>),
    /// Which contact the desktop will act on.
    CommandTarget(CommandTarget),
    /// A command, new or with a new status.
    Command(CommandRecord),
    /// The state of the connection.
    Connection(Connection),
    /// The controls that are about no contact.
    AgentControls(Vec<AgentControlState>),
    /// A command that is about no contact, new or with a new status.
    AgentCommand(AgentRecord),
    /// Search results.
    Directory(Box<Directory>),
    /// A contact has another id, and everything kept by id moves. If `to` is on the desk already the two are one, and
    /// the data of `to` counts.
    Renamed {
        /// The old id.
        from: ContactId,
        /// The new id.
        to: ContactId,
    },
    /// The desktop's notifications that are about no contact, the oldest first.
    Notices(Vec<Arc<Notice>>),
    /// The choices for starting a contact.
    StartChoices(Box<StartChoices>),
    /// The desktop's appearance.
    Appearance(Appearance),
}

/// What a change touched.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Touched {
    /// Nothing: the desk had this value.
    Nothing,
    /// The agent.
    Agent,
    /// One contact, in its place.
    Contact(ContactId),
    /// One contact, and the order or the number of open contacts with it.
    Order(ContactId),
    /// What may be done to one contact.
    Controls(ContactId),
    /// The command target.
    CommandTarget,
    /// The commands of one contact.
    Commands(ContactId),
    /// The connection.
    Connection,
    /// The controls, commands or notifications that are about no contact.
    Board,
    /// Search results.
    Directory,
    /// A contact has another id: what is kept by id, above all a note, must move. If there is something under both
    /// ids, both must stay.
    Renamed {
        /// The old id.
        from: ContactId,
        /// The new id.
        to: ContactId,
    },
    /// The desktop's appearance.
    Appearance,
}

/// One open contact with its controls and commands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ContactEntry {
    /// The contact.
    pub contact: Arc<Contact>,
    /// Its controls.
    pub controls: Vec<ControlState>,
    /// The last command of each control.
    pub commands: LiteMap<Control, CommandRecord>,
}

/// The controls that are about no contact, with the results of their commands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Board {
    /// The controls; empty if the desktop accepts no such commands.
    pub controls: Vec<AgentControlState>,
    /// The last command of each control.
    pub commands: LiteMap<AgentControl, AgentRecord>,
    /// The desktop's notifications that are about no contact, the oldest first.
    pub notices: Vec<Arc<Notice>>,
    /// The choices for starting a contact.
    pub choices: StartChoices,
}

/// The agent's desk as the panel knows it.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    agent: Agent,
    board: Board,
    directory: Directory,
    connection: Connection,
    appearance: Appearance,
    command_target: CommandTarget,
    open: LiteMap<ContactId, ContactEntry>,
    order: Vec<(Urgency, ContactId)>,
    closed: VecDeque<Arc<Contact>>,
}

impl Desk {
    /// How many ended contacts stay in view; the oldest leave first.
    pub const CLOSED_KEPT: usize = 20;

    /// The agent.
    #[must_use]
    pub const fn agent(&self) -> &Agent {
        &self.agent
    }

    /// The controls that are about no contact.
    #[must_use]
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// Search results.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// How the connection stands.
    #[must_use]
    pub const fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The desktop's appearance.
    #[must_use]
    pub const fn appearance(&self) -> &Appearance {
        &self.appearance
    }

    /// Which contact the desktop will act on.
    #[must_use]
    pub const fn command_target(&self) -> &CommandTarget {
        &self.command_target
    }

    /// The open contacts, most urgent first.
    pub fn order(&self) -> impl ExactSizeIterator<Item = &ContactId> {
        self.order.iter().map(|(_, id)| id)
    }

    /// One open contact.
    #[must_use]
    pub fn entry(&self, id: &ContactId) -> Option<&ContactEntry> {
        self.open.get(id)
    }

    /// The ended contacts, the latest first.
    pub fn closed(&self) -> impl ExactSizeIterator<Item = &Arc<Contact>> {
        self.closed.iter()
    }

    /// Applies one change.
    pub fn apply(&mut self, change: Change) -> Touched {
        match change {
            Change::Agent(agent) => replace(&mut self.agent, *agent, Touched::Agent),
            Change::Connection(connection) => replace(&mut self.connection, connection, Touched::Connection),
            Change::CommandTarget(command_target) => {
                replace(&mut self.command_target, command_target, Touched::CommandTarget)
            }
            Change::AgentControls(controls) => replace(&mut self.board.controls, controls, Touched::Board),
            Change::AgentCommand(record) => {
                self.board.commands.insert(record.intent.control(), record);
                Touched::Board
            }
            Change::Directory(directory) => replace(&mut self.directory, *directory, Touched::Directory),
            Change::Renamed { from, to } => self.rename(from, to),
            Change::Notices(notices) => replace(&mut self.board.notices, notices, Touched::Board),
            Change::StartChoices(choices) => replace(&mut self.board.choices, *choices, Touched::Board),
            Change::Appearance(appearance) => replace(&mut self.appearance, appearance, Touched::Appearance),
            Change::Contact(contact) if contact.state == ContactState::Ended => self.close(contact),
            Change::Contact(contact) => self.upsert(contact),
            Change::Controls(id, controls) => match self.open.get_mut(&id) {
                Some(entry) => replace(&mut entry.controls, controls, Touched::Controls(id)),
                None => Touched::Nothing,
            },
            Change::Command(record) => {
                let id = record.command.contact.clone();
                match self.open.get_mut(&id) {
                    Some(entry) => {
                        entry.commands.insert(record.command.intent.control(), record);
                        Touched::Commands(id)
                    }
                    None => Touched::Nothing,
                }
            }
        }
    }

    /// Removes the ended contacts from the open ones.
    pub fn forget_closed(&mut self) {
        self.closed.clear();
    }

    fn upsert(&mut self, contact: Arc<Contact>) -> Touched {
        let id = contact.id.clone();
        let urgency = Urgency::of(&contact);
        let Some(entry) = self.open.get_mut(&id) else {
            self.closed.retain(|old| old.id != id);
            self.insert(urgency, id.clone());
            self.open.insert(id.clone(), ContactEntry { contact, controls: Vec::new(), commands: LiteMap::new() });
            return Touched::Order(id);
        };
        if entry.contact == contact {
            return Touched::Nothing;
        }
        let before = Urgency::of(&entry.contact);
        entry.contact = contact;
        if before == urgency {
            return Touched::Contact(id);
        }
        self.remove(before, &id);
        self.insert(urgency, id.clone());
        Touched::Order(id)
    }

    fn close(&mut self, contact: Arc<Contact>) -> Touched {
        let id = contact.id.clone();
        let Some(entry) = self.open.remove(&id) else {
            // Some changes come after a contact's end, such as its disposition.
            return match self.closed.iter_mut().find(|old| old.id == id) {
                Some(old) => replace(old, contact, Touched::Order(id)),
                None => Touched::Nothing,
            };
        };
        self.remove(Urgency::of(&entry.contact), &id);
        self.closed.push_front(contact);
        self.closed.truncate(Self::CLOSED_KEPT);
        Touched::Order(id)
    }

    fn rename(&mut self, from: ContactId, to: ContactId) -> Touched {
        if from == to {
            return Touched::Nothing;
        }
        let Some(mut entry) = self.open.remove(&from) else { return Touched::Nothing };
        self.remove(Urgency::of(&entry.contact), &from);
        self.closed.retain(|old| old.id != to);
        if !self.open.contains_key(&to) {
            Arc::make_mut(&mut entry.contact).id = to.clone();
            for (_, record) in entry.commands.iter_mut() {
                record.command.contact = to.clone();
            }
            self.insert(Urgency::of(&entry.contact), to.clone());
            self.open.insert(to.clone(), entry);
        }
        Touched::Renamed { from, to }
    }

    fn insert(&mut self, urgency: Urgency, id: ContactId) {
        let key = (urgency, id);
        let at = self.order.partition_point(|other| *other < key);
        self.order.insert(at, key);
    }

    fn remove(&mut self, urgency: Urgency, id: &ContactId) {
        let key = (urgency, id.clone());
        if let Ok(at) = self.order.binary_search(&key) {
            self.order.remove(at);
        }
    }
}

fn replace<T: PartialEq>(slot: &mut T, value: T, touched: Touched) -> Touched {
    if *slot == value {
        return Touched::Nothing;
    }
    *slot = value;
    touched
}

#[cfg(test)]
mod tests;
