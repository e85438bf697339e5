//! The engine: the state of the simulated desktop.

use super::{
    directory::{self, Contact},
    fault_injection::FaultInjection,
    ids,
    interaction::Interaction,
    session::Session,
};
use crate::skylight::wire::ControllerMessage;
use deskpane_desk::{clock::Millis, kit::host::HostOutput};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// The desktop: state that survives a reload of its page, and state that does not.
#[derive(Debug)]
pub struct SkylightHost {
    pub(super) state: State,
    /// Whether the page was opened to be controlled.
    pub(super) listens: bool,
    /// Whether the page has loaded.
    pub(super) loaded: bool,
    /// The origin of the first page that introduced itself. A reload forgets it.
    pub(super) controller: Option<String>,
    /// The injected faults.
    pub fault_injection: FaultInjection,
    pub(super) delayed: VecDeque<(Millis, ControllerMessage)>,
    pub(super) outputs: VecDeque<HostOutput<String>>,
}

/// Everything the platform and the page's own storage keep.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    pub(super) last_id: u64,
    pub(super) user: String,
    pub(super) session: Option<Session>,
    pub(super) interactions: Vec<Interaction>,
    pub(super) past: VecDeque<Interaction>,
    pub(super) contacts: Vec<Contact>,
}

impl SkylightHost {
    /// A desktop at its log-in page, in a window that a panel opens; the page has yet to load.
    #[must_use]
    pub fn new(_now: Millis) -> Self {
        Self {
            state: State { contacts: directory::contacts(), ..State::default() },
            listens: true,
            loaded: false,
            controller: None,
            fault_injection: FaultInjection::default(),
            delayed: VecDeque::new(),
            outputs: VecDeque::new(),
        }
    }

    pub(super) fn warn(&mut self, text: String) {
        self.outputs.push_back(HostOutput::Warn(text));
    }

    /// An unused id.
    pub(super) fn new_id(&mut self) -> String {
        self.state.last_id = self.state.last_id.wrapping_add(1);
        ids::fixed(0x5c11_0000, self.state.last_id)
    }

    pub(super) fn interaction(&self, id: &str) -> Option<&Interaction> {
        self.state.interactions.iter().find(|interaction| interaction.id == id)
    }

    pub(super) fn interaction_mut(&mut self, id: &str) -> Option<&mut Interaction> {
        self.state.interactions.iter_mut().find(|interaction| interaction.id == id)
    }
}
