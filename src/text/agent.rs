//! Words about the agent, and their own controls.

use crate::text::fill::fill;
use crate::{
    store::Desktop,
    text::table::{Choosing, Texts},
};
use deskpane_desk::{
    bidi::joined,
    model::{AgentControl, AgentIntent, AgentRecord, Direction, Line, NextState, Presence, StartRequest, WorkMode},
    view_model::{agent_bar::State, command_feedback::LastCommand, dial_form::CallDetail},
};

impl Texts {
    pub(crate) fn agent_unreported(self, desktop: Desktop) -> String {
        fill(self.agent_unreported, &[("desktop", desktop.name)])
    }

    /// The agent's state as their bar shows it.
    pub(crate) fn agent_state(self, state: State<'_>, desktop: Desktop) -> String {
        match state {
            State::WrapUp => self.wrap_up.to_owned(),
            State::Reported(presence) => self.presence(presence, desktop),
            State::Unreported => self.agent_unreported(desktop),
            State::Unknown => self.agent_unknown.to_owned(),
        }
    }

    pub(crate) fn presence(self, presence: &Presence, desktop: Desktop) -> String {
        let words = match presence {
            // A state has the name of the button that leads to it, if there is one.
            Presence::Available if desktop.capabilities.says_ready => self.ready,
            Presence::Unavailable if desktop.capabilities.says_ready => self.not_ready,
            Presence::Available => self.available,
            Presence::Unavailable => self.unavailable,
            Presence::OnContact(Direction::Inbound) => self.on_contact_inbound,
            Presence::OnContact(Direction::Outbound) => self.on_contact_outbound,
            Presence::Consulting(Direction::Inbound) => self.consulting_inbound,
            Presence::Consulting(Direction::Outbound) => self.consulting_outbound,
            Presence::Dialer => self.dialer,
            Presence::DialerPending => self.dialer_pending,
            Presence::LoggedIn => self.logged_in,
            Presence::LoggedOut => self.logged_out,
            Presence::Other(sent) => sent,
        };
        words.to_owned()
    }

    pub(crate) fn next(self, next: &NextState, desktop: Desktop) -> String {
        let state = self.presence(&next.presence, desktop);
        match &next.reason {
            Some(reason) => fill(self.then_state_reason, &[("state", &state), ("reason", reason)]),
            None => fill(self.then_state, &[("state", &state)]),
        }
    }

    pub(crate) fn line(self, line: &Line) -> String {
        match line {
            Line::Dialing => self.line_dialing.to_owned(),
            Line::Active => self.line_active.to_owned(),
            Line::Disconnected => self.line_disconnected.to_owned(),
            Line::Other(sent) => fill(self.line_other, &[("state", sent)]),
        }
    }

    pub(crate) fn agent_control(self, control: AgentControl) -> &'static str {
        match control {
            AgentControl::Ready => self.ready,
            AgentControl::NotReady => self.not_ready,
            AgentControl::Mode => self.control_mode,
            AgentControl::Extension => self.control_extension,
            AgentControl::Tenant => self.control_tenant,
            AgentControl::LogOut => self.control_log_out,
            AgentControl::Dial => self.control_dial,
            AgentControl::FindRecords => self.search,
            AgentControl::Start => self.control_start,
            AgentControl::ListDestinations => self.control_destinations,
        }
    }

    pub(crate) fn reason(self) -> Choosing {
        Choosing { name: self.reason_name, find: self.reason_find, none: self.reason_none }
    }

    pub(crate) fn mode(self, mode: WorkMode) -> &'static str {
        match mode {
            WorkMode::Inbound => self.mode_inbound,
            WorkMode::Outbound => self.mode_outbound,
            WorkMode::AgentInitiated => self.mode_agent_initiated,
        }
    }

    pub(crate) fn agent_life(self, record: &AgentRecord, desktop: Desktop) -> String {
        let what = match &record.intent {
            AgentIntent::Mode(wanted) => fill(self.did_mode, &[("mode", self.mode(*wanted))]),
            AgentIntent::Dial(request) => fill(self.did_dial, &[("number", &request.number)]),
            AgentIntent::Start(request) => {
                fill(self.did_start, &[("channel", &request.channel), ("client", &request.client)])
            }
            intent => self.agent_control(intent.control()).to_owned(),
        };
        self.outcome(&what, &record.status, desktop)
    }

    /// The result of a command, whatever it is about.
    pub(crate) fn last_command(self, last: &LastCommand, desktop: Desktop) -> String {
        match last {
            LastCommand::Contact(record) => self.status(record, desktop),
            LastCommand::Agent(record) => self.agent_life(record, desktop),
        }
    }

    pub(crate) fn call_detail(self, detail: CallDetail) -> &'static str {
        match detail {
            CallDetail::Campaign => self.campaign_name,
            CallDetail::CampaignId => self.campaign_id,
            CallDetail::List => self.list_name,
            CallDetail::ListId => self.list_id,
            CallDetail::ListSource => self.list_source,
            CallDetail::Customer => self.customer_name,
            CallDetail::Fact("stateCode") => self.state_code,
            CallDetail::Fact("zipCode") => self.zip_code,
            CallDetail::Fact("country") => self.country,
            CallDetail::Fact("timezone") => self.time_zone,
            CallDetail::Fact(key) => key,
        }
    }

    /// The details of starting again: all of them as sent.
    pub(crate) fn again(self, request: &StartRequest) -> String {
        joined(&[&request.client, &request.channel, &request.campaign], ", ")
    }
}
