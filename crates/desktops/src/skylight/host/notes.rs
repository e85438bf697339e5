//! Notes about an interaction, stored by the platform.

use super::{call::Call, engine::SkylightHost, ids, interaction::Note};
use deskpane_desk::session::cut;
use serde_json::{Value, json};

/// The most notes of one interaction.
const MOST: usize = 50;
/// The longest note, in bytes.
const LONGEST: usize = 10_000;

impl Note {
    fn json(&self, interaction: &str) -> Value {
        json!({
            "noteId": self.id,
            "interactionId": interaction,
            "tenantId": ids::TENANT,
            "resourceId": ids::AGENT,
            "contactId": self.contact,
            "title": self.title,
            "body": self.body,
            "created": self.at.stamp(),
            "updated": self.at.stamp(),
        })
    }
}

/// A note's body may be anything; what is no text is kept as JSON.
fn body(call: &Call<'_>) -> Option<String> {
    let body = match call.data.get("body")? {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Some(cut(&body, LONGEST).to_owned())
}

impl SkylightHost {
    pub(super) fn create_note(&mut self, call: &Call<'_>) {
        let room = self.interaction(call.id()).is_some_and(|interaction| interaction.notes.len() < MOST);
        if !room {
            return self.refuse(call, 500);
        }
        let note = Note {
            id: self.new_id(),
            title: cut(call.text("title").unwrap_or_default(), LONGEST).to_owned(),
            body: body(call).unwrap_or_default(),
            contact: call.text("contactId").map(str::to_owned),
            at: call.now,
        };
        let response = note.json(call.id());
        let effect = !self.fault_injection.without_effect;
        if let Some(interaction) = self.interaction_mut(call.id()).filter(|_| effect) {
            interaction.notes.push(note);
        }
        self.say(call.entry.topic, &response);
    }

    pub(super) fn update_note(&mut self, call: &Call<'_>) {
        let effect = !self.fault_injection.without_effect;
        let Some(note) = self.note(call) else { return self.refuse(call, 404) };
        let mut changed = note.clone();
        if let Some(title) = call.text("title") {
            cut(title, LONGEST).clone_into(&mut changed.title);
        }
        if let Some(body) = body(call) {
            changed.body = body;
        }
        if let Some(contact) = call.text("contactId") {
            changed.contact = Some(contact.to_owned());
        }
        let response = changed.json(call.id());
        if effect {
            *note = changed;
        }
        self.say(call.entry.topic, &response);
    }

    fn note(&mut self, call: &Call<'_>) -> Option<&mut Note> {
        let wanted = call.text("noteId").unwrap_or_default();
        self.interaction_mut(call.id())?.notes.iter_mut().find(|note| note.id == wanted)
    }

    pub(super) fn get_notes(&mut self, call: &Call<'_>) {
        let all = self.state.interactions.iter().chain(&self.state.past);
        let Some(interaction) = all.into_iter().find(|interaction| interaction.id == call.id()) else {
            return self.refuse(call, 404);
        };
        let notes: Vec<_> = interaction.notes.iter().map(|note| note.json(&interaction.id)).collect();
        self.say(call.entry.topic, &json!({ "results": notes, "result": notes }));
    }
}
