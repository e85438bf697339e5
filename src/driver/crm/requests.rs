//! Carries out CRM pages' requests as if the agent had pressed the button.

use super::{Engine, Input};
use deskpane_desk::view_model::{
    dial_form::{CallDetail, DETAILS, NUMBER},
    start_form::CLIENT,
};
use deskpane_desk::{
    clock::Millis,
    config::ClickToDial,
    desktop::AgentPart,
    embedding::{Act, Dial, Failure, OutboxEvent, Reply, Request, act},
    model::{AgentControl, AgentIntent, Availability, Denial, DialRequest, Field},
};

impl Engine {
    pub(super) fn request(&self, request: Request, now: Millis) -> Result<Reply, Failure> {
        let contact = request.interaction().map(|id| self.store.contact(id.as_str()).ok_or(Failure::Gone));
        let contact = contact.transpose()?;
        match request {
            // Answered by the embedding session.
            Request::Desk => {}
            Request::Dial(dial) => return self.dial(dial),
            Request::Act { interaction, intent } => {
                let entry = self.store.entry(&interaction).ok_or(Failure::Gone)?;
                return match act(&entry, intent) {
                    Act::Already => Ok(Reply::Done),
                    Act::Denied(denial) => Err(self.unavailable(&denial)),
                    Act::Command(command) => {
                        let given = self.store.command_for_page(&command.contact, command.intent);
                        given.map(Reply::Command).map_err(|denial| self.unavailable(&denial))
                    }
                };
            }
            Request::Select(id) => {
                let key = self.store.key_of(&id).ok_or(Failure::Gone)?;
                self.store.open_contact(key);
            }
            Request::SetCustomer { interaction, customer } => {
                self.matched(|core| core.matches.decide(&interaction, customer), now);
            }
            Request::AppendNote { interaction, text } => {
                if !self.store.notes.append(interaction.as_str(), contact.as_deref(), &text, now) {
                    return Err(Failure::TooLarge);
                }
            }
            Request::Token(token) => {
                self.with(|core| core.token = Some(token));
                self.feed(Input::Outbox(OutboxEvent::Token));
                self.feed(Input::Again);
            }
        }
        Ok(Reply::Done)
    }

    fn unavailable(&self, denial: &Denial) -> Failure {
        Failure::Unavailable((self.words.denial)(denial))
    }

    fn dial(&self, dial: Dial) -> Result<Reply, Failure> {
        let store = self.store;
        let has = |part| store.desktop.agent_parts.iter().any(|own| *own as u8 == part as u8);
        let (control, field) = if has(AgentPart::Dial) {
            (AgentControl::Dial, NUMBER)
        } else if has(AgentPart::StartContact) {
            (AgentControl::Start, CLIENT)
        } else {
            return Err(Failure::Unavailable((self.words.no_dial)()));
        };
        let may = store.with_desk(|desk| {
            let state = desk.board().controls.iter().find(|state| state.control == control);
            state.map(|state| state.availability.clone())
        });
        // Without an availability there is no dial form.
        match may.unwrap_or(Availability::Denied(Denial::NotConnected)) {
            Availability::Allowed | Availability::Denied(Denial::InFlight) => {}
            Availability::Denied(denial) => return Err(self.unavailable(&denial)),
        }
        if let Some(customer) = &dial.customer {
            self.with(|core| core.matches.dialled(&dial.address, customer));
        }
        match self.config.dial {
            _ if control == AgentControl::Start => {
                store.draft(field).set(dial.address);
                Ok(Reply::Filled)
            }
            ClickToDial::Fill => {
                store.draft(field).set(dial.address);
                for detail in DETAILS {
                    let CallDetail::Fact(name) = detail else { continue };
                    if let Some((_, value)) = dial.metadata.iter().find(|(own, _)| own == name) {
                        store.draft(name).set(value.clone());
                    }
                }
                Ok(Reply::Filled)
            }
            ClickToDial::Ask => {
                self.with(|core| core.asked = Some(dial));
                store.crm_changed();
                Ok(Reply::Asked)
            }
            ClickToDial::Dial => self.call(dial).map(|()| Reply::Sent).map_err(|denial| self.unavailable(&denial)),
        }
    }

    pub(super) fn call(&self, dial: Dial) -> Result<(), Denial> {
        let facts = dial.metadata.into_iter().map(|(name, value)| Field { name, value }).collect();
        let request = DialRequest { number: dial.address, facts, ..DialRequest::default() };
        self.store.agent_command_for_page(AgentIntent::Dial(Box::new(request))).map(|_| ())
    }
}
