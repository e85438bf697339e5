//! Runs a command: finds it by name, checks its parameters, then runs or refuses it.

use super::{
    call::Call,
    engine::SkylightHost,
    error::{self, answer, error, merged},
    fault_injection::Failure,
    ids, rule, table, transfer,
};
use crate::skylight::wire::ControllerMessage;
use deskpane_desk::{clock::Millis, session::cut};
use serde_json::{Value, json};

impl SkylightHost {
    pub(super) fn command(&mut self, message: ControllerMessage, now: Millis) {
        let names = [message.module, message.sub_module, message.command];
        let path = names.into_iter().flatten().collect::<Vec<_>>().join(".");
        let entry = table::find(&path).filter(|_| !(path == "dumpState" && self.fault_injection.state_untold));
        let Some(entry) = entry else {
            return self.warn(format!("CxEngage.{} is not a function", cut(&path, 120)));
        };
        // The SDK reads anything but an object as no parameters.
        let data = message.data.filter(Value::is_object).unwrap_or_else(|| json!({}));
        let call = Call { entry, data: &data, now };
        let problems = rule::problems(entry.needs, &data);
        if !problems.is_empty() || self.fails(Failure::BadParameters) {
            let problems = if problems.is_empty() { "as arranged".to_owned() } else { problems };
            return self.fail(entry.topic, &error(error::PARAMETERS, json!({ "problems": problems })));
        }
        if entry.needs_session && self.state.session.is_none() {
            return self.refuse(&call, 401);
        }
        if self.fails(Failure::Refused) {
            return self.refuse(&call, 500);
        }
        if entry.is_about_interaction() {
            let lost = self.fails(Failure::Gone);
            let known = self.interaction(call.id()).is_some_and(|interaction| !interaction.lost && !lost);
            if !known {
                return self.gone(&call);
            }
        }
        (entry.run)(self, &call);
    }

    /// Whether a failure was injected for this; it happens once.
    pub(super) fn fails(&mut self, failure: Failure) -> bool {
        let fails = self.fault_injection.fail_next == Some(failure);
        if fails {
            self.fault_injection.fail_next = None;
        }
        fails
    }

    /// Answers with the command's own error and the platform's answer.
    pub(super) fn refuse(&mut self, call: &Call<'_>, status: u16) {
        let error = error(call.entry.code, blame(call, status));
        self.fail(call.entry.topic, &error);
    }

    /// Answers with another error than the command's own.
    pub(super) fn refuse_as(&mut self, call: &Call<'_>, code: u16, data: Value) {
        self.fail(call.entry.topic, &error(code, data));
    }

    /// Acknowledges a command about an interaction. Returns whether it shall have an effect.
    pub(super) fn acknowledge(&mut self, call: &Call<'_>, more: &Value) -> bool {
        let response = json!({ "interactionId": call.id(), "resourceId": ids::AGENT });
        self.say(call.entry.topic, &merged(response, more));
        !self.fault_injection.without_effect
    }

    /// The platform does not know the interaction. Some commands make the SDK drop it at once; for others the
    /// platform reports its end.
    fn gone(&mut self, call: &Call<'_>) {
        let smooch = call.entry.code == 6007;
        let code = if smooch { 4003 } else { call.entry.code };
        let data = merged(blame(call, 404), &json!({ "apiResponse": answer(if smooch { 410 } else { 404 }) }));
        self.fail(call.entry.topic, &error(code, data));
        if let Some(interaction) = self.forget(call.id())
            && !error::is_fatal_when_gone(code)
        {
            self.say("interactions/work-ended-received", &json!({ "interactionId": interaction.id }));
        }
    }
}

/// What an error says about the failed command.
fn blame(call: &Call<'_>, status: u16) -> Value {
    let text = |name: &str| call.data.get(name).cloned().unwrap_or_default();
    let about = match call.entry.code {
        4022..=4027 => json!({ "requestedTransfer": merged(transfer::body(call), &json!({})) }),
        7019 => json!({ "phoneNumber": text("phoneNumber") }),
        6007 => json!({
            "interactionId": text("interactionId"),
            "agentMessageId": text("agentMessageId"),
            "message": text("message"),
        }),
        7005 | 7006 => json!({
            "interactionId": text("interactionId"),
            "targetResourceId": text("targetResourceId"),
            "resourceId": ids::AGENT,
        }),
        13_007 => json!({ "query": text("query") }),
        _ if call.entry.is_about_interaction() => json!({ "interactionId": text("interactionId") }),
        _ => json!({}),
    };
    merged(about, &json!({ "apiResponse": answer(status) }))
}
