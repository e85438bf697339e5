//! The wire format between a page and Skylight, in both directions.
//!
//! Page to Skylight is one flat object, [`ControllerMessage`]: the name of a function of Skylight's SDK and its one
//! argument. Skylight to page is an envelope of topic, error and response. There is no correlation id.

mod decode;
mod topic;

pub use decode::{LONGEST_MESSAGE, Message, WireFault, decode};
pub use topic::Topic;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A message from a page to Skylight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControllerMessage {
    /// Always true: Skylight reads nothing else.
    pub skylight_controller: bool,
    /// The handshake: from now on Skylight talks to the origin of this message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controller_init: Option<bool>,
    /// The SDK's module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// The module within the module. The vendor's prose writes the key in lower case, its sample and code do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_module: Option<String>,
    /// The function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// Its argument.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
}

impl ControllerMessage {
    /// The handshake.
    #[must_use]
    pub const fn init() -> Self {
        Self {
            skylight_controller: true,
            controller_init: Some(true),
            module: None,
            sub_module: None,
            command: None,
            data: None,
        }
    }

    /// A command of `module`, written `interactions` or `interactions.voice`; an empty one is the shell's own.
    #[must_use]
    pub fn command(module: &str, command: &str, data: Option<Value>) -> Self {
        let (module, sub_module) = match module.split_once('.') {
            Some((module, sub_module)) => (module, Some(sub_module.to_owned())),
            None => (module, None),
        };
        Self {
            skylight_controller: true,
            controller_init: None,
            module: Some(module.to_owned()).filter(|module| !module.is_empty()),
            sub_module,
            command: Some(command.to_owned()),
            data,
        }
    }
}
