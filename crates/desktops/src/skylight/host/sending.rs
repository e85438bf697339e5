//! Unsolicited messages: unknown, malformed, or without a subject.

use super::{
    act::Stray,
    engine::SkylightHost,
    error::{answer, error},
    ids,
    session_commands::TOKEN,
};
use serde_json::{Value, json};

impl SkylightHost {
    pub(super) fn stray(&mut self, stray: Stray) {
        let nobody = ids::fixed(0xdead_0000, 1);
        match stray {
            Stray::UnknownTopic => {
                self.say("interactions/hologram-received", &json!({ "interactionId": nobody, "hologram": [1, 2, 3] }));
            }
            Stray::Malformed => self.malformed(),
            Stray::UnknownInteraction => {
                for topic in ["interactions/work-accepted-received", "interactions/voice/customer-hold-received"] {
                    self.say(topic, &json!({ "interactionId": nobody }));
                }
                self.say("interactions/wrapup-started", &json!({}));
            }
            Stray::SsoToken => self.say("authentication/cognito-auth-response", &json!(TOKEN)),
            Stray::QueueWarning => {
                let error = error(5001, json!({ "error": "a message of the queue could not be deleted" }));
                self.fail("errors/warn/failed-to-delete-sqs-message", &error);
            }
            Stray::ServerError => {
                let error = error(1005, json!({ "apiResponse": answer(500) }));
                self.fail("errors/error/api-encountered-internal-server-error", &error);
            }
        }
    }

    fn malformed(&mut self) {
        for text in ["null", "true", "17", "\"cxengage\"", "[]", "{}", r#"{"topic":null}"#, r#"{"topic":7,"error":[]}"#]
        {
            self.post_raw(text.to_owned());
        }
        for topic in [
            "interactions/work-offer-received",
            "interactions/disposition-codes-received",
            "interactions/script-received",
            "session/state-change-response",
            "session/config-details",
        ] {
            for response in
                [Value::Null, json!("text"), json!(7), json!([[]]), json!({ "interactionId": 7, "state": {} })]
            {
                self.say(topic, &response);
            }
        }
        self.fail("interactions/end-acknowledged", &json!("no object"));
        self.fail("interactions/end-acknowledged", &json!({ "code": "4003", "level": 9, "data": [] }));
    }
}
