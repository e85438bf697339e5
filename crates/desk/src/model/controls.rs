//! The table of controls on a contact: name, key, shape, place and weight of each. To add a command, add a variant of
//! [`Intent`] and a row here. Its words are in `src/text/control.rs`, its icon is in `src/view/parts/icons.rs`;
//! neither compiles without it.

use super::{contact::ContactState, control_table::control_table, intent::Intent};
use crate::shortcuts::Key;

/// The fixed properties of a control.
#[derive(Debug, Clone, Copy)]
pub struct ControlRow {
    /// Its id, in the agent's stored settings and as `data-action` of its element.
    pub id: &'static str,
    /// The key that goes with Alt and Shift, until the agent chooses others.
    pub key: Key,
    /// Its shape: what it takes to express an intent.
    pub shape: Shape,
    /// Its names for pages around the panel: to do it or switch it on, and to switch it off. Empty if such a page
    /// cannot use it.
    pub actions: &'static [&'static str],
    /// The place of its button.
    pub place: Place,
    /// The weight of its button.
    pub weight: Weight,
    /// It is irreversible, so its button asks for a second press.
    pub is_irreversible: bool,
    /// Which use makes the contact the active one: doing it or switching it on (true), or switching it off (false).
    pub turns_to_contact: Option<bool>,
    /// In which states it is among the few buttons of a row. Never a control that could end a conversation by
    /// accident.
    pub is_quick_in: fn(&ContactState) -> bool,
}

/// What it takes to express an intent with a control.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One press of one button.
    Button(fn() -> Intent),
    /// One press of a button that switches something on (true) or off.
    Switch(fn(bool) -> Intent, Engaged),
    /// A section with fields of its own.
    Form,
}

/// How a switch shows that it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engaged {
    /// By the name of what a press would do now.
    Renamed,
    /// As pressed, under the same name.
    Pressed,
    /// By the name of what a press would do, where this desktop can switch it off; else as pressed.
    RenamedWhereItCanEnd,
}

/// The place of a button. Buttons that appear later stand behind those that are there: nothing may move from under
/// the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a row above the others, while an offered contact waits for it.
    Opening,
    /// Always, as long as the contact exists.
    Steady,
    /// Behind the others, in passing states.
    Passing,
}

/// The weight of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// The primary action of the state.
    Main,
    /// The alternative of that state.
    Second,
    /// One of many.
    Plain,
    /// Ends the conversation.
    End,
    /// Records.
    Record,
}

impl ControlRow {
    const fn form(id: &'static str, key: Key) -> Self {
        Self {
            id,
            key,
            shape: Shape::Form,
            actions: &[],
            place: Place::Steady,
            weight: Weight::Plain,
            is_irreversible: false,
            turns_to_contact: None,
            is_quick_in: |_| false,
        }
    }

    const fn button(id: &'static str, key: Key, intent: fn() -> Intent) -> Self {
        Self { shape: Shape::Button(intent), ..Self::form(id, key) }
    }

    const fn switch(id: &'static str, key: Key, wish: fn(bool) -> Intent, engaged: Engaged) -> Self {
        Self { shape: Shape::Switch(wish, engaged), ..Self::form(id, key) }
    }
}

