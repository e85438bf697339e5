//! The parts that only the program of all pages has. A desktop's own program contains none of their code, which is more
//! than a fifth of the whole. If one of them is needed, the whole program runs instead (`public/guard.js`,
//! `link::whole_program`).

use crate::{
    store::{Desktop, RecordedPage, Store},
    text::Language,
    view::card::card_context::CardContext,
};
use deskpane_desk::{config::Config, session::Session};
use leptos::prelude::*;
use std::any::Any;

/// All of them.
pub struct WholeProgram {
    pub(crate) crm: CrmPart,
    pub(crate) recording: RecordingPart,
}

/// Connects the configured CRM, if any, to the store until the result is dropped. The text is the desktop's host.
pub(crate) type StartCrm = fn(&Config, String, Option<Language>, Store) -> Option<Box<dyn Any>>;

/// Everything for a CRM.
pub(crate) struct CrmPart {
    pub(crate) start: StartCrm,
    /// The customer of a contact, in its card.
    pub(crate) customer: fn(CardContext) -> AnyView,
    /// The state of the log, and a call that the CRM asks for.
    pub(crate) log: fn() -> AnyView,
}

/// Everything for recordings.
pub(crate) struct RecordingPart {
    /// Records a session that is about to begin, if requested. Ends with the current reactive owner.
    pub(crate) start: fn(Desktop, Box<dyn Session>, RecordedPage) -> Box<dyn Session>,
    /// The mark that messages are being recorded.
    pub(crate) mark: fn() -> AnyView,
    /// The controls under Diagnostics.
    pub(crate) controls: fn() -> AnyView,
}
