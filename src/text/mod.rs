//! Every word an agent reads. One table per language; a table that lacks a text does not compile.

mod en;
pub(crate) mod face;

pub(crate) use en::EN;

use crate::{
    link::storage::Trouble,
    store::{Desktop, Fact},
};
use deskpane_protocol::desk::{
    Channel, CommandRecord, Connection, Contact, ContactState, Control, Denial, Direction, Line, NextState, Presence,
    Relation,
};
use leptos::prelude::*;

/// What an agent is told about something that does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Advice {
    /// Where it stands and why, in a sentence or two.
    pub(crate) what: String,
    /// What to do about it; may be empty.
    pub(crate) remedy: String,
    /// A line to copy into `config.json`.
    pub(crate) line: Option<String>,
}

/// One language.
pub(crate) struct Texts {
    /// The language tag, for the page's `lang`.
    pub(crate) tag: &'static str,

    // Names of parts of the page.
    pub(crate) agent_state: &'static str,
    pub(crate) connection: &'static str,
    pub(crate) contacts: &'static str,
    pub(crate) contact_state: &'static str,
    pub(crate) note: &'static str,
    pub(crate) customer_card: &'static str,
    pub(crate) customer_name: &'static str,
    pub(crate) picture_address: &'static str,
    pub(crate) further_fields: &'static str,
    pub(crate) recent: &'static str,
    pub(crate) diagnostics: &'static str,
    pub(crate) time_in_state: &'static str,
    pub(crate) time_in_total: &'static str,
    pub(crate) time_left: &'static str,

    // The agent.
    pub(crate) agent_unknown: &'static str,
    pub(crate) wrap_up: &'static str,
    pub(crate) muted: &'static str,
    pub(crate) presence: fn(&Presence) -> String,
    pub(crate) next: fn(&NextState) -> String,
    pub(crate) line: fn(&Line) -> String,

    // Contacts.
    pub(crate) no_contact: &'static str,
    pub(crate) no_controls: fn(Desktop) -> String,
    pub(crate) aimed: fn(Desktop) -> String,
    pub(crate) aim_unknown: fn(Desktop) -> String,
    pub(crate) masked: &'static str,
    pub(crate) recording: &'static str,
    pub(crate) nameless: fn(&str) -> String,
    pub(crate) state: fn(&ContactState) -> String,
    pub(crate) channel: fn(&Channel) -> String,
    pub(crate) direction: fn(Direction) -> &'static str,
    pub(crate) relation: fn(Relation) -> &'static str,
    pub(crate) incoming: fn(&Contact) -> String,
    pub(crate) screen_pop: &'static str,

    // Controls. The second text is for the control that is switched on.
    pub(crate) control: fn(Control, bool, Desktop) -> String,
    pub(crate) confirm_hang_up: &'static str,
    pub(crate) press_again: &'static str,
    pub(crate) denial: fn(&Denial, Desktop) -> String,
    pub(crate) life_short: fn(&CommandRecord) -> &'static str,
    pub(crate) life: fn(&CommandRecord, Desktop) -> String,

    // Notes and cards.
    pub(crate) note_trouble: fn(Trouble) -> &'static str,
    pub(crate) note_full: &'static str,
    pub(crate) note_about: fn(&str) -> String,
    pub(crate) contact_over: &'static str,
    pub(crate) earlier_note: &'static str,
    pub(crate) show_more: &'static str,
    pub(crate) picture_bad: &'static str,
    pub(crate) card_empty: &'static str,

    // The connection.
    pub(crate) connected: fn(&Connection, Desktop) -> Advice,
    pub(crate) attempt: fn(u32) -> String,
    pub(crate) next_try: fn(&str) -> String,

    // Diagnostics.
    pub(crate) fact: fn(Fact) -> &'static str,
    pub(crate) nothing_yet: &'static str,

    // Pages.
    pub(crate) loading: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) config_bad: &'static str,
    pub(crate) config_missing: fn(&str) -> Advice,
    pub(crate) choose: &'static str,
    pub(crate) configured: &'static str,
    pub(crate) not_configured: &'static str,
    pub(crate) not_yet: &'static str,
    pub(crate) open_panel: fn(Desktop) -> String,
    pub(crate) open_simulator: &'static str,
    pub(crate) origins: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) not_found_advice: &'static str,
    pub(crate) to_start: &'static str,
}

/// The language in use. A change rebuilds the words of a page, not its session.
#[derive(Clone, Copy)]
pub(crate) struct Language(pub(crate) RwSignal<&'static Texts>);

/// The texts of the language in use when the view that asks is built.
pub(crate) fn texts() -> &'static Texts {
    use_context::<Language>().map_or(&EN, |language| language.0.get_untracked())
}
