//! Drafts: typed and unsent text. They are separate from the fields, which come and go with what the desktop offers:
//! a failure, or a section that closes, loses nothing.

use crate::link::storage;
use leptos::prelude::*;
use litemap::LiteMap;
use std::borrow::Cow;

/// Texts by the name of their field. One signal for all fields of a contact.
pub(crate) type Drafts = LiteMap<Cow<'static, str>, String>;

/// One field's text. A handle: copies are the same draft.
#[derive(Clone)]
pub(crate) struct Draft {
    drafts: RwSignal<Drafts>,
    field: Cow<'static, str>,
    /// Its owner, if it is kept over a reload of the page.
    kept: Option<Keeper>,
}

/// The owner of a draft.
#[derive(Clone, Copy)]
pub(crate) enum Keeper {
    /// The agent, at this desktop.
    Desktop(&'static str),
    /// A contact, whose id may change.
    Contact(&'static str, RwSignal<String>),
}

impl Keeper {
    fn key(self, field: &str) -> String {
        match self {
            Self::Desktop(desktop) => format!("{PREFIX}{desktop}/{field}"),
            Self::Contact(desktop, id) => {
                format!("{}{field}", of_contact(desktop, &id.try_get_untracked().unwrap_or_default()))
            }
        }
    }
}

const PREFIX: &str = "deskpane/draft/";

fn of_contact(desktop: &str, id: &str) -> String {
    format!("{PREFIX}{desktop}/{id}/")
}

/// A contact has another id: its drafts move. Drafts under the new id stay.
pub(super) fn follow(drafts: &Drafts, desktop: &str, from: &str, to: &str) {
    let (from, to) = (of_contact(desktop, from), of_contact(desktop, to));
    for field in drafts.keys() {
        let (from, to) = (format!("{from}{field}"), format!("{to}{field}"));
        if let (Some(text), None) = (storage::kept(&from), storage::kept(&to)) {
            storage::keep(&to, &text);
        }
        storage::forget(&from);
    }
}

impl Draft {
    /// A draft that ends with the page.
    pub(crate) fn passing(drafts: RwSignal<Drafts>, field: impl Into<Cow<'static, str>>) -> Self {
        Self { drafts, field: field.into(), kept: None }
    }

    /// A draft that survives a reload of the page.
    pub(crate) fn kept(drafts: RwSignal<Drafts>, keeper: Keeper, field: impl Into<Cow<'static, str>>) -> Self {
        let field = field.into();
        if !drafts.with_untracked(|drafts| drafts.contains_key(&field)) {
            let key = keeper.key(&field);
            let rescued = storage::rescued(&key).into_iter().find(|(own, _)| *own == key);
            let text = rescued.map(|(_, text)| text).or_else(|| storage::kept(&key)).unwrap_or_default();
            drafts.update(|drafts| {
                drafts.insert(field.clone(), text);
            });
        }
        Self { drafts, field, kept: Some(keeper) }
    }

    /// Its storage key, if it is kept.
    pub(crate) fn key(&self) -> Option<String> {
        self.kept.map(|keeper| keeper.key(&self.field))
    }

    /// The typed text.
    pub(crate) fn get(&self) -> String {
        self.drafts.with(|drafts| drafts.get(&self.field).cloned().unwrap_or_default())
    }

    /// The typed text, without tracking it.
    pub(crate) fn now(&self) -> String {
        self.drafts.with_untracked(|drafts| drafts.get(&self.field).cloned().unwrap_or_default())
    }

    /// Stores typed text.
    pub(crate) fn set(&self, text: String) {
        if self.now() == text {
            return;
        }
        if let Some(key) = self.key() {
            if text.is_empty() {
                storage::forget(&key);
            } else {
                storage::keep(&key, &text);
            }
        }
        self.drafts.update(|drafts| {
            drafts.insert(self.field.clone(), text);
        });
    }
}
