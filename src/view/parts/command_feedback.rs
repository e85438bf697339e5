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

/// The feedback.
#[derive(Clone, Default)]
pub(crate) struct FeedbackText {
    /// Why it is disabled.
    pub(crate) denied: Option<String>,
    /// It is disabled only because the same command is in flight.
    pub(crate) waits: bool,
    /// The status of its last command: a class, a short word, and a sentence, which is empty once it is confirmed.
    pub(crate) progress: &'static str,
    pub(crate) short: &'static str,
    pub(crate) status: String,
}

impl FeedbackText {
    /// Feedback in the current language.
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

    /// The feedback as one sentence.
    pub(crate) fn line(self) -> String {
        self.denied.unwrap_or(self.status)
    }
}

/// Available, and without a command status.
pub(crate) fn always_available() -> Signal<FeedbackText> {
    Signal::derive(FeedbackText::default)
}

/// For a control of a contact.
pub(crate) fn of_contact(entry: RwSignal<ContactEntry>, control: Control) -> Signal<FeedbackText> {
    let (store, t) = (store(), texts());
    Signal::derive(move || {
        let feedback = entry.with(|entry| CommandFeedback::of_contact(entry, control));
        FeedbackText::of(&feedback, t, store)
    })
}

/// For a control of the agent.
pub(crate) fn of_agent(control: AgentControl) -> Signal<FeedbackText> {
    let (store, t) = (store(), texts());
    Signal::derive(move || {
        let feedback = store.board.with(|board| CommandFeedback::of_agent(board, control));
        FeedbackText::of(&feedback, t, store)
    })
}

/// The line that says why a control is disabled or what its command's status is; its space is kept.
pub(crate) fn feedback_line(id: String, feedback: Signal<FeedbackText>) -> AnyView {
    explanation(id, words(move || feedback.get().line()))
}

/// The line of a form: its error, which is read out, before its command's feedback.
pub(crate) fn form_line(id: String, mistake: Signal<String>, feedback: Signal<FeedbackText>) -> AnyView {
    let rest = words(move || if mistake.with(String::is_empty) { feedback.get().line() } else { String::new() });
    view! { <p class="told" id=id><span aria-live="polite">{mistake}</span><span>{rest}</span></p> }.into_any()
}

/// A line of such feedback.
pub(crate) fn explanation(id: String, words: Signal<String>) -> AnyView {
    view! { <p class="told" id=id prop:textContent=words></p> }.into_any()
}
