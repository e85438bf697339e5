//! The agent: their state in Skylight, and commands that are about no contact.

use super::{SkylightSession, Timer, commands::fail, effects, reading::agent as read, requests, snapshot::Snapshot};
use crate::skylight::wire::Topic;
use deskpane_desk::kit::json::Node;
use deskpane_desk::{
    clock::Millis,
    kit::pending::Subject,
    model::{
        AgentControl, AgentControlState, AgentIntent, Change, CommandId, CommandStatus, ContactId, ContactState,
        Denial, Listing, Presence,
    },
};

const STATE: &str = "session/state-change-request-acknowledged";

impl SkylightSession {
    /// A message without an interaction.
    pub(super) fn agent_event(&mut self, topic: Topic, node: Node<'_>, now: Millis) {
        match topic {
            Topic::State => self.resync(node, now),
            Topic::Login | Topic::Tenants => {
                let inner = node.get("tenants");
                let tenants = read::tenants(if inner.is_null() { node } else { inner });
                if !tenants.is_empty() {
                    self.agent.tenants = tenants;
                }
            }
            Topic::TenantSet => self.agent.tenant = node.get("tenantId").text().or(self.agent.tenant.take()),
            Topic::Config | Topic::UserConfig | Topic::Extensions => self.configured(node.unwrapped()),
            Topic::Started => {
                self.resource = node.get("resourceId").text().or(self.resource.take());
                self.end_trouble();
                if !self.is_logged_in() {
                    self.set_presence(Presence::LoggedIn, None, now);
                }
            }
            Topic::Presence => self.presence_changed(node, now),
            // Requested where the whole state does not arrive; a state that was reported unasked is newer.
            Topic::RunningState if self.agent.presence.is_none() => self.presence_changed(node, now),
            Topic::RunningState => {}
            Topic::Direction => {
                if let Some(mode) = read::mode(node.get("direction")) {
                    self.agent.mode = Some(mode);
                    self.see_agent(now);
                }
            }
            Topic::Ended => self.session_ended(now),
            _ => return,
        }
        self.say_agent();
    }

    fn presence_changed(&mut self, node: Node<'_>, now: Millis) {
        if let Some(mode) = read::mode(node.get("direction")) {
            self.agent.mode = Some(mode);
        }
        match read::presence(node.get("state")) {
            Some(Presence::LoggedOut) => self.session_ended(now),
            Some(presence) => {
                self.set_presence(presence, node.get("reason").text(), now);
                if self.agent.presence == Some(Presence::Available) && self.agent.extension.is_some() {
                    self.active_extension.clone_from(&self.agent.extension);
                }
                self.see_agent(now);
            }
            None => {}
        }
    }

    pub(super) fn set_presence(&mut self, presence: Presence, reason: Option<String>, now: Millis) {
        if self.agent.presence.as_ref() == Some(&presence) && self.agent.reason == reason {
            return;
        }
        self.agent.presence = Some(presence);
        self.agent.reason = reason;
        // After a reload of either window it is the earlier state, with its earlier time.
        self.agent.since = self.before.since(&self.agent).or(Some(now));
    }

    /// Whether a session of Skylight's is known to run.
    pub(super) const fn is_logged_in(&self) -> bool {
        !matches!(self.agent.presence, None | Some(Presence::LoggedOut))
    }

    /// The window's report of the agent is no longer valid.
    pub(super) fn forget_agent(&mut self) {
        if self.agent.presence.is_none() {
            return;
        }
        self.remember();
        self.agent.presence = None;
        self.agent.reason = None;
        self.agent.since = None;
        self.say_agent();
    }

    /// Keeps for this page what the snapshot would hold: a window that comes back knows no times either.
    fn remember(&mut self) {
        self.before = self.snapshot();
    }

    /// The snapshot: current facts, and earlier ones that were not mentioned yet.
    pub(super) fn snapshot(&self) -> Snapshot {
        let is_over = |id: &str| ContactId::new(id).is_some_and(|id| self.contacts.is_over(&id));
        Snapshot::of(&self.agent, self.contacts.shown(), &self.clocks).with_those_of(&self.before, is_over)
    }

    fn session_ended(&mut self, now: Millis) {
        self.set_presence(Presence::LoggedOut, None, now);
        self.see_agent(now);
        for id in self.contacts.ids() {
            self.amend(&id, now, |contact| contact.state = ContactState::Ended);
        }
    }

    fn end_trouble(&mut self) {
        self.timers.cancel(Timer::Trouble);
        self.handshake.caution(None);
    }

    /// The effects of the agent's state on commands.
    fn see_agent(&mut self, now: Millis) {
        let agent = self.agent.clone();
        self.confirm(|intent| effects::is_shown(intent, &agent), now);
    }

