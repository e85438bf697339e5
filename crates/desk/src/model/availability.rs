//! What may be done to a contact right now, and if not, why.

use super::{
    contact::{ContactId, ContactState},
    controls::{Control, Engaged, Shape},
};

/// A control as it stands on one contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlState {
    /// Which control.
    pub control: Control,
    /// For controls that switch something: whether it is on.
    pub engaged: bool,
    /// Whether it may be used.
    pub availability: Availability,
}

impl ControlState {
    /// Whether its button goes by the name of what is on, because a press would switch that off.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        // While it is on its way, the press was possible.
        let can_end = matches!(self.availability, Availability::Allowed | Availability::Denied(Denial::InFlight));
        match self.control.row().shape {
            Shape::Switch(_, Engaged::Renamed) => self.engaged,
            Shape::Switch(_, Engaged::RenamedWhereItCanEnd) => self.engaged && can_end,
            Shape::Switch(_, Engaged::Pressed) | Shape::Button(_) | Shape::Form => false,
        }
    }

    /// Whether its button stands as pressed; `None` where it is none that can.
    #[must_use]
    pub fn pressed(&self) -> Option<bool> {
        match self.control.row().shape {
            Shape::Switch(_, Engaged::Pressed) => Some(self.engaged),
            Shape::Switch(_, Engaged::RenamedWhereItCanEnd) => (!self.is_renamed()).then_some(self.engaged),
            Shape::Switch(_, Engaged::Renamed) | Shape::Button(_) | Shape::Form => None,
        }
    }
}

/// Whether a control may be used, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// It may.
    Allowed,
    /// It may not.
    Denied(Denial),
}

impl From<Result<(), Denial>> for Availability {
    fn from(may: Result<(), Denial>) -> Self {
        may.map_or_else(Self::Denied, |()| Self::Allowed)
    }
}

/// Why a control may not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denial {
    /// There is no connection to the desktop.
    NotConnected,
    /// The same control was pressed and has not shown its effect yet.
    InFlight,
    /// The contact's state does not allow it.
    State(ContactState),
    /// Not while the contact is masked.
    Masked,
    /// Not while the agent is muted.
    Muted,
    /// Recording runs, and nothing shows that this desktop would stop it.
    Recording,
    /// The agent lacks the permission.
    Permission,
    /// The desktop takes no contact's name with a command, and several contacts would react.
    Several,
    /// The desktop would do it to every open contact, and more than this one is open.
    OthersOpen,
    /// The desktop takes no such command for this kind of contact.
    Channel,
    /// No such contact on the desk.
    Unknown,
    /// The desktop's maker says that it does not take this command reliably.
    Unsupported,
    /// The desktop takes no such command.
    NotTaken,
    /// Nobody is logged in to the desktop.
    LoggedOut,
    /// Already done.
    AlreadySo,
    /// An outcome must be chosen first.
    DispositionFirst,
    /// The desktop does not let the agent change this.
    Fixed,
    /// The desktop has not said which phone to use.
    NoExtension,
    /// There is nothing to send.
    Empty,
    /// It is on its way to somebody else already.
    Transferring,
    /// The desktop has not said through which visit the customer can be reached.
    NoSession,
}

/// Which contact a desktop that takes no contact's name will act on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CommandTarget {
    /// Nothing that reacts to commands, or the desktop takes a contact's name with each.
    #[default]
    None,
    /// This one.
    One(ContactId),
    /// Whichever the agent has in front in the desktop: the panel cannot know.
    Several,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(control: Control, engaged: bool, availability: Availability) -> (bool, Option<bool>) {
        let state = ControlState { control, engaged, availability };
        (state.is_renamed(), state.pressed())
    }

    #[test]
    fn a_switch_that_is_on_has_another_name_or_stands_as_pressed() {
        let denied = || Availability::Denied(Denial::Recording);
        assert_eq!(shown(Control::Hold, false, Availability::Allowed), (false, None));
        assert_eq!(shown(Control::Hold, true, denied()), (true, None));
        assert_eq!(shown(Control::WrapUp, true, Availability::Allowed), (false, Some(true)));
        assert_eq!(shown(Control::Answer, false, Availability::Allowed), (false, None));
    }

    #[test]
    fn a_recording_is_stopped_by_the_button_only_where_the_desktop_can_stop_it() {
        assert_eq!(shown(Control::Record, false, Availability::Allowed), (false, Some(false)));
        assert_eq!(shown(Control::Record, true, Availability::Allowed), (true, None));
        assert_eq!(shown(Control::Record, true, Availability::Denied(Denial::InFlight)), (true, None));
        assert_eq!(shown(Control::Record, true, Availability::Denied(Denial::Recording)), (false, Some(true)));
    }
}
