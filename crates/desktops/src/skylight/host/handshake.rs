//! The handshake: the desktop listens to the first page that introduces itself, and to no other.

use super::engine::SkylightHost;
use crate::skylight::wire::ControllerMessage;
use deskpane_desk::{clock::Millis, kit::host::HostOutput, session::cut};
use serde_json::{Value, json};

/// The most delayed commands.
const MOST_DELAYED: usize = 1000;
/// The longest message taken, in bytes.
const LONGEST: usize = 1 << 20;

impl SkylightHost {
    /// Whether the page's address asks for control, as an address opened by a panel does. Only then does the page
    /// listen at all, and report to its opener.
    pub fn set_listens(&mut self, listens: bool) {
        self.listens = listens;
    }

    pub(super) fn greet(&mut self) {
        self.loaded = true;
        self.controller = None;
        self.delayed.clear();
        if self.listens {
            self.shell(Some("*".to_owned()), &json!(null), "skylight/loaded");
        }
    }

    pub(super) fn say_goodbye(&mut self) {
        let controller = self.controller.clone();
        self.shell(controller, &json!(null), "skylight/closed");
    }

    /// A message of the page's opener, as JSON text; any text is accepted.
    pub(super) fn hear(&mut self, origin: &str, text: &str, now: Millis) {
        if self.fault_injection.silent || !self.listens || !self.loaded {
            return;
        }
        let message = Some(text).filter(|text| text.len() <= LONGEST);
        let message = message.and_then(|text| serde_json::from_str::<ControllerMessage>(text).ok());
        let message = message.filter(|message| message.skylight_controller);
        if message.as_ref().is_some_and(|message| message.controller_init == Some(true)) {
            return self.introduce(origin);
        }
        if self.controller.as_deref() != Some(origin) {
            return;
        }
        match message {
            None => self.warn(format!("A message that is none of a controller's: {}", cut(text, 200))),
            Some(_) if self.fault_injection.drop_next > 0 => self.fault_injection.drop_next -= 1,
            Some(message) if self.fault_injection.delay_ms > 0 && self.delayed.len() < MOST_DELAYED => {
                // A delay may be shortened while commands wait: none overtakes another.
                let last = self.delayed.back().map_or(now, |(due, _)| *due);
                self.delayed.push_back(((now + self.fault_injection.delay()).max(last), message));
            }
            Some(message) => self.command(message, now),
        }
    }

    /// The origin whose page may give commands.
    #[must_use]
    pub fn controller(&self) -> Option<&str> {
        self.controller.as_deref()
    }

    fn introduce(&mut self, origin: &str) {
        let known = self.controller.is_some();
        if !known {
            self.controller = Some(origin.to_owned());
        }
        let (error, topic) = if known {
            (json!(true), "skylight/target-origin-already-defined")
        } else {
            (json!(null), "skylight/target-origin-defined")
        };
        self.shell(Some(origin.to_owned()), &error, topic);
    }

    /// A message of the shell around the SDK: it has no response.
    fn shell(&mut self, target_origin: Option<String>, error: &Value, topic: &str) {
        let Some(target_origin) = target_origin.filter(|_| !self.fault_injection.silent) else { return };
        let text = json!({ "error": error, "topic": topic }).to_string();
        self.outputs.push_back(HostOutput::Post { to: target_origin, text });
    }

    /// Publishes on a topic of the SDK.
    pub(super) fn publish(&mut self, topic: &str, error: &Value, response: &Value) {
        let Some(target_origin) = self.controller.clone().filter(|_| !self.fault_injection.silent) else { return };
        let text = json!({ "error": error, "topic": format!("cxengage/{topic}"), "response": response }).to_string();
        self.outputs.push_back(HostOutput::Post { to: target_origin, text });
    }

    /// Publishes a success.
    pub(super) fn say(&mut self, topic: &str, response: &Value) {
        self.publish(topic, &Value::Null, response);
    }

    /// Publishes a failure.
    pub(super) fn fail(&mut self, topic: &str, error: &Value) {
        self.publish(topic, error, &Value::Null);
    }

    /// Sends this text as it is, without an envelope: a violation of the protocol.
    pub(super) fn post_raw(&mut self, text: String) {
        if let Some(target_origin) = self.controller.clone().filter(|_| !self.fault_injection.silent) {
            self.outputs.push_back(HostOutput::Post { to: target_origin, text });
        }
    }
}
