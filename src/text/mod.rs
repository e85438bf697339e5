//! Every word an agent reads. One table per language; a table that lacks a text does not compile.

mod en;
pub(crate) mod face;
pub(crate) mod when;

pub(crate) use en::EN;

use crate::{
    link::storage::Trouble,
    store::{Desktop, Fact},
};
use deskpane_protocol::desk::{
    AgentControl, AgentRecord, Channel, CommandRecord, Connection, Contact, ContactState, Control, Denial, Direction,
    IdentityKind, Life, Line, NextState, Notice, Presence, Relation, StartRequest, WorkMode,
    work::{DispositionLevel, LineKind, MessageKind, Party, Speaker, Transfer},
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

/// The words around a choice of one from many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choosing {
    /// What is chosen.
    pub(crate) name: &'static str,
    /// The field that searches.
    pub(crate) find: &'static str,
    /// No choice.
    pub(crate) none: &'static str,
}

/// What can be said of a call to make, beside its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallDetail {
    Campaign,
    CampaignId,
    List,
    ListId,
    ListSource,
    Customer,
    /// A fact about the customer, by the key it is sent under.
    Fact(&'static str),
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
    pub(crate) agent_unreported: fn(Desktop) -> String,
    pub(crate) wrap_up: &'static str,
    pub(crate) muted: &'static str,
    pub(crate) presence: fn(&Presence, Desktop) -> String,
    pub(crate) next: fn(&NextState, Desktop) -> String,
    pub(crate) line: fn(&Line) -> String,

    // What an agent does that is about no contact.
    pub(crate) agent: &'static str,
    pub(crate) agent_control: fn(AgentControl) -> &'static str,
    pub(crate) agent_life: fn(&AgentRecord, Desktop) -> String,
    pub(crate) reason: Choosing,
    pub(crate) mode: fn(WorkMode) -> &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) phone_number: &'static str,
    pub(crate) call_details: &'static str,
    pub(crate) call_detail: fn(CallDetail) -> &'static str,
    pub(crate) call_direction: &'static str,
    pub(crate) mode_unset: &'static str,

    // Contacts.
    pub(crate) no_contact: &'static str,
    pub(crate) no_controls: fn(Desktop) -> String,
    pub(crate) in_front: fn(Desktop) -> String,
    pub(crate) identities: &'static str,
    pub(crate) identity: fn(IdentityKind, Desktop) -> String,
    pub(crate) notices: &'static str,
    pub(crate) notice: fn(&Notice, Desktop) -> String,
    pub(crate) recorded: &'static str,
    pub(crate) level: fn(&DispositionLevel) -> String,
    pub(crate) start_again: &'static str,
    pub(crate) again: fn(&StartRequest) -> String,
    pub(crate) start_campaign: &'static str,
    pub(crate) start_channel: &'static str,
    pub(crate) start_client: &'static str,
    pub(crate) start_busy: &'static str,
    pub(crate) start_missing: &'static str,
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
    pub(crate) life_short: fn(&Life) -> &'static str,
    pub(crate) life: fn(&CommandRecord, Desktop) -> String,

    // Work on a contact.
    pub(crate) disposition: Choosing,
    pub(crate) disposition_forced: &'static str,
    pub(crate) matches: fn(usize, usize) -> String,
    pub(crate) keypad: &'static str,
    pub(crate) digits: &'static str,
    pub(crate) digits_bad: &'static str,
    pub(crate) keys_sent: fn(&str) -> String,
    pub(crate) transfer: &'static str,
    pub(crate) destination: Choosing,
    pub(crate) agents: &'static str,
    pub(crate) queues: &'static str,
    pub(crate) destinations_underway: fn(Desktop) -> String,
    pub(crate) destinations_failed: fn(Desktop) -> String,
    pub(crate) destinations_none: &'static str,
    pub(crate) line_address: &'static str,
    pub(crate) line_kind: &'static str,
    pub(crate) line_kinds: fn(LineKind) -> &'static str,
    pub(crate) manner: &'static str,
    pub(crate) warm: &'static str,
    pub(crate) warm_more: &'static str,
    pub(crate) cold: &'static str,
    pub(crate) cold_more: &'static str,
    pub(crate) destination_missing: &'static str,
    pub(crate) transfer_underway: fn(&Transfer, Desktop) -> String,
    pub(crate) parties: &'static str,
    pub(crate) party: fn(&Party) -> String,
    pub(crate) conversation: &'static str,
    pub(crate) speaker: fn(Speaker, Desktop) -> &'static str,
    pub(crate) message_kind: fn(&MessageKind) -> String,
    pub(crate) message: &'static str,
    pub(crate) send: &'static str,
    pub(crate) typing: fn(&str) -> String,
    pub(crate) nothing_written: &'static str,
    pub(crate) script: fn(&str) -> String,
    pub(crate) answer: Choosing,
    pub(crate) scale: fn(&str, i64, i64) -> String,
    pub(crate) script_other: fn(&str, Desktop) -> String,
    pub(crate) send_answers: &'static str,
    pub(crate) dismiss: &'static str,

    // Notes, records and cards.
    pub(crate) notes_in: fn(Desktop) -> String,
    pub(crate) load_notes: &'static str,
    pub(crate) notes_none: &'static str,
    pub(crate) customer_record: &'static str,
    pub(crate) find_customer: &'static str,
    pub(crate) search: &'static str,
    pub(crate) assign: &'static str,
    pub(crate) unassign: &'static str,
    pub(crate) assigned: &'static str,
    pub(crate) records_underway: fn(&str) -> String,
    pub(crate) records_failed: fn(&str, Desktop) -> String,
    pub(crate) records_found: fn(&str, usize) -> String,
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
    pub(crate) open_desktop: fn(Desktop) -> String,
    pub(crate) reload_desktop: fn(Desktop) -> String,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) not_copied: &'static str,
    pub(crate) attempt: fn(u32) -> String,
    pub(crate) next_try: fn(&str) -> String,

    // Sheets.
    pub(crate) activity: &'static str,
    pub(crate) shortcuts: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) close: &'static str,

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
    pub(crate) open_panel: fn(Desktop) -> String,
    pub(crate) open_simulator: &'static str,
    pub(crate) origins: &'static str,
    pub(crate) address: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) not_found_advice: &'static str,
    pub(crate) to_start: &'static str,
}

/// The language in use. A change rebuilds the words of a page, not its session.
#[derive(Clone, Copy)]
pub(crate) struct Language(pub(crate) RwSignal<&'static Texts>);

/// The table for a language tag, where there is one: the language counts, not the country.
pub(crate) fn for_tag(tag: &str) -> Option<&'static Texts> {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    [&EN].into_iter().find(|table| table.tag.eq_ignore_ascii_case(language))
}

/// The texts of the language in use when the view that asks is built.
pub(crate) fn texts() -> &'static Texts {
    use_context::<Language>().map_or(&EN, |language| language.0.get_untracked())
}
