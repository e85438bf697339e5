//! What the agent has typed and not sent yet. It is kept apart from the fields it is typed into, which come and go
//! with what the desktop offers: a failure, or a section that closes, loses nothing.

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
    /// Under whose name it is kept over a reload of the page, if it is.
    kept: Option<Keeper>,
}

/// Whose a draft is.
#[derive(Clone, Copy)]
pub(crate) enum Keeper {
    /// The agent's, at this desktop.
    Desktop(&'static str),
    /// That of a contact, whose id may become another.
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

/// A contact goes by another id: what is kept of its fields goes with it. What is there under the new one stays.
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
    /// The draft of a field, which ends with the page.
    pub(crate) fn passing(drafts: RwSignal<Drafts>, field: impl Into<Cow<'static, str>>) -> Self {
        Self { drafts, field: field.into(), kept: None }
    }

    /// The draft of a field, which survives a reload of the page.
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

    /// Under which key it is kept, if it is.
    pub(crate) fn key(&self) -> Option<String> {
        self.kept.map(|keeper| keeper.key(&self.field))
    }

    /// What is typed.
    pub(crate) fn get(&self) -> String {
        self.drafts.with(|drafts| drafts.get(&self.field).cloned().unwrap_or_default())
    }

    /// What is typed, without following it.
    pub(crate) fn now(&self) -> String {
        self.drafts.with_untracked(|drafts| drafts.get(&self.field).cloned().unwrap_or_default())
    }

    /// Something was typed.
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
