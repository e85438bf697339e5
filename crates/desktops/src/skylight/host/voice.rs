//! Commands about calls, and the agent's own actions at the popup.

use super::{
    call::Call,
    engine::SkylightHost,
    error::{error, merged},
    fault_injection::Failure,
    ids,
    interaction::{Interaction, Person, Stage},
    offer_spec::{Channel, OfferSpec},
};
use deskpane_desk::session::cut;
use serde_json::{Value, json};

/// The most people in a call beside the agent and the customer.
const MOST_PEOPLE: usize = 10;
/// The most digits that are remembered.
const MOST_DIGITS: usize = 200;
/// The longest metadata of a dial, in bytes of JSON.
const LONGEST_METADATA: usize = 16 * 1024;

impl SkylightHost {
    /// Whether there is a conversation that call commands can change.
    fn is_talking(&self, id: &str) -> bool {
        self.interaction(id).is_some_and(Interaction::is_voice) && self.stage(id) == Some(Stage::Active)
    }

    /// Acknowledges a call command. Returns whether it shall have an effect.
    fn acknowledge_call(&mut self, call: &Call<'_>, more: &Value) -> bool {
        if !self.is_talking(call.id()) {
            self.refuse(call, 400);
            return false;
        }
        self.acknowledge(call, more)
    }

    pub(super) fn customer_hold(&mut self, call: &Call<'_>) {
        self.hold(call, true);
    }

    pub(super) fn customer_resume(&mut self, call: &Call<'_>) {
        self.hold(call, false);
    }

    fn hold(&mut self, call: &Call<'_>, on: bool) {
        if self.acknowledge_call(call, &Value::Null) {
            if self.fails(Failure::HoldError) {
                self.tell_hold_error(call.id(), on);
            } else {
                self.set_held(call.id(), on);
            }
        }
    }

    pub(super) fn tell_hold_error(&mut self, id: &str, hold: bool) {
        let Some(interaction) = self.interaction(id) else { return };
        let (code, word) = if hold { (7011, "customer-hold-error") } else { (7013, "customer-resume-error") };
        let data = json!({ "interactionId": id, "apiResponse": interaction.notification(word) });
        self.fail(&format!("interactions/voice/{word}"), &error(code, data));
    }