control_table! {
    /// A control on a contact.
    Control with ControlRow for Intent;

    /// Take the offered contact.
    Answer, Intent::Answer => ControlRow {
        actions: &["answer"],
        place: Place::Opening,
        weight: Weight::Main,
        turns_to_contact: Some(true),
        is_quick_in: |state| matches!(state, ContactState::Offered),
        ..ControlRow::button("answer", Key::Enter, || Intent::Answer)
    };

    /// Send the offered contact away.
    Refuse, Intent::Refuse => ControlRow {
        actions: &["refuse"],
        place: Place::Opening,
        weight: Weight::Second,
        is_quick_in: |state| matches!(state, ContactState::Offered),
        ..ControlRow::button("refuse", Key::Letter('X'), || Intent::Refuse)
    };

    /// Hold, and resume.
    Hold, Intent::Hold(_) => ControlRow {
        actions: &["hold", "resume"],
        turns_to_contact: Some(false),
        is_quick_in: |state| matches!(state, ContactState::Active | ContactState::Held),
        ..ControlRow::switch("hold", Key::Letter('H'), Intent::Hold, Engaged::Renamed)
    };

    /// Mute the agent, and unmute.
    Mute, Intent::Mute(_) => ControlRow {
        actions: &["mute", "unmute"],
        ..ControlRow::switch("mute", Key::Letter('M'), Intent::Mute, Engaged::Renamed)
    };

    /// Mask the recording, or unmask it.
    Mask, Intent::Mask(_) => ControlRow {
        actions: &["mask", "unmask"],
        ..ControlRow::switch("mask", Key::Letter('K'), Intent::Mask, Engaged::Renamed)
    };

    /// Record; stop recording, where the vendor can.
    Record, Intent::Record(_) => ControlRow {
        actions: &["record", "stopRecording"],
        weight: Weight::Record,
        ..ControlRow::switch("record", Key::Letter('R'), Intent::Record, Engaged::RenamedWhereItCanEnd)
    };

    /// End the call.
    HangUp, Intent::HangUp => ControlRow {
        actions: &["hangUp"],
        weight: Weight::End,
        is_irreversible: true,
        ..ControlRow::button("hang-up", Key::Letter('E'), || Intent::HangUp)
    };

    /// End the work after the contact.
    EndWrapUp, Intent::EndWrapUp => ControlRow {
        actions: &["endWrapUp"],
        place: Place::Passing,
        weight: Weight::Main,
        is_quick_in: |state| matches!(state, ContactState::WrapUp),
        ..ControlRow::button("end-wrap-up", Key::Letter('W'), || Intent::EndWrapUp)
    };

    /// Have work after the contact, or none.
    WrapUp, Intent::WrapUp(_) =>
        ControlRow::switch("wrap-up", Key::Digit('5'), Intent::WrapUp, Engaged::Pressed);

    /// Give up calling.
    CancelDial, Intent::CancelDial => ControlRow {
        place: Place::Passing,
        weight: Weight::Second,
        is_quick_in: |state| matches!(state, ContactState::Dialing),
        ..ControlRow::button("cancel-dial", Key::Letter('Q'), || Intent::CancelDial)
    };

    /// Give up a transfer.
    CancelTransfer, Intent::CancelTransfer => ControlRow {
        place: Place::Passing,
        weight: Weight::Second,
        is_quick_in: |state| matches!(state, ContactState::Transferring),
        ..ControlRow::button("cancel-transfer", Key::Letter('Z'), || Intent::CancelTransfer)
    };

    /// Begin a conversation in writing.
    StartChat, Intent::StartChat => ControlRow {
        place: Place::Passing,
        weight: Weight::Main,
        turns_to_contact: Some(true),
        is_quick_in: |state| matches!(state, ContactState::Closed),
        ..ControlRow::button("start-chat", Key::Letter('L'), || Intent::StartChat)
    };

    /// Keep a note in the desktop.
    SaveNote, Intent::SaveNote(_) => ControlRow::form("save-note", Key::Letter('S'));
    /// Fetch the notes the desktop keeps.
    ListNotes, Intent::ListNotes => ControlRow::form("list-notes", Key::Letter('V'));
    /// Choose its outcome.
    Dispose, Intent::Dispose(_) => ControlRow::form("disposition", Key::Letter('D'));
    /// Write to the customer.
    Say, Intent::Say(_) => ControlRow::form("message", Key::Letter('G'));
    /// Answer a script.
    Script, Intent::Script(_) => ControlRow::form("script", Key::Letter('Y'));
    /// Send it to somebody else.
    Transfer, Intent::Transfer(..) => ControlRow::form("transfer", Key::Letter('F'));
    /// Press keys of the telephone.
    Digits, Intent::Digits(_) => ControlRow::form("keypad", Key::Letter('P'));
    /// Say which customer's record it belongs to.
    Assign, Intent::Assign(_) => ControlRow::form("customer-record", Key::Letter('U'));
    /// Show the customer's name and picture in the desktop.
    Card, Intent::Card(_) => ControlRow::form("customer-card", Key::Digit('7'));
}

