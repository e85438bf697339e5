//! The desktop's buttons and their effects. A panel's commands are the same buttons, without a contact.

use super::{agent::Chosen, button::Button, contact::Status, engine::MaxHost, ids::ContactNo};
use crate::max::wire::Flavour;
use deskpane_desk::clock::Millis;

impl MaxHost {
    /// A panel's command. MAX acts on the call that shows its dialog, otherwise on the contact in front if that is a
    /// call; a command that does not fit its state is silently ignored, as the protocol says. In CXone Agent every
    /// contact obeys.
    pub(super) fn command(&mut self, button: Button, now: Millis) {
        if self.flavour == Flavour::Cxa {
            return self.command_all(button, now);
        }
        let target = match button {
            Button::Accept | Button::Reject => {
                self.contacts.iter().find(|c| c.is_call() && c.status == Status::Incoming)
            }
            _ => self.contacts.iter().find(|c| Some(c.no) == self.front && c.is_call()),
        };
        if let Some(no) = target.map(|c| c.no) {
            self.press(no, button, now);
            self.settle(now);
        }
    }

    /// Answer and Refuse reach every contact, Refuse even written ones answered long ago; everything else reaches
    /// every call.
    fn command_all(&mut self, button: Button, now: Millis) {
        let is_offer = matches!(button, Button::Accept | Button::Reject);
        let (flavour, muted) = (self.flavour, self.agent.muted);
        let mut reached: Vec<_> = self.contacts.iter().filter(|c| is_offer || c.is_call()).map(|c| c.no).collect();
        if button == Button::Mute {
            // The microphone is the agent's, whichever call it is.
            reached.retain(|no| self.contact(*no).is_some_and(|c| button.works_on(c, flavour, muted)));
            reached.truncate(1);
        }
        for no in reached {
            let written = self.contact(no).is_some_and(|c| !c.is_call());
            if button == Button::Reject && written {
                self.close(no, now);
            } else {
                self.press(no, button, now);
            }
        }
        self.settle(now);
    }

    /// Presses a button on a contact, if it works now.
    pub(super) fn press(&mut self, no: ContactNo, button: Button, now: Millis) {
        let muted = self.agent.muted;
        let flavour = self.flavour;
        let Some(contact) = self.contact(no).filter(|c| button.works_on(c, flavour, muted)) else { return };
        let (status, before_mask) = (contact.status, contact.before_mask);
        match button {
            Button::Accept => self.take(no, now),
            Button::Reject => {
                self.close(no, now);
                self.agent.chosen = Chosen::Unavailable("Refused".to_owned());
            }
            Button::Hold if status == Status::Holding => self.take(no, now),
            Button::Hold => self.set_status(no, Status::Holding, now),
            Button::Mute => {
                self.agent.muted = !muted;
                self.batch.push(self.agent.mute_event());
            }
            Button::Mask if status == Status::Masking => self.set_status(no, before_mask, now),
            Button::Mask => {
                if let Some(c) = self.contact_mut(no) {
                    c.before_mask = status;
                }
                self.set_status(no, Status::Masking, now);
            }
            Button::Record => {
                if let Some(c) = self.contact_mut(no) {
                    c.recording = !c.recording;
                }
                self.tell(no, false);
            }
            Button::HangUp => self.end(no, now),
            Button::FinishWrapUp => self.close(no, now),
        }
    }
}
