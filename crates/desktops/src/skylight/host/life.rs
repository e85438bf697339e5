//! Acts of people, colleagues and the network, and what happens by time alone.

use super::{
    act::Act,
    engine::SkylightHost,
    error::{answer, error},
    interaction::Stage,
    offer_spec::OfferSpec,
    session::{BEAT, Presence, Session},
};
use deskpane_desk::clock::Millis;
use serde_json::json;

impl SkylightHost {
    pub(super) fn perform(&mut self, act: Act, now: Millis) {
        if let Act::LogIn(user) = act {
            if self.state.session.is_none() {
                self.log_in(&user, now);
            }
            return;
        }
        if let Act::Send(stray) = act {
            return self.stray(stray);
        }
        if self.state.session.is_none() {
            return;
        }
        match act {
            Act::LogIn(_) | Act::Send(_) => {}
            Act::LogOut if self.has_active() => self.warn("Not while interactions are active.".to_owned()),
            Act::LogOut => self.end_session(),
            Act::GoReady(extension) => {
                self.use_extension(extension.min(super::EXTENSIONS.len() - 1));
                self.change_state(Presence::Ready, None);
            }
            Act::GoNotReady(reason) => self.change_state(Presence::NotReady, reason),
            Act::SupervisorSets(presence) => self.supervise(presence),
            Act::SetDirection(direction) => self.change_direction(direction),
            Act::HeartbeatsFail => self.fail_heartbeats(),
            Act::Offer(spec) => drop(self.offer(spec, now)),
            other => self.perform_on_interaction(other, now),
        }
    }

    fn perform_on_interaction(&mut self, act: Act, now: Millis) {
        match act {
            Act::Accept(id) => self.take(&id, now),
            Act::Reject(id) if self.stage(&id).is_some_and(|stage| matches!(stage, Stage::Offered(_))) => {
                self.over(&id, "interactions/work-rejected-received");
            }
            Act::CustomerAnswers(id) => self.customer_answers(&id),
            Act::CustomerLeaves(id) | Act::End(id) => self.leave(&id, now),
            Act::CustomerWrites(id, text) => self.customer_writes(&id, &text, now),
            Act::CustomerTypes(id, typing) => self.customer_types(&id, typing, now),
            Act::AgentWrites(id, text) => self.agent_writes(&id, None, &text, now),
            Act::Hold(id, on) => self.set_held(&id, on),
            Act::Mute(id, on) => self.set_muted(&id, super::ids::AGENT, on),
            Act::Record(id, on) => self.set_recording(&id, on),
            Act::EndWrapUp(id) => self.finish_wrap_up(&id),
            Act::SetDisposition(id, disposition) => self.set_disposition(&id, disposition),
            Act::Transfer(id, target, warm) => self.begin_transfer(&id, target, warm, now),
            Act::TransferAnswered(id) => self.transfer_answered(&id),
            Act::TransferCancelled(id) => self.drop_transfer(&id),
            Act::Join(id, name, external) => self.join(&id, &name, external),
            Act::Leave(id, person) => self.remove_person(&id, &person),
            Act::Lose(id) => {
                if let Some(interaction) = self.interaction_mut(&id) {
                    interaction.lost = true;
                }
            }
            Act::HoldFails(id, hold) => self.tell_hold_error(&id, hold),
            _ => {}
        }
    }

    pub(super) fn stage(&self, id: &str) -> Option<Stage> {
        self.interaction(id).filter(|interaction| !interaction.lost).map(|interaction| interaction.stage)
    }

    fn change_state(&mut self, presence: Presence, reason: Option<super::Reason>) {
        self.set_presence(presence, reason);
        self.tell_state();
    }

    fn supervise(&mut self, presence: Presence) {
        self.set_presence(presence, None);
        if let Some(state) = self.state.session.as_ref().map(Session::state) {
            let supervisor = super::ids::fixed(0x50_be00, 1);
            let by = json!({ "supervisorId": supervisor, "supervisorName": "Katherine Johnson" });
            self.say("session/state-change-response", &super::error::merged(state, &by));
        }
    }

    /// The session fails, and with it everything open in it. Only the error reports it.
    fn fail_heartbeats(&mut self) {
        self.fail("session/heartbeat-response", &error(2003, json!({ "apiResponse": answer(500) })));
        self.state.session = None;
        let ids: Vec<_> = self.state.interactions.iter().map(|interaction| interaction.id.clone()).collect();
        for id in ids {
            drop(self.forget(&id));
        }
    }

    /// Offers expire, and wrap-ups end.
    pub(super) fn time_out(&mut self, now: Millis) {
        let due: Vec<_> = self
            .state
            .interactions
            .iter()
            .filter(|interaction| interaction.timer().is_some_and(|at| at <= now))
            .map(|interaction| (interaction.id.clone(), interaction.is_offered()))
            .collect();
        for (id, offered) in due {
            if offered {
                self.over(&id, "interactions/work-rejected-received");
            } else {
                self.finish_wrap_up(&id);
            }
        }
    }

    /// The SDK sends the platform a heartbeat, and publishes that it did.
    pub(super) fn beat(&mut self, now: Millis) {
        let Some(session) = self.state.session.as_mut().filter(|s| s.next_beat.is_some_and(|at| at <= now)) else {
            return;
        };
        session.next_beat = Some(now + BEAT);
        let response = json!({ "heartbeatDelay": 16.6, "sessionId": session.id });
        self.say("session/heartbeat-response", &response);
    }

    /// Offers an interaction to the agent. `None` if there is no room for one.
    pub(super) fn offer(&mut self, spec: OfferSpec, now: Millis) -> Option<String> {
        let id = self.open(spec, "inbound", now)?;
        self.tell_offer(&id);
        if self.interaction(&id).is_some_and(|interaction| interaction.spec.auto_answer) {
            self.take(&id, now);
        }
        Some(id)
    }
}
