//! The availability of controls on a contact, and the reason if one is denied.

use super::{
    contact::{ContactId, ContactState},
    controls::{Control, Engaged, Shape},
};

/// The state of a control on one contact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ControlState {
    /// Which control.
    pub control: Control,
    /// For controls that switch something: whether it is on.
    pub engaged: bool,
    /// Whether it may be used.
    pub availability: Availability,
}

impl ControlState {
    /// Whether its button has its engaged name, because a press would switch it off.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        // While a command is in flight, the press was possible.
        let can_end = matches!(self.availability, Availability::Allowed | Availability::Denied(Denial::InFlight));
        match self.control.row().shape {
            Shape::Switch(_, Engaged::Renamed) => self.engaged,
            Shape::Switch(_, Engaged::RenamedWhereItCanEnd) => self.engaged && can_end,
            Shape::Switch(_, Engaged::Pressed) | Shape::Button(_) | Shape::Form => false,
        }
    }

    /// Whether its button is shown as pressed; `None` if it never is.
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Denial {
    /// There is no connection to the desktop.
    NotConnected,
    /// The same control was used and has not shown its effect yet.
    InFlight,
    /// The contact's state does not allow it.
    State(ContactState),
    /// Not while the contact is masked.
    Masked,
    /// Not while the agent is muted.
    Muted,
    /// It is recording, and this desktop is not known to be able to stop.
    Recording,
    /// The agent lacks the permission.
    Permission,
    /// The desktop's commands name no contact, and several contacts would react.
    Several,
    /// The desktop would apply it to every open contact, and others are open.
    OthersOpen,
    /// The desktop does not accept this command for this kind of contact.
    Channel,
    /// No such contact on the desk.
    Unknown,
    /// The vendor calls the command not fully supported.
    Unsupported,
    /// The desktop does not accept the command.
    NotTaken,
    /// Nobody is logged in to the desktop.
    LoggedOut,
    /// Already done.
    AlreadySo,
    /// A disposition must be chosen first.
    DispositionFirst,
    /// The desktop does not let the agent change this.
    Fixed,
    /// The desktop has not reported which phone to use.
    NoExtension,
    /// There is nothing to send.
    Empty,
    /// A transfer is in progress.
    Transferring,
    /// The desktop has not reported the visit through which the customer can be reached.
    NoSession,
}

/// Which contact a desktop will act on whose commands name none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum CommandTarget {
    /// Nothing reacts to commands, or the desktop's commands name a contact.
    #[default]
    None,
    /// This one.
    One(ContactId),
    /// The one in front in the desktop: the panel cannot know which.
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
    fn an_engaged_switch_has_another_name_or_is_pressed() {
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
