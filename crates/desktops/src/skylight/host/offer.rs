//! The begin of interactions: the offer, its details, and what follows when it is accepted.

use super::{
    call::Call,
    directory::{self, Contact, MOST_CONTACTS},
    engine::SkylightHost,
    error::{answer, error, merged},
    ids,
    interaction::{Interaction, Script, Stage},
    offer_spec::{Channel, OfferSpec, Pop},
};
use deskpane_desk::{
    clock::{Millis, Span},
    session::cut,
};
use serde_json::{Value, json};

/// The most interactions open at once.
const MOST_INTERACTIONS: usize = 50;
/// The longest text taken for a name, an address or a queue, in bytes.
const LONGEST: usize = 1000;

impl SkylightHost {
    /// A new interaction that has not been reported.
    pub(super) fn open(&mut self, mut spec: OfferSpec, direction: &str, now: Millis) -> Option<String> {
        if self.state.interactions.len() >= MOST_INTERACTIONS {
            self.warn("There is no room for another interaction.".to_owned());
            return None;
        }
        for text in [&mut spec.name, &mut spec.address, &mut spec.queue] {
            *text = cut(text.trim(), LONGEST).to_owned();
        }
        spec.pops.truncate(5);
        let id = self.new_id();
        let until = now + Span::seconds(i64::from(spec.offer_seconds));
        let mut interaction = Interaction::new(id.clone(), spec, direction, Stage::Offered(until), now);
        interaction.record = self.record(&interaction.spec.name, &interaction.spec.address);
        if interaction.spec.channel.is_written() {
            let greeting = format!("Hello, this is {}.", interaction.spec.name);
            let message = self.message(false, &greeting, now);
            interaction.messages.push(message);
        }
        self.state.interactions.push(interaction);
        Some(id)
    }

    /// The customer's record; a new one for a new customer.
    fn record(&mut self, name: &str, address: &str) -> Option<String> {
        if name.is_empty() {
            return None;
        }
        if let Some(known) = self.state.contacts.iter().find(|contact| contact.name == name) {
            return Some(known.id.clone());
        }
        if self.state.contacts.len() >= MOST_CONTACTS {
            return None;
        }
        let id = self.new_id();
        let (phone, email) = if address.contains('@') { ("", address) } else { (address, "") };
        self.state.contacts.push(Contact {
            id: id.clone(),
            name: name.to_owned(),
            phone: phone.to_owned(),
            email: email.to_owned(),
            company: String::new(),
        });
        Some(id)
    }

    pub(super) fn tell_offer(&mut self, id: &str) {
        let Some((interaction, session)) = self.interaction(id).zip(self.state.session.as_ref()) else { return };
        let record = interaction.record.as_ref();
        let record = self.state.contacts.iter().find(|contact| Some(&contact.id) == record).map(Contact::json);
        let offer = interaction.offer(&session.id, &session.active_extension());
        let offer = merged(offer, &json!({ "contact": record }));
        let initiated = interaction.notification("work-initiated");
        let before = self.before_offer(interaction);
        // The history is fetched while the offer is published: it comes second.
        self.say("interactions/work-offer-received", &offer);
        for (topic, response) in before {
            self.say(topic, &response);
        }
        self.say("interactions/work-initiated-received", &initiated);
    }

    fn before_offer(&self, interaction: &Interaction) -> Vec<(&'static str, Value)> {
        let id = &interaction.id;
        match interaction.spec.channel {
            Channel::Smooch => {
                vec![("interactions/smooch-messaging/history-received", self.smooch_history(interaction))]
            }
            Channel::Sms | Channel::WebChat => {
                vec![("interactions/messaging/history-received", self.history(interaction))]
            }
            Channel::Email => {
                let details = json!({
                    "interactionId": id,
                    "body": {
                        "id": interaction.part(5),
                        "artifactId": interaction.part(4),
                        "subject": format!("A question about {}", interaction.spec.queue),
                        "from": [{ "name": interaction.spec.name, "address": interaction.spec.address }],
                        "to": [{ "name": "Support", "address": "support@tenant.example" }],
                        "cc": [],
                        "bcc": [],
                        "date": interaction.since.stamp(),
                        "attachments": [],
                    },
                });
                let body = format!("Good morning,\n\nplease call me back.\n\n{}", interaction.spec.name);
                vec![
                    ("interactions/email/details-received", details),
                    ("interactions/email/plain-body-received", json!({ "interactionId": id, "body": body })),
                ]
            }
            Channel::Voice | Channel::WorkItem => Vec::new(),
        }
    }

