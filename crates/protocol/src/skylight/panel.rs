//! Our side of Skylight.

use crate::{
    clock::Millis,
    config::SkylightConfig,
    desk::{AgentIntent, Command, CommandId, Denial},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use std::collections::VecDeque;

/// The panel's session with Skylight.
pub struct SkylightPanel {
    out: VecDeque<Output>,
}

impl SkylightPanel {
    /// A session for this configuration. `kept` is what the page's earlier life had kept.
    #[must_use]
    pub fn new(config: &SkylightConfig, kept: Option<&str>) -> Self {
        let (_, _) = (config, kept);
        Self { out: VecDeque::new() }
    }
}

impl Session for SkylightPanel {
    fn receive(&mut self, _text: &str, _from: &Origin, _now: Millis) {}

    fn window(&mut self, _event: WindowEvent, _now: Millis) {}

    fn command(&mut self, _command: Command, _now: Millis) -> Result<CommandId, Denial> {
        Err(Denial::NotConnected)
    }

    fn agent_command(&mut self, _intent: AgentIntent, _now: Millis) -> Result<CommandId, Denial> {
        Err(Denial::NotConnected)
    }

    fn wake(&mut self, _now: Millis) {}

    fn poll(&mut self) -> Option<Output> {
        self.out.pop_front()
    }

    fn wake_at(&self) -> Option<Millis> {
        None
    }
}
