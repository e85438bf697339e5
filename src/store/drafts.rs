//! What the agent has typed and not sent yet. It is kept apart from the fields it is typed into, which come and go
//! with what the desktop offers: a failure, or a section that closes, loses nothing.

use leptos::prelude::*;
use std::{borrow::Cow, collections::BTreeMap};

/// Texts by the name of their field. One signal for all fields of a contact.
pub(crate) type Drafts = BTreeMap<Cow<'static, str>, String>;

/// One field's text. A handle: copies are the same draft.
#[derive(Clone)]
pub(crate) struct Draft {
    drafts: RwSignal<Drafts>,
    field: Cow<'static, str>,
}

impl Draft {
    /// The draft of a field.
    pub(crate) fn new(drafts: RwSignal<Drafts>, field: impl Into<Cow<'static, str>>) -> Self {
        Self { drafts, field: field.into() }
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
        if self.now() != text {
            self.drafts.update(|drafts| {
                drafts.insert(self.field.clone(), text);
            });
        }
    }
}
