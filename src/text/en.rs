//! English.

mod agent;
mod connection;
mod contact;
mod control;
mod fault;
mod work;

use super::{Advice, Choosing, Texts};
use crate::{
    link::storage::Trouble,
    store::{Fact, Seat},
};
use deskpane_protocol::desk::Direction;

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
    agent_unreported: |desktop| format!("{} does not report your state", desktop.name),
    wrap_up: "Wrap-up",
    muted: "muted",
    presence: agent::presence,
    next: agent::next,
    line: agent::line,

    agent: "Your state",
    agent_control: agent::control,
    agent_life: agent::life,
    reason: Choosing { name: "Reason", find: "Find reason", none: "No reason" },
    mode: agent::mode,
    unknown: "Not known yet",
    phone_number: "Phone number",
    call_details: "Call details",
    call_detail: agent::call_detail,
    call_direction: "Call direction",
    mode_unset: "As the desktop does it",

    no_contact: "No contact right now.",
    no_controls: |desktop| match desktop.seat {
        Seat::Beside => format!("{0} takes no commands for this from outside: handle it in {0}.", desktop.name),
        Seat::Around | Seat::Window => {
            format!("{0} takes commands for calls only: handle this one in {0}.", desktop.name)
        }
    },
    in_front: |desktop| format!("Open in {}", desktop.name),
    identities: "Identities",
    identity: contact::identity,
    notices: "Notices",
    notice: fault::notice,
    recorded: "Recorded disposition",
    level: work::level,
    start_again: "Start again",
    again: work::again,
    start_campaign: "Campaign",
    start_channel: "Channel",
    start_client: "Client",
    start_busy: "Another one is being started.",
    start_missing: "Fill in campaign, channel and client first.",
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

    disposition: Choosing { name: "Disposition", find: "Find disposition", none: "No disposition" },
    disposition_forced: "Choose one before you end the wrap-up.",
    matches: |found, all| format!("{found} of {all}"),
    keypad: "Keypad",
    digits: "Digits",
    digits_bad: "A telephone has only the keys 0 to 9, * and #.",
    keys_sent: |keys| format!("Sent: {keys}"),
    transfer: "Transfer",
    destination: Choosing { name: "Destination", find: "Find destination", none: "No destination" },
    agents: "Agents",
    queues: "Queues",
    destinations_underway: |desktop| format!("Asking {} for agents and queues…", desktop.name),
    destinations_failed: |desktop| {
        format!("{} did not send its agents and queues. Try again, or write a number.", desktop.name)
    },
    destinations_none: "No agent and no queue takes transfers just now. Write a number instead.",
    line_address: "Number or address",
    line_kind: "Kind of line",
    line_kinds: work::line_kind,
    manner: "Manner",
    warm: "Warm",
    warm_more: "you talk to them first",
    cold: "Cold",
    cold_more: "you are out at once",
    destination_missing: "Choose a destination, or write a number or an address.",
    transfer_underway: work::transfer,
    parties: "Taking part",
    party: work::party,
    conversation: "Conversation",
    speaker: work::speaker,
    message_kind: work::message_kind,
    message: "Message",
    send: "Send",
    typing: |name| format!("{name} is writing…"),
    nothing_written: "Nothing written yet.",
    script: |name| if name.trim().is_empty() { "Script".to_owned() } else { format!("Script: {name}") },
    answer: Choosing { name: "Answer", find: "Find answer", none: "No answer" },
    scale: |label, low, high| format!("{label} ({low} to {high})"),
    script_other: |kind, desktop| format!("A part of the kind “{kind}” is shown in {} only.", desktop.name),
    send_answers: "Send answers",
    dismiss: "Dismiss",

    notes_in: |desktop| format!("Notes in {}", desktop.name),
    load_notes: "Load notes",
    notes_none: "No notes are loaded.",
    customer_record: "Customer record",
    find_customer: "Find customer",
    search: "Search",
    assign: "Assign",
    unassign: "Unassign",
    assigned: "Assigned",
    records_underway: |query| format!("Searching for “{query}”…"),
    records_failed: |query, desktop| {
        format!("The search for “{query}” failed. Try again, or search in {}.", desktop.name)
    },
    records_found: |query, count| match count {
        0 => format!("Nothing found for “{query}”. Try fewer letters."),
        1 => format!("1 record for “{query}”"),
        _ => format!("{count} records for “{query}”"),
    },

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
    open_desktop: |desktop| format!("Open {}", desktop.name),
    reload_desktop: |desktop| format!("Reload {}", desktop.name),
    copy: "Copy",
    copied: "Copied",
    not_copied: "Select and copy",
    attempt: |attempt| format!("attempt {attempt}"),
    next_try: |face| format!("next try in {face}"),

    activity: "Activity",
    shortcuts: "Keyboard shortcuts",
    settings: "Settings",
    close: "Close",

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
    open_panel: |desktop| format!("Open the panel for {}", desktop.name),
    open_simulator: "Open its simulator",
    origins: "Allowed origins",
    address: "Address",
    not_found: "There is no such page",
    not_found_advice: "The address may be misspelt. The start page has links to all panels.",
    to_start: "To the start page",
};
