//! What the agent has typed and not sent yet. It is kept apart from the fields it is typed into, which come and go
//! with what the desktop offers: a failure, or a section that closes, loses nothing.

use super::Store;
use crate::link::storage;
use leptos::prelude::*;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// Texts by the name of their field. One signal for all fields of a contact.
pub(crate) type Drafts = BTreeMap<Cow<'static, str>, String>;

/// One field's text. A handle: copies are the same draft.
#[derive(Clone)]
pub(crate) struct Draft {
    drafts: RwSignal<Drafts>,
    field: Cow<'static, str>,
    /// Where it is kept over a reload of the page, if it is.
    kept: Option<Arc<str>>,
}

impl Draft {
    /// The draft of a field, which ends with the page.
    pub(crate) fn passing(drafts: RwSignal<Drafts>, field: impl Into<Cow<'static, str>>) -> Self {
        Self { drafts, field: field.into(), kept: None }
    }

    /// The draft of a field, which survives a reload of the page. `whose` tells apart what has the same fields.
    pub(crate) fn kept(drafts: RwSignal<Drafts>, whose: &str, field: impl Into<Cow<'static, str>>) -> Self {
        let field = field.into();
        let key = format!("deskpane/draft/{whose}/{field}");
        if !drafts.with_untracked(|drafts| drafts.contains_key(&field)) {
            let text = storage::kept(&key).unwrap_or_default();
            drafts.update(|drafts| {
                drafts.insert(field.clone(), text);
            });
        }
        Self { drafts, field, kept: Some(key.into()) }
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
        if let Some(key) = &self.kept {
            if text.is_empty() {
                storage::forget(key);
            } else {
                storage::keep(key, &text);
            }
        }
        self.drafts.update(|drafts| {
            drafts.insert(self.field.clone(), text);
        });
    }
}

impl Store {
    /// What the agent typed into a field that is about no contact.
    pub(crate) fn draft(&self, field: &'static str) -> Draft {
        Draft::kept(self.drafts, self.desktop.id, field)
    }
}
