//! The end of interactions: somebody leaves, wrap-up, and its end.

use super::{
    call::Call,
    engine::SkylightHost,
    ids,
    interaction::{Interaction, Stage},
};
use deskpane_desk::clock::Millis;
use serde_json::{Value, json};

/// The most interactions remembered when they are over.
const MOST_PAST: usize = 20;

impl SkylightHost {
    pub(super) fn end(&mut self, call: &Call<'_>) {
        let id = call.id();
        match self.stage(id) {
            None | Some(Stage::WrapUp(_)) => self.refuse(call, 400),
            Some(_) => {
                let voice = self.interaction(id).is_some_and(Interaction::is_voice);
                let more = if voice { json!({ "targetResource": ids::AGENT }) } else { Value::Null };
                if self.acknowledge(call, &more) {
                    self.leave(id, call.now);
                }
            }
        }
    }

    /// The customer or the agent leaves: for the agent it ends either way.
    pub(super) fn leave(&mut self, id: &str, now: Millis) {
        match self.stage(id) {
            Some(Stage::Offered(_)) => self.over(id, "interactions/work-rejected-received"),
            Some(Stage::Dialling) => self.over(id, "interactions/work-ended-received"),
            Some(Stage::Active) => self.after_work(id, now),
            Some(Stage::WrapUp(_)) | None => {}
        }
    }

    fn after_work(&mut self, id: &str, now: Millis) {
        let Some(interaction) = self.interaction_mut(id) else { return };
        if !interaction.wrap_up {
            return self.over(id, "interactions/work-ended-received");
        }
        interaction.stage = Stage::WrapUp(interaction.wrap_up_until(now));
        interaction.since = now;
        interaction.held = false;
        interaction.muted = false;
        interaction.recording = false;
        interaction.customer_typing = false;
        interaction.transfer = None;
        interaction.people.clear();
        self.say("interactions/wrapup-started", &json!({ "interactionId": id }));
    }

    /// The wrap-up of an interaction ends.
    pub(super) fn finish_wrap_up(&mut self, id: &str) {
        if matches!(self.stage(id), Some(Stage::WrapUp(_))) {
            self.say("interactions/wrapup-ended", &json!({ "interactionId": id }));
            self.over(id, "interactions/work-ended-received");
        }
    }

    /// The interaction ends, as this topic reports.
    pub(super) fn over(&mut self, id: &str, topic: &str) {
        if self.forget(id).is_some() {
            self.say(topic, &json!({ "interactionId": id }));
        }
    }

    /// Moves it silently to the ended ones. Returns it, for its id.
    pub(super) fn forget(&mut self, id: &str) -> Option<Interaction> {
        let index = self.state.interactions.iter().position(|interaction| interaction.id == id)?;
        let interaction = self.state.interactions.remove(index);
        self.state.past.push_back(interaction.clone());
        while self.state.past.len() > MOST_PAST {
            self.state.past.pop_front();
        }
        Some(interaction)
    }

    pub(super) fn end_wrap_up(&mut self, call: &Call<'_>) {
        if !matches!(self.stage(call.id()), Some(Stage::WrapUp(_))) {
            return self.refuse(call, 400);
        }
        if self.acknowledge(call, &Value::Null) {
            self.finish_wrap_up(call.id());
        }
    }

    pub(super) fn enable_wrap_up(&mut self, call: &Call<'_>) {
        self.switch_wrap_up(call, true);
    }

    pub(super) fn disable_wrap_up(&mut self, call: &Call<'_>) {
        self.switch_wrap_up(call, false);
    }

    /// Only the acknowledgement reports it: the SDK keeps what `wrapup-details-received` said last.
    fn switch_wrap_up(&mut self, call: &Call<'_>, on: bool) {
        let allowed = self.interaction(call.id()).is_some_and(|i| i.is_live() && i.spec.may_switch_wrap_up);
        if !allowed {
            return self.refuse(call, 400);
        }
        if self.acknowledge(call, &Value::Null)
            && let Some(interaction) = self.interaction_mut(call.id())
        {
            interaction.wrap_up = on;
        }
    }
}
