//! The session against hand-written messages: interactions, outcomes, themes, starts, bounds.

mod following;
mod starting;
mod transcripts;

use super::*;
use crate::{session_bench, ucontact::SPEC};
use deskpane_desk::model::{Connection, ContactState};
use serde_json::{Value, json};

const OWN: &str = "https://panel.example.com";

type Bench = session_bench::Bench<UcontactSession>;

impl Bench {
    /// A session whose frame has loaded.
    fn new() -> Self {
        let mut bench = Self::unloaded();
        bench.window(WindowEvent::FrameLoading);
        bench.window(WindowEvent::FrameLoaded);
        bench
    }

    fn unloaded() -> Self {
        let text = json!({"ucontact": {"url": "https://acme.ucontactcloud.com/"}}).to_string();
        let address = SPEC.configure(&text).unwrap().address.unwrap();
        Self::begin(UcontactSession::new(&address, OWN), "https://acme.ucontactcloud.com")
    }

    fn event(&mut self, event: &str, data: Value) {
        self.message(&json!({"event": event, "data": data}));
    }

    fn assigned(&mut self, guid: &str, campaign: &str, channel: &str, client: &str) {
        let data = json!({"guid": guid, "campaign": campaign, "channel": channel, "clientId": client});
        self.event("assignedInteraction", data);
    }

    fn start(&mut self, campaign: &str, channel: &str, client: &str) -> Result<CommandId, Denial> {
        let [campaign, channel, client] = [campaign, channel, client].map(str::to_owned);
        self.give_agent(AgentIntent::Start(Box::new(StartRequest { campaign, channel, client })))
    }

    fn over(&self, guid: &str) -> &Contact {
        let found = self.desk.closed().find(|contact| contact.id.as_str() == guid);
        found.unwrap_or_else(|| panic!("no interaction {guid} is over"))
    }

    fn start_status(&self) -> CommandStatus {
        self.agent_status(AgentControl::Start)
    }

    fn may_start(&self) -> Availability {
        assert_eq!(self.desk.board().controls.len(), 1);
        self.agent_availability(AgentControl::Start)
    }
}
