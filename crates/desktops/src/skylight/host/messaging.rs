//! Commands about written conversations.

use super::{call::Call, engine::SkylightHost, interaction::Stage, offer_spec::Channel};
use serde_json::json;

impl SkylightHost {
    /// The SDK hands the message to its messaging client and reports success, whatever the result.
    pub(super) fn send_message(&mut self, call: &Call<'_>) {
        self.say(call.entry.topic, &json!(true));
        let carried = self.interaction(call.id()).is_some_and(|i| i.spec.channel != Channel::Smooch);
        if carried && !self.fault_injection.without_effect {
            self.agent_writes(call.id(), None, call.text("message").unwrap_or_default(), call.now);
        }
    }

    pub(super) fn send_smooch(&mut self, call: &Call<'_>) {
        let smooch = self.interaction(call.id()).is_some_and(|i| i.spec.channel == Channel::Smooch);
        if !smooch || self.stage(call.id()) != Some(Stage::Active) {
            return self.refuse(call, 400);
        }
        if self.fault_injection.without_effect {
            // Here acknowledgement and effect are one topic: without an effect, an empty answer remains.
            return self.say(call.entry.topic, &json!({}));
        }
        let own_id = call.text("agentMessageId").map(str::to_owned);
        self.agent_writes(call.id(), own_id.as_deref(), call.text("message").unwrap_or_default(), call.now);
    }
}
