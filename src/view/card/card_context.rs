//! One open contact, for the parts of its card.

use crate::{
    leptos_workarounds::erased::words,
    store::{
        Drafts, Row, Store,
        drafts::{Draft, Keeper},
    },
    view::{
        context::store,
        parts::command_feedback::{FeedbackText, of_contact},
    },
};
use deskpane_desk::model::{Contact, Control, Intent, Work, change::ContactEntry};
use leptos::prelude::*;
use std::borrow::Cow;

/// One open contact, with the store it is in.
#[derive(Clone)]
pub(crate) struct CardContext {
    pub(crate) row: Row,
    pub(crate) entry: RwSignal<ContactEntry>,
    pub(crate) store: Store,
    /// Its id, which may change.
    pub(crate) id: RwSignal<String>,
    drafts: RwSignal<Drafts>,
}

impl CardContext {
    pub(crate) fn new(row: Row, entry: RwSignal<ContactEntry>) -> Self {
        let (id, drafts) = (row.id.clone().into(), row.card().drafts.clone().into());
        Self { row, entry, store: store(), id, drafts }
    }

    /// The draft of a field of this contact.
    pub(crate) fn draft(&self, field: impl Into<Cow<'static, str>>) -> Draft {
        Draft::kept(self.drafts, Keeper::Contact(self.store.desktop.id, self.id), field)
    }

    /// The draft of a private field, which ends with the page.
    pub(crate) fn passing_draft(&self, field: &'static str) -> Draft {
        Draft::passing(self.drafts, field)
    }

    pub(crate) fn feedback(&self, control: Control) -> Signal<FeedbackText> {
        of_contact(self.entry, control)
    }

    /// An id of an element that belongs to this contact.
    pub(crate) fn element_id(&self, name: &str) -> String {
        format!("{name}-{}", self.row.key)
    }

    pub(crate) fn command(&self, intent: Intent) {
        let id = self.entry.with_untracked(|entry| entry.contact.id.clone());
        self.store.command(&id, intent);
    }

    /// A callback that gives a command.
    pub(crate) fn commands(&self, intent: impl Fn() -> Intent + Send + Sync + 'static) -> Callback<()> {
        let card = self.clone();
        Callback::new(move |()| card.command(intent()))
    }

    /// Words about the work on it.
    pub(crate) fn words(&self, read: impl Fn(&Work, &Contact) -> String + Send + Sync + 'static) -> Signal<String> {
        let entry = self.entry;
        words(move || entry.with(|entry| read(&entry.contact.work, &entry.contact)))
    }
}