    pub(super) fn accept(&mut self, call: &Call<'_>) {
        let supported = self.fault_injection.accept_supported;
        match self.stage(call.id()) {
            Some(Stage::Offered(until)) if until <= call.now => {
                // The platform accepted, and then the SDK finds that it was too late.
                self.acknowledge(call, &Value::Null);
                self.fail(call.entry.topic, &error(4001, json!({})));
            }
            Some(Stage::Offered(_)) => {
                if self.acknowledge(call, &Value::Null) && supported {
                    self.take(call.id(), call.now);
                }
            }
            _ => {
                let data = json!({ "interactionId": call.id(), "apiResponse": answer(400) });
                self.refuse_as(call, 4004, data);
            }
        }
    }

    /// The agent has it from now on.
    pub(super) fn take(&mut self, id: &str, now: Millis) {
        if !matches!(self.stage(id), Some(Stage::Offered(_))) {
            return;
        }
        self.begin(id, Stage::Active, now);
        if self.interaction(id).is_some_and(Interaction::is_voice) {
            self.customer_connected(id);
        }
    }

    pub(super) fn customer_answers(&mut self, id: &str) {
        if self.stage(id) == Some(Stage::Dialling) {
            if let Some(interaction) = self.interaction_mut(id) {
                interaction.stage = Stage::Active;
            }
            self.customer_connected(id);
        }
    }

    fn customer_connected(&mut self, id: &str) {
        if let Some(response) = self.interaction(id).map(|interaction| interaction.notification("customer-connected")) {
            self.say("interactions/voice/customer-connected", &response);
        }
    }

    /// Makes it the agent's and reports everything about it.
    pub(super) fn begin(&mut self, id: &str, stage: Stage, now: Millis) {
        let Some(interaction) = self.state.interactions.iter_mut().find(|interaction| interaction.id == id) else {
            return;
        };
        interaction.stage = stage;
        interaction.since = now;
        interaction.recording = interaction.spec.recording && interaction.is_voice();
        if interaction.spec.script {
            let text = directory::script(&interaction.spec.name).to_string();
            let (id, sub_id) = (interaction.part(6), interaction.part(7));
            interaction.scripts.push(Script { id, sub_id, text, answers: None });
        }
        let told = told(interaction);
        for (topic, response) in told {
            self.say(topic, &response);
        }
    }
}

/// The reports about an accepted interaction.
fn told(interaction: &Interaction) -> Vec<(&'static str, Value)> {
    let id = &interaction.id;
    let spec = &interaction.spec;
    let mut told = vec![(
        "interactions/work-accepted-received",
        json!({
            "interactionId": id,
            "activeResources": [],
            "customerOnHold": interaction.held,
            "recording": interaction.recording,
        }),
    )];
    if interaction.is_voice() {
        let me = json!({ "extraParams": { "targetResource": ids::AGENT, "externalResource": false } });
        told.push(("interactions/resource-added-received", merged(interaction.notification("resource-added"), &me)));
    }
    told.push(("interactions/wrapup-details-received", interaction.wrap_up_details()));
    if spec.dispositions {
        told.push(("interactions/disposition-codes-received", disposition_codes(interaction)));
    }
    if spec.custom_fields {
        told.push(("interactions/custom-fields-received", custom_fields(interaction)));
    }
    for script in &interaction.scripts {
        let response = json!({ "interactionId": id, "scriptId": script.id, "script": script.text });
        told.push(("interactions/script-received", response));
    }
    for pop in &spec.pops {
        told.push(("interactions/screen-pop-received", screen_pop(interaction, pop)));
    }
    if spec.channel == Channel::Email {
        told.push(("interactions/email/email-reply-artifact-created", json!({ "interactionId": id })));
    }
    told
}

pub(super) fn disposition_codes(interaction: &Interaction) -> Value {
    let list: Vec<_> = directory::dispositions().into_iter().map(|(_, disposition)| disposition).collect();
    let forced = interaction.spec.force_disposition;
    let more = json!({
        "forceSelect": forced,
        "dispositionCodes": { "dispositions": list, "forceSelect": forced },
    });
    merged(interaction.notification("disposition-codes"), &more)
}

pub(super) fn custom_fields(interaction: &Interaction) -> Value {
    json!({
        "interactionId": interaction.id,
        "customFields": [
            { "label": { "en-US": "Order" }, "value": "A-1815" },
            { "label": { "en-US": "Tier" }, "value": "Gold" },
        ],
    })
}

fn screen_pop(interaction: &Interaction, pop: &Pop) -> Value {
    let more = match pop {
        Pop::External(address) => json!({
            "popType": "external-url",
            "popUri": address,
            "newWindow": true,
            "targetBlank": true,
            "size": { "width": 800, "height": 600 },
        }),
        Pop::Record => json!({ "popType": "url", "popUri": interaction.record }),
        Pop::Search => json!({
            "popType": "search-pop",
            "searchType": "fuzzy",
            "terms": [interaction.spec.name],
            "filterType": null,
            "filter": null,
        }),
    };
    merged(merged(interaction.notification("screen-pop"), &json!({ "version": "v2" })), &more)
}
