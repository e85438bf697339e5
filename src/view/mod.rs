//! What the agent sees, sorted by what it is. Views read the store's signals and hand commands to it; none knows a vendor.

pub(crate) mod activity;
pub(crate) mod agent;
pub(crate) mod card;
pub(crate) mod connection;
pub(crate) mod context;
pub(crate) mod control;
pub(crate) mod controls;
pub(crate) mod diagnostics;
pub(crate) mod focus;
pub(crate) mod hint;
pub(crate) mod icons;
pub(crate) mod keyboard;
pub(crate) mod keypad;
pub(crate) mod list;
pub(crate) mod notes;
pub(crate) mod panel;
pub(crate) mod parts;
pub(crate) mod quick;
pub(crate) mod settings;
pub(crate) mod shortcuts;

// Until these have their folders too: `control`, `controls`, `quick`, `keyboard`, `hint`, `shortcuts`, `icons`, `keypad`.
use crate::leptos_workarounds::combined_effect as look;
use context::store;
use focus::{card_element as contact_card, card_element as contact_list};
use parts::{disclosure, field, sheet};
mod act {
    pub(crate) use super::parts::action_button::{ActionButton as Act, action_button as act};
}
mod case {
    pub(crate) use super::card::card_context::CardContext as Case;
}
mod standing {
    pub(crate) use super::parts::command_feedback::{FeedbackText as Standing, explanation as told};
}
