//! The contact list: arrow keys, the command target, and the line about it.

use crate::model::{CommandTarget, ContactId, Desk};

/// A step from one contact to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the one above.
    Up,
    /// To the one below.
    Down,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Step {
    /// The step of a key, by the browser's name for it.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The target of a step from position `at` in a list of this length; it stops at both ends.
    #[must_use]
    pub fn from(self, at: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at.saturating_add(1).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// The contact that commands reach, if commands name no contact and there could be doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached<'a> {
    /// There is no doubt.
    Plain,
    /// This one of several.
    One(&'a ContactId),
    /// One of several; only the desktop knows which.
    Unknown,
}

impl<'a> Reached<'a> {
    /// The command target of a desk.
    #[must_use]
    pub fn on(desk: &'a Desk) -> Self {
        match desk.command_target() {
            CommandTarget::One(id) if desk.order().len() > 1 => Self::One(id),
            CommandTarget::One(_) | CommandTarget::None => Self::Plain,
            CommandTarget::Several => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, Channel, Contact, ContactState};
    use std::sync::Arc;

    #[test]
    fn steps_end_at_both_ends() {
        let [up, down, first, last] = ["ArrowUp", "ArrowDown", "Home", "End"].map(|key| Step::of_key(key).unwrap());
        assert_eq!((up.from(0, 3), up.from(2, 3)), (0, 1));
        assert_eq!((down.from(0, 3), down.from(2, 3)), (1, 2));
        assert_eq!((first.from(2, 3), last.from(0, 3), last.from(0, 0)), (0, 2, 0));
        assert_eq!(Step::of_key("a"), None);
    }

    #[test]
    fn a_contact_alone_needs_no_word_about_which_is_reached() {
        let id = |id| ContactId::new(id).unwrap();
        let contact = |id| Change::Contact(Arc::new(Contact::new(id, Channel::Voice, ContactState::Active)));
        let mut desk = Desk::default();
        desk.apply(contact(id("1")));
        desk.apply(Change::CommandTarget(CommandTarget::One(id("1"))));
        assert_eq!(Reached::on(&desk), Reached::Plain);
        desk.apply(contact(id("2")));
        assert_eq!(Reached::on(&desk), Reached::One(&id("1")));
        desk.apply(Change::CommandTarget(CommandTarget::Several));
        assert_eq!(Reached::on(&desk), Reached::Unknown);
    }
}