    /// Reasons and phones, whichever a message contains.
    pub(super) fn configured(&mut self, config: Node<'_>) {
        if let Some(reasons) = read::reasons(config) {
            self.agent.reasons = reasons;
        }
        if let Some((extensions, active)) = read::extensions(config) {
            self.active_extension = active.or(self.active_extension.take());
            let known = |value: &String| extensions.iter().any(|extension| extension.value == *value);
            let chosen = self.agent.extension.take().filter(known);
            let first = || extensions.first().map(|extension| extension.value.clone());
            self.agent.extension = chosen.or_else(|| self.active_extension.clone()).or_else(first);
            self.agent.extensions = extensions;
        }
    }

    pub(super) fn say_agent(&mut self) {
        let agent = Box::new(self.agent.clone());
        self.emitter.change(Change::Agent(agent));
    }

    /// All controls that are about no contact.
    pub(super) fn agent_controls(&self) -> Vec<AgentControlState> {
        let mut controls = vec![AgentControl::Ready, AgentControl::NotReady, AgentControl::Mode];
        if self.agent.extensions.len() > 1 {
            controls.push(AgentControl::Extension);
        }
        if !self.agent.tenants.is_empty() {
            controls.push(AgentControl::Tenant);
        }
        controls.extend([
            AgentControl::LogOut,
            AgentControl::Dial,
            AgentControl::FindRecords,
            AgentControl::ListDestinations,
        ]);
        let control_state = |control| AgentControlState { control, availability: self.may(control).into() };
        controls.into_iter().map(control_state).collect()
    }

    fn may(&self, control: AgentControl) -> Result<(), Denial> {
        if control == AgentControl::Tenant && !self.policy.full_control {
            return Err(Denial::Unsupported);
        }
        if control == AgentControl::Tenant && self.handshake.is_live() {
            // It is what begins a session.
        } else {
            self.standing()?;
        }
        let ready = self.agent.presence == Some(Presence::Available);
        match control {
            AgentControl::Ready if ready && self.active_extension == self.agent.extension => {
                return Err(Denial::AlreadySo);
            }
            AgentControl::Ready if self.agent.extension.is_none() => return Err(Denial::NoExtension),
            _ => {}
        }
        let topics: &[&str] = match control {
            AgentControl::Ready | AgentControl::NotReady | AgentControl::LogOut => &[STATE],
            AgentControl::Mode => &["session/set-direction-response"],
            AgentControl::Tenant => &["session/set-active-tenant-response"],
            AgentControl::Dial => &["interactions/voice/dial-send-acknowledged"],
            AgentControl::FindRecords => &["contacts/search-contacts-response"],
            AgentControl::ListDestinations => &["entities/get-users-response"],
            AgentControl::Extension | AgentControl::Start => &[],
        };
        let busy = topics.iter().any(|topic| self.pending.is_busy(&(None, *topic)));
        if busy { Err(Denial::InFlight) } else { Ok(()) }
    }

    /// The agent gives a command that is about no contact.
    pub(super) fn command_about_agent(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        self.may(intent.control())?;
        let mut reason = None;
        match &intent {
            AgentIntent::Start(_) => return Err(Denial::NotTaken),
            AgentIntent::NotReady(Some(wanted)) => {
                let known = self.agent.reasons.iter().find(|reason| reason.id == *wanted).ok_or(Denial::Unknown)?;
                reason = Some(known.name.clone());
            }
            AgentIntent::Mode(mode) if self.agent.mode == Some(*mode) => return Err(Denial::AlreadySo),
            AgentIntent::Extension(value) => {
                if !self.agent.extensions.iter().any(|extension| extension.value == *value) {
                    return Err(Denial::Unknown);
                }
                self.agent.extension = Some(value.clone());
                self.say_agent();
            }
            AgentIntent::Dial(request) if request.number.trim().is_empty() => return Err(Denial::Empty),
            AgentIntent::FindRecords(words) if words.trim().is_empty() => return Err(Denial::Empty),
            AgentIntent::FindRecords(words) => {
                self.directory.query.clone_from(words);
                self.directory.records = Listing::Underway;
                self.say_directory();
            }
            AgentIntent::ListDestinations => {
                self.directory.destinations = Listing::Underway;
                self.say_directory();
            }
            AgentIntent::Ready
            | AgentIntent::NotReady(None)
            | AgentIntent::Mode(_)
            | AgentIntent::Tenant(_)
            | AgentIntent::LogOut
            | AgentIntent::Dial(_) => {}
        }
        let Some(request) = requests::agent(&intent, self.context(None, reason.as_deref())) else {
            // There is nothing to send: it is done.
            let (id, change) = self.pending.report(Subject::Agent(intent), CommandStatus::Confirmed, now);
            self.emitter.change(change);
            return Ok(id);
        };
        Ok(self.send(request, Subject::Agent(intent), now))
    }

    /// A command about no contact had no effect.
    pub(super) fn unanswered(&mut self, intent: &AgentIntent) {
        match intent {
            AgentIntent::FindRecords(_) => fail(&mut self.directory.records),
            AgentIntent::ListDestinations => fail(&mut self.directory.destinations),
            _ => return,
        }
        self.say_directory();
    }
}
