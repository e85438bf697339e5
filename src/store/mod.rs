//! The panel's state as signals, with bounded histories beside them.

mod active_contact;
mod activity;
mod arrival_types;
mod arrivals;
mod command_sink;
mod commands;
mod crm;
mod crm_access;
mod desktop;
pub(crate) mod diagnostics;
mod dom_access;
pub(crate) mod drafts;
pub(crate) mod notes;
mod order;
pub(crate) mod preferences;
mod recording;
mod rename;
mod render;
mod render_scheduler;
mod row;
mod signals;

pub(crate) use arrival_types::Arrivals;
pub(crate) use command_sink::CommandSink;
pub(crate) use crm::{Crm, DeskNews, Search};
pub(crate) use desktop::Desktop;
pub(crate) use diagnostics::{Diagnostics, Fact};
pub(crate) use dom_access::{CardPosition, DomAccess, InterruptedNote};
pub(crate) use drafts::Drafts;
pub(crate) use notes::NoteStore;
pub(crate) use preferences::AgentPreferences;
pub(crate) use recording::{PageRecording, RecordedPage, RecordingSink, Saved};
pub(crate) use render_scheduler::NextRender;
pub(crate) use row::{Disclosure, Row};
pub(crate) use signals::Store;

#[cfg(test)]
mod tests;
