//! Outcomes, scripts and the customer's record.

use super::{call::Call, directory, engine::SkylightHost, error::merged, ids, interaction::Interaction};
use serde_json::{Value, json};

/// The longest answers to a script that are kept, in bytes of JSON.
const LONGEST: usize = 16 * 1024;

impl SkylightHost {
    pub(super) fn assign(&mut self, call: &Call<'_>) {
        let contact = call.text("contactId").unwrap_or_default().to_owned();
        if !self.state.contacts.iter().any(|known| known.id == contact) {
            return self.refuse(call, 404);
        }
        let more = merged(self.details(call), &json!({ "contactId": contact }));
        if self.acknowledge(call, &more)
            && let Some(interaction) = self.interaction_mut(call.id())
        {
            interaction.contact = Some(contact);
        }
    }

    pub(super) fn unassign(&mut self, call: &Call<'_>) {
        let contact = call.text("contactId").unwrap_or_default().to_owned();
        if self.interaction(call.id()).is_none_or(|interaction| interaction.contact.as_ref() != Some(&contact)) {
            return self.refuse(call, 400);
        }
        let more = merged(self.details(call), &json!({ "contactId": contact }));
        if self.acknowledge(call, &more)
            && let Some(interaction) = self.interaction_mut(call.id())
        {
            interaction.contact = None;
        }
    }

    /// What the SDK adds to these acknowledgements from its own state.
    fn details(&self, call: &Call<'_>) -> Value {
        let Some((interaction, session)) = self.interaction(call.id()).zip(self.state.session.as_ref()) else {
            return Value::Null;
        };
        json!({
            "tenantId": ids::TENANT,
            "subId": interaction.part(1),
            "actionId": interaction.part(2),
            "workOfferId": interaction.part(3),
            "sessionId": session.id,
            "direction": interaction.direction,
            "channelType": interaction.spec.channel.word(),
        })
    }

    pub(super) fn select_disposition(&mut self, call: &Call<'_>) {
        let offered = self.interaction(call.id()).is_some_and(|i| i.spec.dispositions && !i.is_offered());
        let all = if offered { directory::dispositions() } else { Vec::new() };
        let wanted = call.text("dispositionId").unwrap_or_default();
        let Some((id, disposition)) = all.iter().find(|(id, _)| id == wanted) else {
            let valid: Vec<_> = all.iter().map(|(_, disposition)| disposition).collect();
            let data = json!({ "interactionId": call.id(), "validDispositions": valid });
            return self.refuse_as(call, 4020, data);
        };
        let more = json!({ "disposition": merged(disposition.clone(), &json!({ "selected": true })) });
        if self.acknowledge(call, &more)
            && let Some(interaction) = self.interaction_mut(call.id())
        {
            interaction.disposition = Some(id.clone());
        }
    }

    pub(super) fn deselect_disposition(&mut self, call: &Call<'_>) {
        if self.interaction(call.id()).is_none_or(Interaction::is_offered) {
            return self.refuse(call, 400);
        }
        if self.acknowledge(call, &Value::Null)
            && let Some(interaction) = self.interaction_mut(call.id())
        {
            interaction.disposition = None;
        }
    }

    /// The agent chooses at the popup: the same topic reports it.
    pub(super) fn set_disposition(&mut self, id: &str, disposition: Option<String>) {
        let all = directory::dispositions();
        let chosen = disposition.as_ref().and_then(|wanted| all.iter().find(|(id, _)| id == wanted));
        let Some(interaction) = self.interaction_mut(id).filter(|i| i.spec.dispositions && !i.is_offered()) else {
            return;
        };
        if disposition.is_some() && chosen.is_none() {
            return;
        }
        interaction.disposition = disposition.clone();
        let mut response = json!({ "interactionId": id, "resourceId": ids::AGENT });
        if let Some((_, disposition)) = chosen {
            let disposition = merged(disposition.clone(), &json!({ "selected": true }));
            response = merged(response, &json!({ "disposition": disposition }));
        }
        self.say("interactions/disposition-code-changed", &response);
    }

    pub(super) fn send_script(&mut self, call: &Call<'_>) {
        let wanted = call.text("scriptId").unwrap_or_default();
        let answers = call.data.get("answers").cloned().unwrap_or_default();
        let effect = !self.fault_injection.without_effect;
        let script = self.interaction_mut(call.id()).and_then(|i| i.scripts.iter_mut().find(|s| s.id == wanted));
        let Some(script) = script else {
            let data = json!({ "interactionId": call.id(), "scriptIdProvided": wanted });
            return self.refuse_as(call, 4021, data);
        };
        if effect {
            let fits = answers.to_string().len() <= LONGEST;
            script.answers = Some(if fits { answers } else { Value::Null });
        }
        self.say(call.entry.topic, &json!(call.id()));
    }
}
