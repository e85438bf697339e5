//! The state of the workspace, and its posts.

use super::{
    fault_injection::FaultInjection,
    notice::HostNotice,
    visitor::{HostVisitor, VisitorNo, hex},
};
use crate::roxchat::wire::ActionMessage;
use deskpane_desk::{clock::Millis, kit::host::HostOutput};
use serde_json::Value;
use std::collections::VecDeque;

/// The workspace.
#[derive(Debug)]
pub struct RoxchatHost {
    pub(super) parent: String,
    /// Whether the account's configuration names the parent page.
    pub(super) allowed: bool,
    /// The page in the frame is loading: it neither receives nor sends.
    pub(super) loading: bool,
    pub(super) numbers: u64,
    pub(super) visitors: Vec<HostVisitor>,
    pub(super) notices: Vec<HostNotice>,
    pub(super) front: Option<VisitorNo>,
    /// The injected faults.
    pub fault_injection: FaultInjection,
    pub(super) pending: VecDeque<(Millis, ActionMessage)>,
    pub(super) outputs: VecDeque<HostOutput<String>>,
}

impl RoxchatHost {
    /// A workspace without visitors, in a page of the origin `parent`, which the account allows. Ids and numbers
    /// count from `first`: successive workspaces, as when a simulated page reloads, must not use them twice.
    #[must_use]
    pub fn new(parent: &str, first: u32) -> Self {
        Self {
            parent: parent.to_owned(),
            allowed: true,
            loading: false,
            numbers: u64::from(first),
            visitors: Vec::new(),
            notices: Vec::new(),
            front: None,
            fault_injection: FaultInjection::default(),
            pending: VecDeque::new(),
            outputs: VecDeque::new(),
        }
    }

    /// Whether events are sent to the parent page now.
    #[must_use]
    pub const fn speaks(&self) -> bool {
        self.allowed && !self.loading && !self.fault_injection.silent
    }

    pub(super) fn warn(&mut self, text: String) {
        self.outputs.push_back(HostOutput::Warn(text));
    }

    /// Posts a message, as an object or, as a fault, as its text.
    pub(super) fn post(&mut self, message: &Value) {
        let mut text = message.to_string();
        if self.fault_injection.strings {
            text = Value::String(text).to_string();
        }
        self.post_text(text);
    }

    pub(super) fn post_text(&mut self, text: String) {
        if self.speaks() {
            self.outputs.push_back(HostOutput::Post { to: self.parent.clone(), text });
        }
    }

    /// An id in the vendor's format: 32 hexadecimal digits, different every time.
    pub(super) fn new_id(&mut self) -> String {
        self.numbers = self.numbers.wrapping_add(1);
        hex(self.numbers)
    }
}
