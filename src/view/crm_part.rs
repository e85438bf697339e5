//! What the panel has for a CRM beside it. A tenth of the whole program, so that only a program that is given it holds it.

use crate::{store::Store, text::Language, view::card::card_context::CardContext};
use deskpane_desk::config::Config;
use leptos::prelude::*;
use std::any::Any;

/// Joins the CRM of the configuration to the store, where there is one, for as long as what it gives lives. With the host of the
/// desktop.
pub(crate) type StartCrm = fn(&Config, String, Option<Language>, Store) -> Option<Box<dyn Any>>;

/// Everything a program needs for a CRM. One without holds no code of it, and hands over to one that has it
/// (`load::has_handed_over`) where the configuration names a CRM.
pub struct CrmPart {
    pub(crate) start: StartCrm,
    /// The customer of a contact, in its card.
    pub(crate) customer: fn(CardContext) -> AnyView,
    /// How the log stands, and what the CRM asks.
    pub(crate) log: fn() -> AnyView,
}
