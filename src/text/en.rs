//! English.

mod connection;
mod contact;
mod control;

use super::{Advice, Texts};
use crate::{link::storage::Trouble, store::Fact};
use deskpane_protocol::desk::{Direction, Line, NextState, Presence};

pub(crate) const EN: Texts = Texts {
    tag: "en",

    agent_state: "Agent state",
    connection: "Connection",
    contacts: "Contacts",
    contact_state: "Contact state",
    note: "Note",
    customer_card: "Customer card",
    customer_name: "Customer name",
    picture_address: "Picture address",
    further_fields: "Further fields",
    recent: "Recent",
    diagnostics: "Diagnostics",
    time_in_state: "Time in this state",
    time_in_total: "Time in total",
    time_left: "Time left",

    agent_unknown: "State not known yet",
    wrap_up: "Wrap-up",
    muted: "muted",
    presence,
    next,
    line,

    no_contact: "No contact right now.",
    no_controls: |desktop| format!("{0} takes commands for calls only: handle this one in {0}.", desktop.name),
    aimed: |desktop| format!("{} acts on this one", desktop.name),
    aim_unknown: |desktop| {
        format!(
            "{0} acts on whichever call is in front in {0}. Buttons that could hit the wrong call are off.",
            desktop.name
        )
    },
    masked: "masked",
    recording: "recording",
    nameless: |id| format!("Contact {id}"),
    state: contact::state,
    channel: contact::channel,
    direction: |direction| match direction {
        Direction::Inbound => "inbound",
        Direction::Outbound => "outbound",
    },
    relation: contact::relation,
    incoming: contact::incoming,
    screen_pop: "Page for this contact",

    control: control::name,
    confirm_hang_up: "Confirm hang up",
    press_again: "Press again to hang up.",
    denial: control::denial,
    life_short: control::life_short,
    life: control::life,

    note_trouble: |trouble| match trouble {
        Trouble::Blocked => "This browser keeps nothing for Deskpane: notes last until the page is closed.",
        Trouble::Full => "The browser's storage is full: this note lasts until the page is closed.",
    },
    note_full: "The note is full.",
    note_about: |name| format!("Note about {name}"),
    contact_over: "Ended",
    earlier_note: "Earlier",
    show_more: "Show more",
    picture_bad: "Write an https address, or data:image/…",
    card_empty: "Write a name or a picture's address first.",

    connected: connection::words,
    attempt: |attempt| format!("attempt {attempt}"),
    next_try: |face| format!("next try in {face}"),

    fact: |fact| match fact {
        Fact::Received => "Messages received",
        Fact::Unknown => "Of a kind not known",
        Fact::Malformed => "Malformed",
        Fact::Foreign => "Of another protocol",
        Fact::WrongOrigin => "Turned away: origin not allowed",
        Fact::WrongWindow => "Turned away: another window",
        Fact::Event => "Event",
        Fact::Configuration => "Configuration",
    },
    nothing_yet: "Nothing yet.",

    loading: "Reading the configuration…",
    retry: "Retry",
    config_bad: "config.json needs mending",
    config_missing: |why| Advice {
        what: format!("config.json could not be read: {why}."),
        remedy: "Put it beside index.html and have the server send it, then retry.".to_owned(),
        line: None,
    },
    choose: "Choose a desktop",
    configured: "Configured",
    not_configured: "Not configured",
    not_yet: "Not part of this version",
    open_panel: |desktop| format!("Open the panel for {}", desktop.name),
    open_simulator: "Open its simulator",
    origins: "Allowed origins",
    not_found: "There is no such page",
    not_found_advice: "The address may be misspelt. A panel is at “max” below the start page.",
    to_start: "To the start page",
};

fn presence(presence: &Presence) -> String {
    let words = match presence {
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

fn next(next: &NextState) -> String {
    let state = presence(&next.presence);
    match &next.reason {
        Some(reason) => format!("Then {state}, {reason}"),
        None => format!("Then {state}"),
    }
}

fn line(line: &Line) -> String {
    match line {
        Line::Dialing => "phone ringing".to_owned(),
        Line::Active => "phone connected".to_owned(),
        Line::Disconnected => "phone not connected".to_owned(),
        Line::Other(sent) => format!("phone: {sent}"),
    }
}
