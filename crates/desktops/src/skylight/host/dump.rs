//! The SDK's state as its store holds it: names with hyphens, without hold, mute, recording and transfers, which the
//! SDK does not store.

use super::{
    call::Call, directory::Contact, engine::SkylightHost, error::merged, ids, interaction::Interaction, offer,
    offer_spec::Channel, session::Session,
};
use serde_json::{Map, Value, json};

impl SkylightHost {
    pub(super) fn dump_state(&mut self, call: &Call<'_>) {
        let past: Map<String, Value> = self.state.past.iter().map(|i| (i.id.clone(), self.dump(i))).collect();
        let user = if self.state.session.is_some() {
            let tenants = json!([{ "tenantId": ids::TENANT, "tenantName": "Simulated", "tenantPermissions": [] }]);
            merged(self.user(), &json!({ "defaultTenant": ids::TENANT, "tenants": tenants }))
        } else {
            json!({})
        };
        let state = json!({
            "interactions": {
                "pending": self.dump_bucket(Interaction::is_offered),
                "active": self.dump_bucket(|interaction| !interaction.is_offered()),
                "past": past,
                "incoming": {},
            },
            "session": self.state.session.as_ref().map_or_else(|| json!({}), dump_session),
            "user": user,
        });
        self.say(call.entry.topic, &hyphenated(state));
    }

    /// The open interactions that fit, by id; in the spelling of topics.
    pub(super) fn dump_bucket(&self, fits: impl Fn(&Interaction) -> bool) -> Value {
        let interactions = self.state.interactions.iter().filter(|interaction| fits(interaction));
        Value::Object(interactions.map(|interaction| (interaction.id.clone(), self.dump(interaction))).collect())
    }

    fn dump(&self, interaction: &Interaction) -> Value {
        let session = self.state.session.as_ref();
        let (id, extension) =
            session.map_or((String::new(), Value::Null), |session| (session.id.clone(), session.active_extension()));
        let record = self.state.contacts.iter().find(|contact| Some(&contact.id) == interaction.record.as_ref());
        let mut dump = merged(interaction.offer(&id, &extension), &json!({ "contact": record.map(Contact::json) }));
        if matches!(interaction.spec.channel, Channel::Sms | Channel::WebChat) {
            let metadata = json!({ "id": interaction.id, "metadata": { "customerName": interaction.spec.name } });
            let more = json!({ "messageHistory": self.history(interaction), "messagingMetadata": metadata });
            dump = merged(dump, &more);
        }
        if interaction.is_offered() {
            return dump;
        }
        let details = interaction.wrap_up_details();
        dump = merged(dump, &json!({ "wrapupDetails": details }));
        if interaction.spec.dispositions {
            let codes = offer::disposition_codes(interaction);
            dump = merged(dump, &json!({ "dispositionCodeDetails": codes.get("dispositionCodes") }));
        }
        if interaction.spec.custom_fields {
            dump = merged(dump, &json!({ "customFieldDetails": offer::custom_fields(interaction) }));
        }
        if !interaction.scripts.is_empty() {
            let scripts: Vec<_> = interaction
                .scripts
                .iter()
                .map(|script| json!({ "subId": script.sub_id, "actionId": script.id, "script": script.text }))
                .collect();
            dump = merged(dump, &json!({ "scripts": scripts }));
        }
        dump
    }
}

fn dump_session(session: &Session) -> Value {
    let more = json!({
        "sessionId": session.id,
        "resourceId": ids::AGENT,
        "tenantId": session.tenant,
        "expired?": false,
        "config": session.config(),
    });
    merged(session.state(), &more)
}

/// The same with hyphens in every name: `channelType` becomes `channel-type`.
fn hyphenated(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            Value::Object(map.into_iter().map(|(name, value)| (with_hyphens(&name), hyphenated(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(hyphenated).collect(),
        other => other,
    }
}

fn with_hyphens(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
