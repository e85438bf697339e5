//! What keys can be for, and which they are for unless the agent says otherwise.

use super::chord::{Chord, Key};
use crate::model::{AgentControl, Control};

/// Something an agent can do with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Use a control of the open contact, or go to where it is filled in.
    Control(Control),
    /// Go to the note about the open contact.
    Note,
    /// Copy it.
    CopyNote,
    /// Open the contact below.
    Next,
    /// Open the contact above.
    Previous,
    /// Use a control that is about no contact, or go to where it is filled in.
    Agent(AgentControl),
    /// Go to the list of reasons for not being ready.
    Reason,
    /// The desktop's window, opened or brought in front.
    OpenDesktop,
    /// Today at a glance.
    Activity,
    /// What the agent can choose.
    Settings,
    /// Which keys do what.
    Shortcuts,
}

/// Actions that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What is done to a contact with one press.
    Contact,
    /// What is filled in or written about it.
    Work,
    /// The agent's own state, and new contacts.
    Agent,
    /// The panel itself.
    Panel,
}

impl Group {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Contact, Self::Work, Self::Agent, Self::Panel];
}

impl Action {
    /// All of them, in the order they are shown: the group, the name they are kept under, and the key that goes with Alt
    /// and Shift.
    ///
    /// What logs an agent out in the middle of a call has no keys until they want it to.
    const TABLE: [(Self, Group, &'static str, Option<Chord>); 37] = [
        row(Self::Control(Control::Answer), Group::Contact, "answer", Key::Enter),
        row(Self::Control(Control::Refuse), Group::Contact, "refuse", Key::Letter('X')),
        row(Self::Control(Control::Hold), Group::Contact, "hold", Key::Letter('H')),
        row(Self::Control(Control::Mute), Group::Contact, "mute", Key::Letter('M')),
        row(Self::Control(Control::Mask), Group::Contact, "mask", Key::Letter('K')),
        row(Self::Control(Control::Record), Group::Contact, "record", Key::Letter('R')),
        row(Self::Control(Control::HangUp), Group::Contact, "hang-up", Key::Letter('E')),
        row(Self::Control(Control::EndWrapUp), Group::Contact, "end-wrap-up", Key::Letter('W')),
        row(Self::Control(Control::WrapUp), Group::Contact, "wrap-up", Key::Digit('5')),
        row(Self::Control(Control::CancelDial), Group::Contact, "cancel-dial", Key::Letter('Q')),
        row(Self::Control(Control::CancelTransfer), Group::Contact, "cancel-transfer", Key::Letter('Z')),
        row(Self::Control(Control::StartChat), Group::Contact, "start-chat", Key::Letter('L')),
        row(Self::Next, Group::Contact, "next", Key::PageDown),
        row(Self::Previous, Group::Contact, "previous", Key::PageUp),
        row(Self::Note, Group::Work, "note", Key::Letter('N')),
        row(Self::CopyNote, Group::Work, "copy-note", Key::Letter('C')),
        row(Self::Control(Control::SaveNote), Group::Work, "save-note", Key::Letter('S')),
        row(Self::Control(Control::ListNotes), Group::Work, "list-notes", Key::Letter('V')),
        row(Self::Control(Control::Dispose), Group::Work, "disposition", Key::Letter('D')),
        row(Self::Control(Control::Say), Group::Work, "message", Key::Letter('G')),
        row(Self::Control(Control::Script), Group::Work, "script", Key::Letter('Y')),
        row(Self::Control(Control::Transfer), Group::Work, "transfer", Key::Letter('F')),
        row(Self::Control(Control::Digits), Group::Work, "keypad", Key::Letter('P')),
        row(Self::Control(Control::Assign), Group::Work, "customer-record", Key::Letter('U')),
        row(Self::Control(Control::Card), Group::Work, "customer-card", Key::Digit('7')),
        row(Self::Agent(AgentControl::Ready), Group::Agent, "ready", Key::Digit('1')),
        row(Self::Agent(AgentControl::NotReady), Group::Agent, "not-ready", Key::Digit('0')),
        row(Self::Reason, Group::Agent, "reason", Key::Digit('9')),
        row(Self::Agent(AgentControl::Mode), Group::Agent, "mode", Key::Digit('4')),
        row(Self::Agent(AgentControl::Extension), Group::Agent, "extension", Key::Digit('6')),
        row(Self::Agent(AgentControl::Tenant), Group::Agent, "tenant", Key::Digit('8')),
        row(Self::Agent(AgentControl::Dial), Group::Agent, "dial", Key::Letter('J')),
        (Self::Agent(AgentControl::LogOut), Group::Agent, "log-out", None),
        row(Self::OpenDesktop, Group::Panel, "open-desktop", Key::Letter('O')),
        row(Self::Activity, Group::Panel, "activity", Key::Digit('2')),
        row(Self::Settings, Group::Panel, "settings", Key::Digit('3')),
        (Self::Shortcuts, Group::Panel, "shortcuts", Some(Chord::bare(Key::Question))),
    ];

    /// All of them, in the order they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::TABLE.iter().map(|(action, ..)| *action)
    }

