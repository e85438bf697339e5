//! Transfers: started, answered, cancelled. Only warm ones wait, and only those can be cancelled.

use super::{
    call::Call,
    directory,
    engine::SkylightHost,
    interaction::{Interaction, Line, Stage, Target, Transfer},
};
use deskpane_desk::clock::Millis;
use serde_json::{Value, json};

/// A transfer command for the platform. The acknowledgement and the error repeat it.
pub(super) fn body(call: &Call<'_>) -> Value {
    let mut body = serde_json::Map::new();
    let cancelling = (4023..=4027).contains(&call.entry.code) && call.entry.code % 2 == 1;
    for (given, sent) in [
        ("queueId", "transferQueueId"),
        ("transferResourceId", "transferResourceId"),
        ("transferQueueId", "transferQueueId"),
        ("transferExtension", "transferExtension"),
        ("resourceId", "transferResourceId"),
    ] {
        if let Some(value) = call.data.get(given) {
            body.insert(sent.to_owned(), value.clone());
        }
    }
    let warm = cancelling || call.text("transferType") == Some("warm");
    body.insert("resourceId".to_owned(), json!(super::ids::AGENT));
    body.insert("transferType".to_owned(), json!(if warm { "warm-transfer" } else { "cold-transfer" }));
    Value::Object(body)
}

/// The destination of a command; `None` if it does not exist.
fn target(call: &Call<'_>) -> Option<Target> {
    let known = |list: Vec<(String, String)>, id: &str| list.into_iter().any(|(known, _)| known == id);
    if let Some(id) = call.text("resourceId").or_else(|| call.text("transferResourceId")) {
        return known(directory::colleagues(), id).then(|| Target::Resource(id.to_owned()));
    }
    if let Some(id) = call.text("queueId").or_else(|| call.text("transferQueueId")) {
        return known(directory::queues(), id).then(|| Target::Queue(id.to_owned()));
    }
    let part = |name: &str| call.data.get("transferExtension")?.get(name)?.as_str().map(str::to_owned);
    Some(Target::Extension(Line { kind: part("type")?, value: part("value")? }))
}

impl SkylightHost {
    pub(super) fn transfer(&mut self, call: &Call<'_>) {
        let Some(target) = target(call) else { return self.refuse(call, 404) };
        let free = self.interaction(call.id()).is_some_and(|interaction| interaction.transfer.is_none());
        if self.stage(call.id()) != Some(Stage::Active) || !free {
            return self.refuse(call, 400);
        }
        if self.acknowledge(call, &body(call)) {
            self.begin_transfer(call.id(), target, call.text("transferType") == Some("warm"), call.now);
        }
    }

    pub(super) fn begin_transfer(&mut self, id: &str, target: Target, warm: bool, now: Millis) {
        if self.stage(id) != Some(Stage::Active) {
            return;
        }
        let Some(interaction) = self.interaction_mut(id).filter(|interaction| interaction.transfer.is_none()) else {
            return;
        };
        let hold = warm && interaction.is_voice() && !interaction.held;
        if warm {
            interaction.transfer = Some(Transfer { target, warm, connected: false });
        }
        self.tell_plainly(id, "transfer-started");
        if hold {
            self.set_held(id, true);
        }
        if !warm {
            self.leave(id, now);
        }
    }

    /// The destination answers: it talks with the agent until one of the two leaves.
    pub(super) fn transfer_answered(&mut self, id: &str) {
        let waiting = self.interaction(id).and_then(|interaction| interaction.transfer.clone());
        let Some(Transfer { target, connected: false, .. }) = waiting else { return };
        if let Some(transfer) = self.interaction_mut(id).and_then(|interaction| interaction.transfer.as_mut()) {
            transfer.connected = true;
        }
        self.tell_plainly(id, "transfer-connected");
        let name_of = |list: Vec<(String, String)>, id: &str| list.into_iter().find(|(known, _)| known == id);
        match target {
            Target::Resource(resource) => {
                let name = name_of(directory::colleagues(), &resource).map(|(_, name)| name).unwrap_or_default();
                self.add_person(id, &resource, &name, false);
            }
            Target::Queue(queue) => {
                // Somebody of that queue, whoever is free.
                let colleague = directory::colleagues().into_iter().nth(queue.len() % 3);
                if let Some((resource, name)) = colleague {
                    self.add_person(id, &resource, &name, false);
                }
            }
            Target::Extension(line) => {
                let person = self.new_id();
                self.add_person(id, &person, &line.value, true);
            }
        }
    }

    pub(super) fn cancel_transfer(&mut self, call: &Call<'_>) {
        let wanted = target(call);
        let same = |transfer: &Transfer| {
            !transfer.connected
                && match (&transfer.target, &wanted) {
                    (Target::Extension(ours), Some(Target::Extension(theirs))) => ours.value == theirs.value,
                    (ours, Some(theirs)) => ours == theirs,
                    (_, None) => false,
                }
        };
        let waiting = self.interaction(call.id()).and_then(|interaction: &Interaction| interaction.transfer.as_ref());
        if !waiting.is_some_and(same) {
            return self.refuse(call, 400);
        }
        if self.acknowledge(call, &body(call)) {
            self.drop_transfer(call.id());
        }
    }

    /// The transfer ends, cancelled by the agent or unanswered.
    pub(super) fn drop_transfer(&mut self, id: &str) {
        let waiting = |transfer: &mut Transfer| !transfer.connected;
        let Some(interaction) = self.interaction_mut(id) else { return };
        if interaction.transfer.take_if(waiting).is_some() {
            self.tell_plainly(id, "transfer-cancelled");
        }
    }
}
