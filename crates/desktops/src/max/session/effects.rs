//! Effects of commands. MAX confirms none: the contact's state shows the effect, or rules it out.

use deskpane_desk::{
    kit::pending,
    model::{CommandStatus, Contact, ContactState, Intent},
};

/// The status of a command by its contact's state; `None` while that says nothing.
pub(super) fn outcome(intent: &Intent, contact: &Contact) -> Option<CommandStatus> {
    let over = matches!(contact.state, ContactState::WrapUp | ContactState::Ended);
    let talking = matches!(contact.state, ContactState::Active | ContactState::Held | ContactState::Conference);
    let shown = match intent {
        Intent::Answer => talking,
        Intent::Refuse => contact.state != ContactState::Offered && !talking,
        Intent::Hold(wanted) => talking && (contact.state == ContactState::Held) == *wanted,
        Intent::Mute(wanted) => contact.muted == *wanted,
        Intent::Mask(wanted) => talking && contact.masked == *wanted,
        Intent::Record(wanted) => contact.recording == *wanted,
        Intent::HangUp | Intent::EndWrapUp => over,
        _ => false,
    };
    pending::outcome(shown, over)
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desk::model::{Channel, ContactId, Refusal};

    #[test]
    fn a_state_confirms_a_command_or_rules_it_out_or_says_nothing() {
        let ended = || Some(CommandStatus::Refused(Refusal::ContactEnded));
        let confirmed = || Some(CommandStatus::Confirmed);
        for (intent, state, status) in [
            (Intent::Hold(true), ContactState::Active, None),
            (Intent::Hold(true), ContactState::Held, confirmed()),
            (Intent::Hold(false), ContactState::Held, None),
            (Intent::Hold(true), ContactState::WrapUp, ended()),
            (Intent::Answer, ContactState::Offered, None),
            (Intent::Answer, ContactState::Ended, ended()),
            (Intent::Refuse, ContactState::Ended, confirmed()),
            (Intent::HangUp, ContactState::WrapUp, confirmed()),
        ] {
            let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, state);
            assert_eq!(outcome(&intent, &contact), status, "{intent:?}, {:?}", contact.state);
        }
    }
}
