//! Words about controls and what becomes of commands.

use crate::{store::Desktop, text::table::Texts};
use deskpane_desk::model::{CommandRecord, CommandStatus, ContactState, Control, Denial, Intent, Refusal};
use deskpane_words::fill;

impl Texts {
    /// The name of a control's button; `engaged` is that of the control that is switched on.
    pub(crate) fn control(self, control: Control, engaged: bool, desktop: Desktop) -> String {
        let words = match (control, engaged) {
            (Control::Answer, _) => self.answer_call,
            (Control::Refuse, _) => self.refuse,
            (Control::Hold, false) => self.hold,
            (Control::Hold, true) => self.resume,
            (Control::Mute, false) => self.mute,
            (Control::Mute, true) => self.unmute,
            (Control::Mask, false) => self.mask,
            (Control::Mask, true) => self.unmask,
            (Control::Record, false) => self.record,
            (Control::Record, true) => self.stop_recording,
            (Control::HangUp, _) => self.hang_up,
            (Control::EndWrapUp, _) => self.end_wrap_up,
            (Control::WrapUp, _) => self.wrap_up,
            (Control::CancelDial, _) => self.cancel_dial,
            (Control::CancelTransfer, _) => self.cancel_transfer,
            (Control::Card, _) => self.send_card,
            (Control::SaveNote, _) => self.save_note,
            (Control::Transfer, _) => self.transfer,
            (Control::Digits, _) => self.send_digits,
            (Control::Dispose, _) => self.disposition_name,
            (Control::Say, _) => self.send,
            (Control::ListNotes, _) => self.load_notes,
            (Control::Assign, _) => self.assign,
            (Control::Script, _) => self.send_answers,
            (Control::StartChat, _) => self.start_chat,
        };
        fill(words, &[("desktop", desktop.name)])
    }

    /// Why a command is not offered.
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

    /// What became of a command, on its button.
    pub(crate) fn life_short(self, status: &CommandStatus) -> &'static str {
        match status {
            CommandStatus::Sent => self.short_sent,
            CommandStatus::Unreported => self.short_unreported,
            CommandStatus::Confirmed => self.short_confirmed,
            CommandStatus::Refused(Refusal::Lost) => self.short_lost,
            CommandStatus::Refused(_) => self.short_refused,
            CommandStatus::NoEffect => self.short_no_effect,
        }
    }

    /// What became of a command.
    pub(crate) fn status(self, record: &CommandRecord, desktop: Desktop) -> String {
        self.outcome(self.intent(&record.command.intent), &record.status, desktop)
    }

    /// What became of something that was wanted.
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
        match intent {
            Intent::Answer => self.answer_call,
            Intent::Refuse => self.refuse,
            Intent::Hold(true) => self.hold,
            Intent::Hold(false) => self.resume,
            Intent::Mute(true) => self.mute,
            Intent::Mute(false) => self.unmute,
            Intent::Mask(true) => self.mask,
            Intent::Mask(false) => self.unmask,
            Intent::Record(true) => self.record,
            Intent::Record(false) => self.stop_recording,
            Intent::HangUp => self.hang_up,
            Intent::EndWrapUp => self.end_wrap_up,
            Intent::Card(_) => self.customer_card,
            Intent::WrapUp(true) => self.did_wrap_up_on,
            Intent::WrapUp(false) => self.did_wrap_up_off,
            Intent::CancelDial => self.cancel_dial,
            Intent::Digits(_) => self.digits,
            Intent::Transfer(..) => self.transfer,
            Intent::CancelTransfer => self.cancel_transfer,
            Intent::Dispose(_) => self.disposition_name,
            Intent::Say(_) => self.message,
            Intent::SaveNote(_) => self.note,
            Intent::StartChat => self.start_chat,
            Intent::ListNotes => self.did_list_notes,
            Intent::Assign(Some(_)) => self.assign,
            Intent::Assign(None) => self.unassign,
            Intent::Script(reply) if reply.dismissed => self.dismiss,
            Intent::Script(_) => self.did_script,
        }
    }
}
