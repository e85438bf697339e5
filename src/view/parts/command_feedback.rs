//! A control's feedback in words, for controls of contacts and of the agent alike.

use crate::{
    leptos_workarounds::erased::words,
    store::Store,
    text::{Texts, texts},
    view::context::store,
};
use deskpane_desk::{
    model::{AgentControl, Control, change::ContactEntry},
    view_model::command_feedback::{CommandFeedback, LastCommand, Progress},
};
use leptos::prelude::*;

/// What there is to tell.
#[derive(Clone, Default)]
pub(crate) struct FeedbackText {
    /// Why it can't be used now.
    pub(crate) denied: Option<String>,
    /// It can't be used only because the same is on its way.
    pub(crate) waits: bool,
    /// What became of it last: how that looks, in a word, and in words; nothing once it is done.
    pub(crate) progress: &'static str,
    pub(crate) short: &'static str,
    pub(crate) status: String,
}

impl FeedbackText {
    /// In these words.
    pub(crate) fn of(feedback: &CommandFeedback, t: Texts, store: Store) -> Self {
        let status = feedback.last.as_ref().map(LastCommand::status);
        Self {
            denied: feedback.denial.as_ref().map(|denial| t.denial(denial, store.desktop)),
            waits: feedback.is_in_flight(),
            progress: status.map(|status| Progress::of(status).name()).unwrap_or_default(),
            short: status.map(|status| t.status_short(status)).unwrap_or_default(),
            status: feedback.unfinished().map(|last| t.last_command(last, store.desktop)).unwrap_or_default(),
        }
    }

    /// What there is to say of it.
    pub(crate) fn line(self) -> String {
        self.denied.unwrap_or(self.status)
    }
}

/// Nothing stands in the way, and nothing comes of it at once.
pub(crate) fn always_available() -> Signal<FeedbackText> {
    Signal::derive(FeedbackText::default)
}

/// About a control of a contact.
pub(crate) fn of_contact(entry: RwSignal<ContactEntry>, control: Control) -> Signal<FeedbackText> {
    let (store, t) = (store(), texts());
    Signal::derive(move || {
        let feedback = entry.with(|entry| CommandFeedback::of_contact(entry, control));
        FeedbackText::of(&feedback, t, store)
    })
}

/// About a control that is about no contact.
pub(crate) fn of_agent(control: AgentControl) -> Signal<FeedbackText> {
    let (store, t) = (store(), texts());
    Signal::derive(move || {
        let feedback = store.board.with(|board| CommandFeedback::of_agent(board, control));
        FeedbackText::of(&feedback, t, store)
    })
}

/// The line that says why something is off or what became of it; its place is kept.
pub(crate) fn feedback_line(id: String, feedback: Signal<FeedbackText>) -> AnyView {
    explanation(id, words(move || feedback.get().line()))
}

/// The line of a form: what is wrong in it, which is read out as it comes, before what there is to say of its command.
pub(crate) fn form_line(id: String, mistake: Signal<String>, feedback: Signal<FeedbackText>) -> AnyView {
    let rest = words(move || if mistake.with(String::is_empty) { feedback.get().line() } else { String::new() });
    view! { <p class="told" id=id><span aria-live="polite">{mistake}</span><span>{rest}</span></p> }.into_any()
}

/// A line of such words.
pub(crate) fn explanation(id: String, words: Signal<String>) -> AnyView {
    view! { <p class="told" id=id prop:textContent=words></p> }.into_any()
}