    /// The one that is kept under this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::TABLE.iter().find(|(_, _, own, _)| *own == name).map(|(action, ..)| *action)
    }

    /// Its row, which every action has.
    fn row(self) -> Option<&'static (Self, Group, &'static str, Option<Chord>)> {
        Self::TABLE.iter().find(|(action, ..)| *action == self)
    }

    /// The name it is kept under.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map(|(_, _, name, _)| *name).unwrap_or_default()
    }

    /// What it belongs to.
    #[must_use]
    pub fn group(self) -> Group {
        self.row().map_or(Group::Panel, |(_, group, ..)| *group)
    }

    /// Its keys until the agent says otherwise.
    #[must_use]
    pub fn default_chord(self) -> Option<Chord> {
        self.row().and_then(|(.., chord)| *chord)
    }
}

/// The action that a control which is about no contact is reached by.
impl From<AgentControl> for Action {
    fn from(control: AgentControl) -> Self {
        match control {
            // All that begins a contact is in one place.
            AgentControl::Dial | AgentControl::Start => Self::Agent(AgentControl::Dial),
            AgentControl::FindRecords => Self::Control(Control::Assign),
            AgentControl::ListDestinations => Self::Control(Control::Transfer),
            AgentControl::Ready
            | AgentControl::NotReady
            | AgentControl::Mode
            | AgentControl::Extension
            | AgentControl::Tenant
            | AgentControl::LogOut => Self::Agent(control),
        }
    }
}

/// One row: the keys are Alt, Shift and this one.
const fn row(
    action: Action,
    group: Group,
    name: &'static str,
    key: Key,
) -> (Action, Group, &'static str, Option<Chord>) {
    (action, group, name, Some(Chord::ours(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_has_a_name_and_keys_of_its_own_that_are_fit() {
        let names: HashSet<_> = Action::all().map(Action::name).collect();
        assert_eq!(names.len(), Action::TABLE.len());
        let chords: Vec<_> = Action::all().filter_map(Action::default_chord).collect();
        assert_eq!(chords.iter().collect::<HashSet<_>>().len(), chords.len());
        assert_eq!(chords.iter().filter(|chord| chord.fit().is_err()).count(), 0);
        for action in Action::all() {
            assert_eq!(Action::parse(action.name()), Some(action));
            assert_eq!(action.default_chord().is_none(), action == Action::Agent(AgentControl::LogOut), "{action:?}");
        }
    }

    #[test]
    fn every_control_is_reached_by_an_action_of_the_table() {
        use AgentControl as A;
        use Control as C;
        for control in [
            C::Answer,
            C::Refuse,
            C::Hold,
            C::Mute,
            C::Mask,
            C::Record,
            C::HangUp,
            C::EndWrapUp,
            C::Card,
            C::WrapUp,
            C::CancelDial,
            C::CancelTransfer,
            C::Transfer,
            C::Digits,
            C::Dispose,
            C::Say,
            C::SaveNote,
            C::ListNotes,
            C::Assign,
            C::Script,
            C::StartChat,
        ] {
            assert_ne!(Action::Control(control).name(), "", "{control:?}");
        }
        for control in [
            A::Ready,
            A::NotReady,
            A::Mode,
            A::Extension,
            A::Tenant,
            A::LogOut,
            A::Dial,
            A::FindRecords,
            A::ListDestinations,
            A::Start,
        ] {
            assert_ne!(Action::from(control).name(), "", "{control:?}");
        }
    }

    #[test]
    fn the_groups_stand_together() {
        let mut groups: Vec<_> = Action::all().map(Action::group).collect();
        groups.dedup();
        assert_eq!(groups, Group::ALL);
    }
}
