//! The actions with shortcuts, and their default keys.

use super::chord::{Chord, Key};
use crate::model::{AgentControl, Control, agent_controls::Reach};
use std::iter;

/// An action with a shortcut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Press a control of the open contact, or move to its section.
    Control(Control),
    /// Move to the open contact's note.
    Note,
    /// Copy the note.
    CopyNote,
    /// Open the contact below.
    Next,
    /// Open the contact above.
    Previous,
    /// Press a control that is about no contact, or move to its section.
    Agent(AgentControl),
    /// Move to the list of reasons for not being ready.
    Reason,
    /// Open the desktop's window, or bring it to the front.
    OpenDesktop,
    /// Open the activity sheet.
    Activity,
    /// Open the settings.
    Settings,
    /// Open the list of shortcuts.
    Shortcuts,
}

/// A group of actions in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Actions on a contact by a single press.
    Contact,
    /// Sections and fields of a contact.
    Work,
    /// The agent's own state, and new contacts.
    Agent,
    /// The panel itself.
    Panel,
}

impl Group {
    /// All groups, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Contact, Self::Work, Self::Agent, Self::Panel];
}

impl Action {
    /// All actions, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        let controls = |buttons| Control::ALL.iter().filter(move |control| control.is_button() == buttons);
        let agent = AgentControl::ALL.iter().filter(|control| matches!(control.row(), Reach::Own(..)));
        // The list of reasons belongs to one of the agent's controls.
        let agent = agent.flat_map(|control| {
            let reason = (*control == AgentControl::NotReady).then_some(Self::Reason);
            iter::once(Self::Agent(*control)).chain(reason)
        });
        let contact = controls(true).copied().map(Self::Control).chain([Self::Next, Self::Previous]);
        let work = [Self::Note, Self::CopyNote].into_iter().chain(controls(false).copied().map(Self::Control));
        let panel = [Self::OpenDesktop, Self::Activity, Self::Settings, Self::Shortcuts];
        contact.chain(work).chain(agent).chain(panel)
    }

    /// Its group, its stored name, and its default keys.
    fn row(self) -> (Group, &'static str, Option<Chord>) {
        let ours = |key| Some(Chord::ours(key));
        match self {
            Self::Control(control) => {
                let group = if control.is_button() { Group::Contact } else { Group::Work };
                (group, control.row().id, ours(control.row().key))
            }
            Self::Next => (Group::Contact, "next", ours(Key::PageDown)),
            Self::Previous => (Group::Contact, "previous", ours(Key::PageUp)),
            Self::Note => (Group::Work, "note", ours(Key::Letter('N'))),
            Self::CopyNote => (Group::Work, "copy-note", ours(Key::Letter('C'))),
            Self::Agent(control) => match control.row() {
                Reach::Own(name, key) => (Group::Agent, name, key.map(Chord::ours)),
                Reach::With(other) => Self::Agent(*other).row(),
                Reach::Within(control) => Self::Control(*control).row(),
            },
            Self::Reason => (Group::Agent, "reason", ours(Key::Digit('9'))),
            Self::OpenDesktop => (Group::Panel, "open-desktop", ours(Key::Letter('O'))),
            Self::Activity => (Group::Panel, "activity", ours(Key::Digit('2'))),
            Self::Settings => (Group::Panel, "settings", ours(Key::Digit('3'))),
            Self::Shortcuts => (Group::Panel, "shortcuts", Some(Chord::bare(Key::Question))),
        }
    }

    /// The action with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|action| action.name() == name)
    }

    /// Its stored name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Its group.
    #[must_use]
    pub fn group(self) -> Group {
        self.row().0
    }

    /// Its default keys.
    #[must_use]
    pub fn default_chord(self) -> Option<Chord> {
        self.row().2
    }
}

/// The action of a control that is about no contact.
impl From<AgentControl> for Action {
    fn from(control: AgentControl) -> Self {
        match control.row() {
            Reach::Own(..) => Self::Agent(control),
            Reach::With(other) => Self::Agent(*other),
            Reach::Within(control) => Self::Control(*control),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_has_a_name_and_keys_of_its_own_that_are_fit() {
        let names: HashSet<_> = Action::all().map(Action::name).collect();
        assert_eq!(names.len(), Action::all().count());
        let chords: Vec<_> = Action::all().filter_map(Action::default_chord).collect();
        assert_eq!(chords.iter().collect::<HashSet<_>>().len(), chords.len());
        assert_eq!(chords.iter().filter(|chord| chord.fit().is_err()).count(), 0);
        for action in Action::all() {
            assert_eq!(Action::parse(action.name()), Some(action));
            assert_eq!(action.default_chord().is_none(), action == Action::Agent(AgentControl::LogOut), "{action:?}");
        }
    }

    /// Stored names must never change, because agents' preferences use them.
    #[test]
    fn stored_names_and_default_keys_have_not_changed() {
        let known: Vec<_> = Action::all()
            .map(|action| {
                let keys = action.default_chord().map(|chord| chord.to_string()).unwrap_or_default();
                format!("{} {}", action.name(), keys.trim_start_matches("Alt+Shift+"))
            })
            .collect();
        assert_eq!(
            known.join(", "),
            "answer Enter, refuse X, hold H, mute M, mask K, record R, hang-up E, end-wrap-up W, wrap-up 5, \
             cancel-dial Q, cancel-transfer Z, start-chat L, next PageDown, previous PageUp, note N, copy-note C, \
             save-note S, list-notes V, disposition D, message G, script Y, transfer F, keypad P, customer-record U, \
             customer-card 7, ready 1, not-ready 0, reason 9, mode 4, extension 6, tenant 8, dial J, log-out , \
             open-desktop O, activity 2, settings 3, shortcuts ?"
        );
    }

    #[test]
    fn every_control_is_reached_by_one_of_them() {
        let all: HashSet<_> = Action::all().collect();
        assert!(Control::ALL.iter().all(|control| all.contains(&Action::Control(*control))));
        assert!(AgentControl::ALL.iter().all(|control| all.contains(&Action::from(*control))));
    }

    #[test]
    fn the_groups_stand_together() {
        let mut groups: Vec<_> = Action::all().map(Action::group).collect();
        groups.dedup();
        assert_eq!(groups, Group::ALL);
    }
}
