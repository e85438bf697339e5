//! Commands on their way from views to the session. A refusal shows on the control like any other result.

use crate::store::{command_sink::CommandSink, signals::Store};
use deskpane_desk::model::{
    AgentIntent, AgentRecord, Change, Command, CommandId, CommandRecord, CommandStatus, ContactId, Denial, Intent,
    Refusal,
};
use leptos::prelude::*;
use std::rc::Rc;

impl Store {
    /// Registers the command sink.
    pub(crate) fn set_command_sink(&self, sink: Rc<dyn CommandSink>) {
        self.inner.update_value(|inner| inner.sink = Some(sink));
    }

    fn sink(&self) -> Option<Rc<dyn CommandSink>> {
        self.inner.with_value(|inner| inner.sink.clone())
    }

    /// The agent gives a command for a contact.
    pub(crate) fn command(&self, contact: &ContactId, intent: Intent) {
        // A refusal shows on its control.
        let _ = self.give(contact, intent);
    }

    pub(super) fn give(&self, contact: &ContactId, intent: Intent) -> Result<CommandId, Denial> {
        self.turn_to(contact, &intent);
        let command = Command { contact: contact.clone(), intent };
        let outcome = self.sink().map_or(Err(Denial::NotConnected), |sink| sink.command(command.clone()));
        if let Err(denial) = &outcome {
            let at = self.clock.get_untracked();
            let record = CommandRecord { id: CommandId(0), command, status: refused(denial.clone()), at };
            self.apply(vec![Change::Command(record)], at);
            self.catch_up();
        }
        outcome
    }

    /// The agent gives a command for no contact.
    pub(crate) fn agent_command(&self, intent: AgentIntent) {
        let _ = self.give_agent(intent);
    }

    pub(super) fn give_agent(&self, intent: AgentIntent) -> Result<CommandId, Denial> {
        let outcome = self.sink().map_or(Err(Denial::NotConnected), |sink| sink.agent_command(intent.clone()));
        if let Err(denial) = &outcome {
            let at = self.clock.get_untracked();
            let record = AgentRecord { id: CommandId(0), intent, status: refused(denial.clone()), at };
            self.apply(vec![Change::AgentCommand(record)], at);
            self.catch_up();
        }
        outcome
    }

    /// The agent reloads the desktop's page.
    pub(crate) fn reload_window(&self) {
        if let Some(sink) = self.sink() {
            sink.reload_window();
        }
    }

    /// The agent opens the desktop's window.
    pub(crate) fn open_window(&self) {
        if let Some(sink) = self.sink() {
            sink.open_window();
        }
    }
}

const fn refused(denial: Denial) -> CommandStatus {
    CommandStatus::Refused(Refusal::Denied(denial))
}
