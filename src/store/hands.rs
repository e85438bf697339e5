//! The way from the agent's wishes to whoever carries them out. A refusal shows on the control like any other
//! outcome.

use super::Store;
use deskpane_protocol::desk::{
    AgentIntent, AgentRecord, Change, Command, CommandId, CommandRecord, ContactId, Denial, Intent, Life, Refusal,
};
use leptos::prelude::*;
use std::rc::Rc;

/// Whoever carries out what the agent wants.
pub(crate) trait Hands {
    /// Something about a contact.
    fn command(&self, command: Command) -> Result<CommandId, Denial>;

    /// Something about no contact.
    fn agent_command(&self, intent: AgentIntent) -> Result<CommandId, Denial>;

    /// The desktop's window opened, or in front.
    fn open_window(&self);

    /// The desktop's page loaded anew.
    fn reload_window(&self);
}

impl Store {
    /// Names who carries out commands from now on.
    pub(crate) fn obey(&self, hands: Rc<dyn Hands>) {
        self.inner.update_value(|inner| inner.hands = Some(hands));
    }

    fn hands(&self) -> Option<Rc<dyn Hands>> {
        self.inner.with_value(|inner| inner.hands.clone())
    }

    /// The agent wants something done to a contact.
    pub(crate) fn command(&self, contact: &ContactId, intent: Intent) {
        self.turn_to(contact, &intent);
        let command = Command { contact: contact.clone(), intent };
        let outcome = self.hands().map_or(Err(Denial::NotConnected), |hands| hands.command(command.clone()));
        if let Err(denial) = outcome {
            let at = self.clock.get_untracked();
            let record = CommandRecord { id: CommandId(0), command, life: refused(denial), at };
            self.apply(vec![Change::Command(record)], at);
            self.catch_up();
        }
    }

    /// The agent wants something done that is about no contact.
    pub(crate) fn agent_command(&self, intent: AgentIntent) {
        let outcome = self.hands().map_or(Err(Denial::NotConnected), |hands| hands.agent_command(intent.clone()));
        if let Err(denial) = outcome {
            let at = self.clock.get_untracked();
            let record = AgentRecord { id: CommandId(0), intent, life: refused(denial), at };
            self.apply(vec![Change::AgentCommand(record)], at);
            self.catch_up();
        }
    }

    /// The agent wants the desktop's page loaded anew.
    pub(crate) fn reload_window(&self) {
        if let Some(hands) = self.hands() {
            hands.reload_window();
        }
    }

    /// The agent wants the desktop's window.
    pub(crate) fn open_window(&self) {
        if let Some(hands) = self.hands() {
            hands.open_window();
        }
    }
}

const fn refused(denial: Denial) -> Life {
    Life::Refused(Refusal::Denied(denial))
}