impl Control {
    /// Whether one press of one button is all there is to it.
    #[must_use]
    pub fn is_button(self) -> bool {
        !matches!(self.row().shape, Shape::Form)
    }

    /// What a press of its button means while what it switches is on or off; `None` where it has no button.
    #[must_use]
    pub fn pressed(self, engaged: bool) -> Option<Intent> {
        match self.row().shape {
            Shape::Button(intent) => Some(intent()),
            Shape::Switch(wish, _) => Some(wish(!engaged)),
            Shape::Form => None,
        }
    }
}

impl Intent {
    /// What a page around the panel asks for by this name.
    #[must_use]
    pub fn of_action(name: &str) -> Option<Self> {
        Control::ALL.iter().find_map(|control| {
            let row = control.row();
            let switches_off = row.actions.iter().position(|action| *action == name)? > 0;
            control.pressed(switches_off)
        })
    }

    /// Whether it does something or switches it on; false where it switches it off or takes it back.
    #[must_use]
    pub fn is_doing(&self) -> bool {
        match (self, self.control().row().shape) {
            (_, Shape::Switch(wish, _)) => *self == wish(true),
            (Self::Assign(record), _) => record.is_some(),
            (Self::Script(reply), _) => !reply.dismissed,
            _ => true,
        }
    }

    /// Whether who wants this turns to the contact with it.
    #[must_use]
    pub fn turns_to_contact(&self) -> bool {
        self.control().row().turns_to_contact == Some(self.is_doing())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_row_is_complete() {
        let mut ids = HashSet::new();
        for control in Control::ALL {
            let row = control.row();
            assert!(!row.id.is_empty() && row.id.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'));
            assert!(ids.insert(row.id), "{} stands for two controls", row.id);
            // What is pressed is the control's own.
            let [off, on] = [false, true].map(|engaged| control.pressed(engaged));
            assert!(off.iter().chain(&on).all(|intent| intent.control() == *control), "{control:?}");
            let actions = match row.shape {
                Shape::Form => 0,
                Shape::Button(_) => 1,
                Shape::Switch(..) => 2,
            };
            assert!(row.actions.is_empty() || row.actions.len() == actions, "{control:?}");
            assert_eq!(off != on, actions == 2, "{control:?} switches");
            if actions == 0 {
                assert!(
                    row.place == Place::Steady && row.weight == Weight::Plain && !row.is_irreversible,
                    "{control:?}"
                );
            }
        }
        assert_eq!(ids.len(), Control::ALL.len());
    }

    #[test]
    fn a_page_around_the_panel_asks_by_these_names() {
        let names: Vec<_> = Control::ALL.iter().flat_map(|control| control.row().actions).copied().collect();
        assert_eq!(
            names.join(" "),
            "answer refuse hold resume mute unmute mask unmask record stopRecording hangUp endWrapUp"
        );
        assert_eq!(Intent::of_action("hold"), Some(Intent::Hold(true)));
        assert_eq!(Intent::of_action("resume"), Some(Intent::Hold(false)));
        assert_eq!(Intent::of_action("hangUp"), Some(Intent::HangUp));
        assert_eq!(Intent::of_action("park"), None);
    }

    #[test]
    fn the_agent_turns_to_a_contact_that_is_taken_and_not_to_one_that_is_put_aside() {
        for (intent, turns) in [
            (Intent::Answer, true),
            (Intent::Hold(false), true),
            (Intent::StartChat, true),
            (Intent::Hold(true), false),
            (Intent::Refuse, false),
            (Intent::Mute(false), false),
            (Intent::Assign(None), false),
        ] {
            assert_eq!(intent.turns_to_contact(), turns, "{intent:?}");
        }
    }
}
