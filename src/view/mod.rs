//! What the agent sees. Components read the store's signals and hand commands to it; none knows a vendor.

pub(crate) mod act;
pub(crate) mod activity;
pub(crate) mod agent_bar;
pub(crate) mod agent_controls;
pub(crate) mod announcer;
pub(crate) mod ask_once;
pub(crate) mod beside;
pub(crate) mod case;
pub(crate) mod connection_line;
pub(crate) mod contact_card;
pub(crate) mod contact_list;
pub(crate) mod control;
pub(crate) mod controls;
pub(crate) mod conversation;
pub(crate) mod copy_button;
pub(crate) mod customer_card;
pub(crate) mod details;
pub(crate) mod diagnostics;
pub(crate) mod dial;
pub(crate) mod disclosure;
pub(crate) mod disposition;
pub(crate) mod earlier;
pub(crate) mod field;
pub(crate) mod focus;
pub(crate) mod hint;
pub(crate) mod icons;
pub(crate) mod identities;
pub(crate) mod kept_notes;
pub(crate) mod keyboard;
pub(crate) mod keypad;
pub(crate) mod look;
pub(crate) mod note;
pub(crate) mod note_text;
pub(crate) mod notices;
pub(crate) mod open_button;
pub(crate) mod panel;
pub(crate) mod panel_layout;
pub(crate) mod parties;
pub(crate) mod parts;
pub(crate) mod picker;
pub(crate) mod quick;
pub(crate) mod recent;
pub(crate) mod record;
pub(crate) mod recorded;
pub(crate) mod refocus;
pub(crate) mod rows;
pub(crate) mod screen_pop;
pub(crate) mod script;
pub(crate) mod sections;
pub(crate) mod settings;
pub(crate) mod sheet;
pub(crate) mod shortcuts;
pub(crate) mod skip;
pub(crate) mod sound;
pub(crate) mod standing;
pub(crate) mod start;
pub(crate) mod timer;
pub(crate) mod toolbar;
pub(crate) mod transfer;

use crate::store::Store;
use leptos::prelude::*;

/// The store of the panel this component is in.
pub(crate) fn store() -> Store {
    expect_context::<Store>()
}