    pub(super) fn set_held(&mut self, id: &str, on: bool) {
        if !self.is_talking(id) {
            return;
        }
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.held = on;
        }
        let topic = if on { "customer-hold-received" } else { "customer-resume-received" };
        self.tell_plainly(id, topic);
    }

    pub(super) fn mute(&mut self, call: &Call<'_>) {
        self.switch_mute(call, true);
    }

    pub(super) fn unmute(&mut self, call: &Call<'_>) {
        self.switch_mute(call, false);
    }

    fn switch_mute(&mut self, call: &Call<'_>, on: bool) {
        if let Some(target) = self.acknowledge_target(call) {
            self.set_muted(call.id(), &target, on);
        }
    }

    /// Acknowledges a command about a participant: the agent, unless another is named. `None` for no effect.
    fn acknowledge_target(&mut self, call: &Call<'_>) -> Option<String> {
        let target = call.text("targetResourceId").unwrap_or(ids::AGENT).to_owned();
        let known = target == ids::AGENT
            || self.interaction(call.id()).is_some_and(|i| i.people.iter().any(|person| person.id == target));
        if !known {
            self.refuse(call, 404);
            return None;
        }
        self.acknowledge_call(call, &json!({ "targetResource": target })).then_some(target)
    }

    pub(super) fn set_muted(&mut self, id: &str, target: &str, on: bool) {
        if self.change_person(id, target, |interaction| interaction.muted = on, |person| person.muted = on) {
            let word = if on { "resource-mute" } else { "resource-unmute" };
            self.tell_person(id, target, word, &format!("interactions/voice/{word}-received"));
        }
    }

    /// Changes a participant; returns whether that was possible.
    fn change_person(
        &mut self,
        id: &str,
        target: &str,
        agent: impl FnOnce(&mut Interaction),
        other: impl FnOnce(&mut Person),
    ) -> bool {
        if !self.is_talking(id) {
            return false;
        }
        let Some(interaction) = self.interaction_mut(id) else { return false };
        if target == ids::AGENT {
            agent(interaction);
            return true;
        }
        let person = interaction.people.iter_mut().find(|person| person.id == target);
        person.map(other).is_some()
    }

    /// A participant joins a call.
    pub(super) fn join(&mut self, id: &str, name: &str, external: bool) {
        let colleague = super::colleagues().into_iter().find(|(_, known)| known == name && !external);
        let person = match colleague {
            Some((person, _)) => person,
            None => self.new_id(),
        };
        self.add_person(id, &person, name, external);
    }

    pub(super) fn add_person(&mut self, id: &str, person: &str, name: &str, external: bool) {
        let room = self.stage(id) == Some(Stage::Active)
            && self.interaction(id).is_some_and(|interaction| {
                interaction.people.len() < MOST_PEOPLE && interaction.people.iter().all(|known| known.id != person)
            });
        if !room {
            return;
        }
        if let Some(interaction) = self.interaction_mut(id) {
            let (person, name) = (person.to_owned(), cut(name, 200).to_owned());
            interaction.people.push(Person { id: person, name, external, muted: false });
        }
        self.tell_person(id, person, "resource-added", "interactions/resource-added-received");
    }

    pub(super) fn remove_person(&mut self, id: &str, person: &str) {
        let Some(interaction) = self.interaction(id) else { return };
        let Some(gone) = interaction.people.iter().find(|known| known.id == person) else { return };
        let params = json!({ "extraParams": { "targetResource": person, "externalResource": gone.external } });
        let response = merged(interaction.notification("resource-removed"), &params);
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.people.retain(|known| known.id != person);
            if interaction.transfer.as_ref().is_some_and(|transfer| transfer.connected) && interaction.people.is_empty()
            {
                interaction.transfer = None;
            }
        }
        self.say("interactions/resource-removed-received", &response);
    }

    fn tell_person(&mut self, id: &str, target: &str, word: &str, topic: &str) {
        let Some(interaction) = self.interaction(id) else { return };
        let other = interaction.people.iter().find(|person| person.id == target);
        let params = json!({
            "extraParams": {
                "targetResource": target,
                "externalResource": other.is_some_and(|person| person.external),
                "displayName": other.map(|person| &person.name),
            },
        });
        let response = merged(interaction.notification(word), &params);
        self.say(topic, &response);
    }

    pub(super) fn start_recording(&mut self, call: &Call<'_>) {
        if self.acknowledge_call(call, &Value::Null) {
            self.set_recording(call.id(), true);
        }
    }

    pub(super) fn stop_recording(&mut self, call: &Call<'_>) {
        if self.acknowledge_call(call, &Value::Null) {
            self.set_recording(call.id(), false);
        }
    }

    pub(super) fn set_recording(&mut self, id: &str, on: bool) {
        if !self.is_talking(id) {
            return;
        }
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.recording = on;
        }
        self.tell_plainly(id, if on { "recording-start-received" } else { "recording-end-received" });
    }

    /// A response with ids only.
    pub(super) fn tell_plainly(&mut self, id: &str, topic: &str) {
        let response = json!({ "interactionId": id, "resourceId": ids::AGENT });
        self.say(&format!("interactions/voice/{topic}"), &response);
    }

    pub(super) fn send_digits(&mut self, call: &Call<'_>) {
        let in_browser = self.state.session.as_ref().is_some_and(super::session::Session::in_browser);
        if !in_browser {
            return self.fail("errors/error/no-twilio-integration", &error(7002, json!({})));
        }
        if !self.is_talking(call.id()) {
            let error = error(7001, json!({ "interactionId": call.id() }));
            return self.fail("errors/error/failed-to-send-digits-invalid-interaction", &error);
        }
        let digit = call.text("digit").unwrap_or_default();
        self.say(call.entry.topic, &json!({ "interactionId": call.id(), "digitSent": digit }));
        let effect = !self.fault_injection.without_effect;
        if let Some(interaction) = self.interaction_mut(call.id()).filter(|i| effect && i.digits.len() < MOST_DIGITS) {
            interaction.digits.push_str(digit);
        }
    }

    pub(super) fn dial(&mut self, call: &Call<'_>) {
        let number = call.text("phoneNumber").unwrap_or_default().trim().to_owned();
        let known = self.state.contacts.iter().find(|contact| !number.is_empty() && contact.phone == number);
        let name = known.map(|contact| contact.name.clone()).unwrap_or_default();
        let spec = OfferSpec { wrap_up: true, ..OfferSpec::new(Channel::Voice, &name, &number, "Outbound") };
        let direction = call.text("direction").unwrap_or("agent-initiated");
        if number.is_empty() {
            return self.refuse(call, 400);
        }
        if self.fault_injection.without_effect {
            let id = self.new_id();
            return self.say(call.entry.topic, &json!({ "interactionId": id }));
        }
        let Some(id) = self.open(spec, direction, call.now) else { return self.refuse(call, 500) };
        if let Some(interaction) = self.interaction_mut(&id) {
            let metadata = call.data.get("interactionMetadata").filter(|value| !value.is_null());
            interaction.metadata = metadata.filter(|value| value.to_string().len() <= LONGEST_METADATA).cloned();
        }
        self.say(call.entry.topic, &json!({ "interactionId": id, "flowId": ids::fixed(0xf10_0000, 1) }));
        // The agent's own phone rings first, and the simulated agent answers at once.
        self.tell_offer(&id);
        self.begin(&id, Stage::Dialling, call.now);
    }

    pub(super) fn cancel_dial(&mut self, call: &Call<'_>) {
        if self.stage(call.id()) != Some(Stage::Dialling) {
            return self.refuse(call, 400);
        }
        if self.acknowledge(call, &Value::Null) {
            self.over(call.id(), "interactions/work-ended-received");
        }
    }
}
