//! The panel's part for a CRM. A program holds it only if it is given it: it is about a sixth of the whole program.

use crate::{store::Store, text::Language, view::card::card_context::CardContext};
use deskpane_desk::config::Config;
use leptos::prelude::*;
use std::any::Any;

/// Connects the configured CRM, if any, to the store until the result is dropped. The text is the desktop's host.
pub(crate) type StartCrm = fn(&Config, String, Option<Language>, Store) -> Option<Box<dyn Any>>;

/// Everything a program needs for a CRM. A program without it contains none of that code; if `config.json` names a CRM, the program of
/// all pages runs instead (`public/guard.js`, `load::has_handed_over`).
pub struct CrmPart {
    pub(crate) start: StartCrm,
    /// The customer of a contact, in its card.
    pub(crate) customer: fn(CardContext) -> AnyView,
    /// The state of the log, and what the CRM asks.
    pub(crate) log: fn() -> AnyView,
}
