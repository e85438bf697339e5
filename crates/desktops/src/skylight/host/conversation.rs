//! Written conversations: messages of customers and agents, in the words of both messaging systems.

use super::{
    engine::SkylightHost,
    ids,
    interaction::{Interaction, Message, Stage},
    offer_spec::Channel,
};
use deskpane_desk::{clock::Millis, session::cut};
use serde_json::{Value, json};

/// The most messages kept of one conversation.
const MOST: usize = 200;
/// The longest message, in bytes.
const LONGEST: usize = 4096;

impl SkylightHost {
    pub(super) fn message(&mut self, by_agent: bool, text: &str, now: Millis) -> Message {
        Message { id: self.new_id(), by_agent, text: cut(text, LONGEST).to_owned(), at: now }
    }

    pub(super) fn customer_writes(&mut self, id: &str, text: &str, now: Millis) {
        if let Some(message) = self.keep(id, false, None, text, now) {
            self.tell_message(id, &message, None);
        }
    }

    /// The agent sends a message. `own_id` is the message's id on the page that sent it.
    pub(super) fn agent_writes(&mut self, id: &str, own_id: Option<&str>, text: &str, now: Millis) {
        if let Some(message) = self.keep(id, true, own_id, text, now) {
            self.tell_message(id, &message, own_id);
        }
    }

    /// Adds a message; `None` where the channel has none.
    fn keep(&mut self, id: &str, by_agent: bool, own_id: Option<&str>, text: &str, now: Millis) -> Option<Message> {
        let open = match self.stage(id)? {
            Stage::Active => true,
            Stage::Offered(_) => !by_agent,
            Stage::Dialling | Stage::WrapUp(_) => false,
        };
        let mut message = self.message(by_agent, text, now);
        if let Some(own_id) = own_id {
            cut(own_id, 200).clone_into(&mut message.id);
        }
        let interaction = self.interaction_mut(id).filter(|i| open && i.spec.channel.is_written())?;
        interaction.messages.push(message.clone());
        let surplus = interaction.messages.len().saturating_sub(MOST);
        interaction.messages.drain(..surplus);
        if !by_agent {
            interaction.customer_typing = false;
        }
        Some(message)
    }

    fn tell_message(&mut self, id: &str, message: &Message, own_id: Option<&str>) {
        let Some(interaction) = self.interaction(id) else { return };
        if interaction.spec.channel == Channel::Smooch {
            let response = self.smooch_received(interaction, message, own_id);
            self.say("interactions/smooch-messaging/message-received", &response);
        } else if interaction.stage == Stage::Active {
            // The page subscribes to the platform's own messaging when it accepts, and receives nothing before.
            let response = self.message_json(interaction, message);
            self.say("interactions/messaging/new-message-received", &response);
        }
    }

    pub(super) fn customer_types(&mut self, id: &str, typing: bool, now: Millis) {
        if !matches!(self.stage(id), Some(Stage::Active | Stage::Offered(_))) {
            return;
        }
        let Some(interaction) = self.interaction_mut(id).filter(|i| i.spec.channel == Channel::Smooch) else {
            return;
        };
        interaction.customer_typing = typing;
        let response = json!({
            "type": "send-message",
            "messageType": if typing { "typing-start" } else { "typing-stop" },
            "interactionId": id,
            "tenantId": ids::TENANT,
            "from": interaction.spec.name,
            "timestamp": now.stamp(),
        });
        self.say("interactions/smooch-messaging/typing-received", &response);
    }

    /// A message in the format of the platform's own messaging.
    pub(super) fn message_json(&self, interaction: &Interaction, message: &Message) -> Value {
        let (first, last) = interaction.spec.name.split_once(' ').unwrap_or((&interaction.spec.name, ""));
        let (from, metadata) = if message.by_agent {
            // The SDK gives every agent this name.
            let metadata = json!({ "name": "Agent", "firstName": "Agent", "lastName": "Agent", "type": "agent" });
            (ids::AGENT, metadata)
        } else {
            let name = &interaction.spec.name;
            let metadata = json!({ "name": name, "firstName": first, "lastName": last, "type": "customer" });
            (interaction.customer(), metadata)
        };
        json!({
            "id": message.id,
            "tenantId": ids::TENANT,
            "type": "message",
            "to": interaction.id,
            "from": from,
            "metadata": metadata,
            "body": { "text": message.text },
            "timestamp": message.at.stamp(),
        })
    }

    pub(super) fn history(&self, interaction: &Interaction) -> Value {
        interaction.messages.iter().map(|message| self.message_json(interaction, message)).collect()
    }

    /// A message in Smooch's format.
    fn smooch_json(&self, interaction: &Interaction, message: &Message) -> Value {
        let (kind, from) =
            if message.by_agent { ("agent", &self.state.user) } else { ("customer", &interaction.spec.name) };
        json!({
            "id": message.id,
            "type": kind,
            "from": from,
            "resourceId": message.by_agent.then_some(ids::AGENT),
            "contentType": "text",
            "text": message.text,
            "timestamp": message.at.stamp(),
        })
    }

    fn smooch_received(&self, interaction: &Interaction, message: &Message, own_id: Option<&str>) -> Value {
        json!({
            "type": "send-message",
            "messageType": "received-message",
            "interactionId": interaction.id,
            "tenantId": ids::TENANT,
            "resourceId": ids::AGENT,
            "agentMessageId": own_id,
            "message": self.smooch_json(interaction, message),
        })
    }

    pub(super) fn smooch_history(&self, interaction: &Interaction) -> Value {
        let messages: Vec<_> = interaction.messages.iter().map(|m| self.smooch_json(interaction, m)).collect();
        json!({ "interactionId": interaction.id, "messages": messages })
    }
}
