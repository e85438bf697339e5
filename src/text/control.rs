//! Words about controls and the results of commands.

use crate::text::fill::fill;
use crate::{store::Desktop, text::table::Texts};
use deskpane_desk::model::{CommandRecord, CommandStatus, ContactState, Control, Denial, Intent, Refusal};

/// The words of one control.
struct ControlWords {
    /// On its button, and while it is engaged.
    names: [&'static str; 2],
    /// The command's name in results: for switching off, and for doing it or switching on.
    wanted: [&'static str; 2],
    /// On its button while it waits for the second press; empty if it has none.
    confirm: &'static str,
    /// The target of its shortcut, if that is a section or field; empty if it is the button.
    section: &'static str,
}

const fn button(name: &'static str) -> ControlWords {
    switch(name, name)
}

/// A button with its name and its name while engaged, which is what a press then does.
const fn switch(on: &'static str, off: &'static str) -> ControlWords {
    ControlWords { names: [on, off], wanted: [off, on], confirm: "", section: "" }
}

/// A section: its name, and the name of its submit button.
const fn form(section: &'static str, send: &'static str) -> ControlWords {
    ControlWords { section, ..button(send) }
}

impl Texts {
    fn words_of(self, control: Control) -> ControlWords {
        let did = |wanted| [wanted, wanted];
        match control {
            Control::Answer => button(self.answer_call),
            Control::Refuse => button(self.refuse),
            Control::Hold => switch(self.hold, self.resume),
            Control::Mute => switch(self.mute, self.unmute),
            Control::Mask => switch(self.mask, self.unmask),
            Control::Record => switch(self.record, self.stop_recording),
            Control::HangUp => ControlWords { confirm: self.confirm_hang_up, ..button(self.hang_up) },
            Control::EndWrapUp => button(self.end_wrap_up),
            Control::WrapUp => {
                ControlWords { wanted: [self.did_wrap_up_off, self.did_wrap_up_on], ..button(self.wrap_up) }
            }
            Control::CancelDial => button(self.cancel_dial),
            Control::CancelTransfer => button(self.cancel_transfer),
            Control::StartChat => button(self.start_chat),
            Control::SaveNote => ControlWords { wanted: did(self.note), ..button(self.save_note) },
            Control::ListNotes => {
                ControlWords { wanted: did(self.did_list_notes), ..form(self.notes_in, self.load_notes) }
            }
            Control::Dispose => button(self.disposition_name),
            Control::Say => ControlWords { wanted: did(self.message), ..form(self.message, self.send) },
            Control::Script => ControlWords {
                wanted: [self.dismiss, self.did_script],
                ..form(self.script_nameless, self.send_answers)
            },
            Control::Transfer => button(self.transfer),
            Control::Digits => ControlWords { wanted: did(self.digits), ..form(self.keypad, self.send_digits) },
            Control::Assign => {
                ControlWords { wanted: [self.unassign, self.assign], ..form(self.customer_record, self.assign) }
            }
            Control::Card => {
                ControlWords { wanted: did(self.customer_card), ..form(self.customer_card, self.send_card) }
            }
        }
    }

    /// The name of a control's button; `engaged` is the engaged control.
    pub(crate) fn control(self, control: Control, engaged: bool, desktop: Desktop) -> String {
        let [off, on] = self.words_of(control).names;
        fill(if engaged { on } else { off }, &[("desktop", desktop.name)])
    }

    /// The name of its button while it waits for the second press.
    pub(crate) fn confirm(self, control: Control) -> &'static str {
        self.words_of(control).confirm
    }

    /// A control's name in lists: both names of a switch.
    pub(super) fn control_action(self, control: Control, desktop: Desktop) -> String {
        let ControlWords { names: [off, on], section, .. } = self.words_of(control);
        if !section.is_empty() {
            return fill(section, &[("desktop", desktop.name)]);
        }
        let [off, on] = [off, on].map(|name| fill(name, &[("desktop", desktop.name)]));
        if off == on { off } else { format!("{off} / {on}") }
    }

    /// Why a command is not available.
    pub(crate) fn denial(self, denial: &Denial, desktop: Desktop) -> String {
        let words = match denial {
            Denial::NotConnected => self.denied_not_connected,
            Denial::InFlight => self.denied_in_flight,
            Denial::State(state) => return self.not_while(state),
            Denial::Masked => self.denied_masked,
            Denial::Muted => self.denied_muted,
            Denial::Recording => self.denied_recording,
            Denial::Permission => self.denied_permission,
            Denial::Several => self.denied_several,
            Denial::OthersOpen => self.denied_others_open,
            Denial::Channel => self.denied_channel,
            Denial::Unknown => self.denied_unknown,
            Denial::Unsupported => self.denied_unsupported,
            Denial::NotTaken => self.denied_not_taken,
            Denial::LoggedOut => self.denied_logged_out,
            Denial::AlreadySo => self.denied_already_so,
            Denial::DispositionFirst => self.denied_disposition_first,
            Denial::Fixed => self.denied_fixed,
            Denial::NoExtension => self.denied_no_extension,
            Denial::NoSession => self.denied_no_session,
            Denial::Empty => self.denied_empty,
            Denial::Transferring => self.denied_transferring,
        };
        fill(words, &[("desktop", desktop.name)])
    }

    fn not_while(self, state: &ContactState) -> String {
        let words = match state {
            ContactState::Queued => self.not_while_queued,
            ContactState::Preview => self.not_while_preview,
            ContactState::Offered => self.not_while_offered,
            ContactState::Dialing => self.not_while_dialing,
            ContactState::Active => self.not_while_active,
            ContactState::Assigned => self.not_while_assigned,
            ContactState::Closed => self.not_while_closed,
            ContactState::Unknown => self.not_while_unknown,
            ContactState::Held => self.not_while_held,
            ContactState::Conference => self.not_while_conference,
            ContactState::Interrupted => self.not_while_interrupted,
            ContactState::Transferring => self.not_while_transferring,
            ContactState::WrapUp => self.not_while_wrap_up,
            ContactState::Ended => self.not_while_ended,
            ContactState::Other(sent) if sent.is_empty() => self.not_while_unknown,
            ContactState::Other(sent) => return fill(self.not_while_other, &[("state", sent)]),
        };
        words.to_owned()
    }

    /// The result of a command, on its button.
    pub(crate) fn status_short(self, status: &CommandStatus) -> &'static str {
        match status {
            CommandStatus::Sent => self.short_sent,
            CommandStatus::Unreported => self.short_unreported,
            CommandStatus::Confirmed => self.short_confirmed,
            CommandStatus::Refused(Refusal::Lost) => self.short_lost,
            CommandStatus::Refused(_) => self.short_refused,
            CommandStatus::NoEffect => self.short_no_effect,
        }
    }

