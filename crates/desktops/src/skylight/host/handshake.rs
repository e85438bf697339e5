//! The handshake: the desktop listens to the first page that introduces itself, and to no other.

use super::engine::SkylightHost;
use crate::skylight::wire::ControllerMessage;
use deskpane_desk::{clock::Millis, kit::host::HostOutput, session::cut};
use serde_json::{Value, json};

/// The most commands that wait for their time.
const MOST_DELAYED: usize = 1000;
/// The longest message taken, in bytes.
const LONGEST: usize = 1 << 20;

impl SkylightHost {
    /// Whether the address of the desktop's page asks to be controlled, as that of a page does that a panel opens. Only
    /// then does the page listen at all, and say so to whoever opened it.
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

    /// A message of the window that opened the desktop's, as JSON text; any text at all.
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

    /// What the shell around the SDK says: there is no response in it.
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

    /// Publishes something that went well.
    pub(super) fn say(&mut self, topic: &str, response: &Value) {
        self.publish(topic, &Value::Null, response);
    }

    /// Publishes something that did not.
    pub(super) fn fail(&mut self, topic: &str, error: &Value) {
        self.publish(topic, error, &Value::Null);
    }

    /// Sends this text as it is, in no envelope: what breaks the contract.
    pub(super) fn post_raw(&mut self, text: String) {
        if let Some(target_origin) = self.controller.clone().filter(|_| !self.fault_injection.silent) {
            self.outputs.push_back(HostOutput::Post { to: target_origin, text });
        }
    }
}
