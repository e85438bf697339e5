//! English words about the agent, and what they do that is about no contact.

use super::control as outcomes;
use crate::{store::Desktop, text::CallDetail};
use deskpane_protocol::desk::{AgentControl, AgentIntent, AgentRecord, Direction, Line, NextState, Presence, WorkMode};

pub(super) fn presence(presence: &Presence, desktop: Desktop) -> String {
    let words = match presence {
        // The state is called as the buttons that lead to it, where there are such.
        Presence::Available if desktop.says_ready => "Ready",
        Presence::Unavailable if desktop.says_ready => "Not ready",
        Presence::Available => "Available",
        Presence::Unavailable => "Unavailable",
        Presence::OnContact(Direction::Inbound) => "Inbound contact",
        Presence::OnContact(Direction::Outbound) => "Outbound contact",
        Presence::Consulting(Direction::Inbound) => "Inbound consult",
        Presence::Consulting(Direction::Outbound) => "Outbound consult",
        Presence::Dialer => "Dialer",
        Presence::DialerPending => "Dialer pending",
        Presence::LoggedIn => "Logged in",
        Presence::LoggedOut => "Logged out",
        Presence::Other(sent) => sent,
    };
    words.to_owned()
}

pub(super) fn next(next: &NextState, desktop: Desktop) -> String {
    let state = presence(&next.presence, desktop);
    match &next.reason {
        Some(reason) => format!("Then {state}, {reason}"),
        None => format!("Then {state}"),
    }
}

pub(super) fn line(line: &Line) -> String {
    match line {
        Line::Dialing => "phone ringing".to_owned(),
        Line::Active => "phone connected".to_owned(),
        Line::Disconnected => "phone not connected".to_owned(),
        Line::Other(sent) => format!("phone: {sent}"),
    }
}

pub(super) fn control(control: AgentControl) -> &'static str {
    match control {
        AgentControl::Ready => "Ready",
        AgentControl::NotReady => "Not ready",
        AgentControl::Mode => "Direction",
        AgentControl::Extension => "Extension",
        AgentControl::Tenant => "Tenant",
        AgentControl::LogOut => "Log out",
        AgentControl::Dial => "Dial",
        AgentControl::FindRecords => "Search",
        AgentControl::Start => "Start interaction",
        AgentControl::ListDestinations => "Destinations",
    }
}

pub(super) const fn mode(mode: WorkMode) -> &'static str {
    match mode {
        WorkMode::Inbound => "Inbound",
        WorkMode::Outbound => "Outbound",
        WorkMode::AgentInitiated => "Do not disturb outbound",
    }
}

pub(super) fn life(record: &AgentRecord, desktop: Desktop) -> String {
    let what = match &record.intent {
        AgentIntent::Mode(wanted) => format!("Direction {}", mode(*wanted)),
        AgentIntent::Dial(request) => format!("Dial {}", request.number),
        AgentIntent::Start(request) => format!("Start {} with {}", request.channel, request.client),
        intent => control(intent.control()).to_owned(),
    };
    outcomes::outcome(&what, &record.life, desktop)
}

pub(super) fn call_detail(detail: CallDetail) -> &'static str {
    match detail {
        CallDetail::Campaign => "Campaign name",
        CallDetail::CampaignId => "Campaign id",
        CallDetail::List => "List name",
        CallDetail::ListId => "List id",
        CallDetail::ListSource => "List source",
        CallDetail::Customer => "Customer name",
        CallDetail::Fact("stateCode") => "State code",
        CallDetail::Fact("zipCode") => "Zip code",
        CallDetail::Fact("country") => "Country",
        CallDetail::Fact("timezone") => "Time zone",
        CallDetail::Fact(key) => key,
    }
}