    /// The result of a command.
    pub(crate) fn status(self, record: &CommandRecord, desktop: Desktop) -> String {
        self.outcome(self.intent(&record.command.intent), &record.status, desktop)
    }

    /// The result of an intent.
    pub(super) fn outcome(self, command: &str, status: &CommandStatus, desktop: Desktop) -> String {
        let (words, why) = match status {
            CommandStatus::Sent => (self.outcome_sent, String::new()),
            CommandStatus::Unreported => (self.outcome_unreported, String::new()),
            CommandStatus::Confirmed => (self.outcome_confirmed, String::new()),
            CommandStatus::Refused(Refusal::Denied(reason)) => (self.outcome_denied, self.denial(reason, desktop)),
            CommandStatus::Refused(Refusal::ContactEnded) => (self.outcome_contact_ended, String::new()),
            CommandStatus::Refused(Refusal::Vendor(fault)) => (self.outcome_refused, self.fault(fault, desktop)),
            CommandStatus::Refused(Refusal::Lost) => (self.outcome_lost, String::new()),
            CommandStatus::NoEffect => (self.outcome_no_effect, String::new()),
        };
        fill(words, &[("command", command), ("desktop", desktop.name), ("why", &why)])
    }

    fn intent(self, intent: &Intent) -> &'static str {
        let [taken_back, done] = self.words_of(intent.control()).wanted;
        if intent.is_doing() { done } else { taken_back }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::EN;
    use deskpane_desk::model::controls::{Engaged, Shape};

    #[test]
    fn every_control_has_its_words() {
        for control in Control::ALL {
            let ControlWords { names, wanted, confirm, .. } = EN.words_of(*control);
            assert!(names.iter().chain(&wanted).all(|words| !words.is_empty()), "{control:?}");
            assert_eq!(!confirm.is_empty(), control.row().is_irreversible, "{control:?} asks once");
            let renamed =
                matches!(control.row().shape, Shape::Switch(_, Engaged::Renamed | Engaged::RenamedWhereItCanEnd));
            assert_eq!(names[0] != names[1], renamed, "{control:?} goes by another name while it is on");
        }
    }
}
