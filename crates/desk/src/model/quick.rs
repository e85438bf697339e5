//! The one or two buttons a contact has while it is a row among others: what its state asks for. Nothing that would end
//! a conversation by a slip of the hand.

use super::{
    availability::{Availability, Control, Denial},
    change::ContactEntry,
    contact::ContactState,
};

/// The right buttons, most wanted first.
pub fn quick(entry: &ContactEntry) -> impl Iterator<Item = Control> {
    fitting(&entry.contact.state).iter().copied().filter(|control| {
        let control_state = entry.controls.iter().find(|control_state| control_state.control == *control);
        control_state.is_some_and(|control_state| is_at_hand(&control_state.availability))
    })
}

const fn fitting(state: &ContactState) -> &'static [Control] {
    match state {
        ContactState::Offered => &[Control::Answer, Control::Refuse],
        ContactState::Active | ContactState::Held => &[Control::Hold],
        ContactState::Dialing => &[Control::CancelDial],
        ContactState::Transferring => &[Control::CancelTransfer],
        ContactState::WrapUp => &[Control::EndWrapUp],
        ContactState::Closed => &[Control::StartChat],
        ContactState::Queued
        | ContactState::Preview
        | ContactState::Assigned
        | ContactState::Conference
        | ContactState::Interrupted
        | ContactState::Unknown
        | ContactState::Ended
        | ContactState::Other(_) => &[],
    }
}

/// Whether it can be used, or will be as soon as something passes. A row has no room for what can't.
const fn is_at_hand(availability: &Availability) -> bool {
    match availability {
        Availability::Allowed => true,
        Availability::Denied(denial) => matches!(
            denial,
            Denial::InFlight
                | Denial::Several
                | Denial::NotConnected
                | Denial::LoggedOut
                | Denial::Muted
                | Denial::Masked
                | Denial::DispositionFirst
                | Denial::Transferring
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, Contact, ContactId, ControlState};
    use std::{collections::BTreeMap, sync::Arc};

    fn shown(state: ContactState, availability: &Availability) -> Vec<Control> {
        let controls = [Control::Answer, Control::Refuse, Control::Hold, Control::HangUp, Control::EndWrapUp];
        let control_state = |control| ControlState { control, engaged: false, availability: availability.clone() };
        let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, state);
        let entry = ContactEntry {
            contact: Arc::new(contact),
            controls: controls.map(control_state).into(),
            commands: BTreeMap::new(),
        };
        quick(&entry).collect()
    }

    #[test]
    fn each_state_has_its_own_and_none_hangs_up() {
        for (state, buttons) in [
            (ContactState::Offered, vec![Control::Answer, Control::Refuse]),
            (ContactState::Active, vec![Control::Hold]),
            (ContactState::Held, vec![Control::Hold]),
            (ContactState::WrapUp, vec![Control::EndWrapUp]),
            (ContactState::Dialing, vec![]),
            (ContactState::Conference, vec![]),
        ] {
            assert_eq!(shown(state, &Availability::Allowed), buttons);
        }
    }

    #[test]
    fn what_cannot_be_used_is_there_only_while_that_will_pass() {
        let denied = |denial| shown(ContactState::Held, &Availability::Denied(denial));
        assert_eq!(denied(Denial::InFlight), [Control::Hold]);
        assert_eq!(denied(Denial::Unsupported), []);
    }
}
