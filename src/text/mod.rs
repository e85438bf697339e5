//! Maps states to words, once for all languages: the words themselves are in `crates/words`, one table per language.

mod activity;
mod agent;
mod connection;
mod contact;
mod control;
mod crm;
pub(crate) mod face;
mod fault;
mod fill;
mod intl;
mod keys;
mod language;
mod note;
mod page;
mod table;
mod word_set;
mod work;

pub(crate) use fill::fill;
pub(crate) use language::{Language, texts};
pub(crate) use table::{Advice, Choosing, EN, Texts};
pub(crate) use word_set::word_set;
