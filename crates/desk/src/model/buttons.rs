//! The buttons of a contact: all available ones on a card, one or two in a row.

use super::{
    availability::{Availability, ControlState, Denial},
    change::ContactEntry,
    controls::{Control, Place},
};

/// The buttons of an open card: all that are offered, but for those that belong to passing states and would stand about
/// switched off in every other.
#[must_use]
pub fn buttons(controls: &[ControlState]) -> Vec<Control> {
    let fits = |offered: &ControlState| !matches!(offered.availability, Availability::Denied(Denial::State(_)));
    let mut shown = Vec::with_capacity(controls.len());
    for place in [Place::Opening, Place::Steady, Place::Passing] {
        let here =
            controls.iter().filter(|offered| offered.control.is_button() && offered.control.row().place == place);
        shown.extend(here.filter(|offered| place == Place::Steady || fits(offered)).map(|offered| offered.control));
    }
    shown
}

/// The buttons of a row, most wanted first: what the contact's state asks for.
pub fn quick(entry: &ContactEntry) -> impl Iterator<Item = Control> {
    Control::ALL.iter().copied().filter(|control| (control.row().is_quick_in)(&entry.contact.state)).filter(|control| {
        let control_state = entry.controls.iter().find(|control_state| control_state.control == *control);
        control_state.is_some_and(|control_state| is_at_hand(&control_state.availability))
    })
}

/// Whether it can be used, or will be as soon as something passes. A row has no room for what can't.
const fn is_at_hand(availability: &Availability) -> bool {
    match availability {
        Availability::Allowed => true,
        Availability::Denied(denial) => matches!(
            denial,
            Denial::InFlight
                | Denial::Several
                | Denial::OthersOpen
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
    use crate::model::{Channel, Contact, ContactId, ContactState};
    use litemap::LiteMap;
    use std::sync::Arc;

    fn shown(state: ContactState, availability: &Availability) -> Vec<Control> {
        let controls = [Control::Answer, Control::Refuse, Control::Hold, Control::HangUp, Control::EndWrapUp];
        let control_state = |control| ControlState { control, engaged: false, availability: availability.clone() };
        let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, state);
        let entry = ContactEntry {
            contact: Arc::new(contact),
            controls: controls.map(control_state).into(),
            commands: LiteMap::new(),
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
    fn an_unavailable_button_is_shown_only_if_it_may_become_available() {
        let denied = |denial| shown(ContactState::Held, &Availability::Denied(denial));
        assert_eq!(denied(Denial::InFlight), [Control::Hold]);
        assert_eq!(denied(Denial::Unsupported), []);
    }

    fn offered(control: Control, availability: Availability) -> ControlState {
        ControlState { control, engaged: false, availability }
    }

    #[test]
    fn answer_shows_only_while_it_can_matter_and_then_first() {
        let active = || Availability::Denied(Denial::State(ContactState::Active));
        let controls = [
            offered(Control::Hold, Availability::Allowed),
            offered(Control::Answer, active()),
            offered(Control::Card, Availability::Allowed),
        ];
        assert_eq!(buttons(&controls), [Control::Hold]);
        for denial in [Denial::InFlight, Denial::Unsupported] {
            let controls = [offered(Control::Hold, active()), offered(Control::Answer, Availability::Denied(denial))];
            assert_eq!(buttons(&controls), [Control::Answer, Control::Hold]);
        }
    }

    #[test]
    fn later_pages_come_after_earlier_ones() {
        let controls =
            [offered(Control::EndWrapUp, Availability::Allowed), offered(Control::Hold, Availability::Allowed)];
        assert_eq!(buttons(&controls), [Control::Hold, Control::EndWrapUp]);
    }
}
