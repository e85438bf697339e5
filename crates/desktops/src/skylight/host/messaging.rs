//! What commands about conversations in writing do.

use super::{
    SkylightHost,
    act::OfferSpec,
    call::Call,
    error::error,
    interaction::{Channel, Stage},
};
use serde_json::{Value, json};

impl SkylightHost {
    /// The SDK hands the message to its messaging client and calls that a success, whatever becomes of it.
    pub(super) fn send_message(&mut self, call: &Call<'_>) {
        self.say(call.entry.topic, &json!(true));
        let carried = self.interaction(call.id()).is_some_and(|i| i.spec.channel != Channel::Smooch);
        if carried && !self.fault_injection.without_effect {
            self.agent_writes(call.id(), None, call.text("message").unwrap_or_default(), call.now);
        }
    }

    pub(super) fn send_sms(&mut self, call: &Call<'_>) {
        let writable = self.stage(call.id()) == Some(Stage::Active)
            && self.interaction(call.id()).is_some_and(|i| i.spec.channel == Channel::Sms);
        if !writable {
            return self.refuse(call, 400);
        }
        self.say(call.entry.topic, &json!({ "interactionId": call.id() }));
        if !self.fault_injection.without_effect {
            self.agent_writes(call.id(), None, call.text("message").unwrap_or_default(), call.now);
        }
    }

    pub(super) fn start_sms(&mut self, call: &Call<'_>) {
        let (number, message) = (call.text("phoneNumber"), call.text("message"));
        let spec = OfferSpec::new(Channel::Sms, "", number.unwrap_or_default(), "Outbound");
        let Some(id) = self.open(spec, "agent-initiated", call.now) else { return self.refuse(call, 500) };
        if let Some(interaction) = self.interaction_mut(&id) {
            interaction.messages.clear();
        }
        self.say(call.entry.topic, &json!({ "interactionId": id }));
        self.tell_offer(&id);
        self.begin(&id, Stage::Active, call.now);
        self.agent_writes(&id, None, message.unwrap_or_default(), call.now);
    }

    pub(super) fn get_transcripts(&mut self, call: &Call<'_>) {
        let all = self.state.interactions.iter().chain(&self.state.past);
        let written = all.into_iter().find(|i| i.id == call.id()).filter(|i| i.spec.channel.is_written());
        let files = written.map(|interaction| {
            json!([{
                "artifactFileId": interaction.part(8),
                "filename": "transcript",
                "contentType": "application/json",
                "url": format!("https://artifacts.example/{}", interaction.part(8)),
            }])
        });
        self.say(call.entry.topic, &files.unwrap_or_else(|| json!([])));
    }

    pub(super) fn send_smooch(&mut self, call: &Call<'_>) {
        let smooch = self.interaction(call.id()).is_some_and(|i| i.spec.channel == Channel::Smooch);
        if !smooch || self.stage(call.id()) != Some(Stage::Active) {
            return self.refuse(call, 400);
        }
        if self.fault_injection.without_effect {
            // Here acknowledgement and effect are one and the same topic: what is left is an empty answer.
            return self.say(call.entry.topic, &json!({}));
        }
        let own_id = call.text("agentMessageId").map(str::to_owned);
        self.agent_writes(call.id(), own_id.as_deref(), call.text("message").unwrap_or_default(), call.now);
    }

    pub(super) fn smooch_read(&mut self, call: &Call<'_>) {
        self.say(call.entry.topic, &json!({ "interactionId": call.id() }));
    }

    pub(super) fn smooch_typing(&mut self, call: &Call<'_>) {
        let typing = !matches!(call.data.get("typing"), None | Some(Value::Null | Value::Bool(false)));
        let smooch = self.interaction(call.id()).is_some_and(|i| i.spec.channel == Channel::Smooch);
        if !smooch {
            let error = error(6009, json!({ "interactionId": call.id(), "typing": typing }));
            return self.fail(call.entry.topic, &error);
        }
        self.say(call.entry.topic, &json!({ "interactionId": call.id() }));
        let effect = !self.fault_injection.without_effect;
        if let Some(interaction) = self.interaction_mut(call.id()).filter(|_| effect) {
            interaction.agent_typing = typing;
        }
    }
}
