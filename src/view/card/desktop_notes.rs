//! The desktop's own notes: saves the agent's note there, and shows the existing ones.

use crate::{
    leptos_workarounds::erased::when,
    store::Disclosure,
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::{
            action_button::{ActionButton, action_button, action_button_for},
            command_feedback::feedback_line,
            disclosure::disclosure_for,
            elements::{block, lines, paragraph},
            picker::cut,
        },
    },
};
use deskpane_desk::view_model::card_sections::is_offered;
use deskpane_desk::{
    model::{Control, Intent},
    shortcuts::Action,
};
use leptos::prelude::*;

/// The button that saves the note above it to the desktop.
pub(crate) fn save_note(card: &CardContext) -> AnyView {
    let (t, store, id) = (texts(), card.store, card.id);
    let feedback = card.feedback(Control::SaveNote);
    let described_by = card.element_id("save-note");
    let press = card.commands(move || Intent::SaveNote(store.notes.text(&id.get_untracked())));
    let name = t.control(Control::SaveNote, false, store.desktop);
    let button =
        ActionButton { name, weight: "quiet", feedback, described_by: described_by.clone(), press: Some(press) };
    let button = action_button_for(Action::Control(Control::SaveNote), button);
    block("save-note", vec![button, feedback_line(described_by, feedback)])
}

/// The notes, behind a disclosure.
pub(crate) fn desktop_notes(card: CardContext) -> AnyView {
    let open = card.row.disclosure(Disclosure::KeptNotes);
    let name = texts().notes_in(card.store.desktop);
    disclosure_for(Action::Control(Control::ListNotes), name, open, move || notes(card.clone()))
}

fn notes(card: CardContext) -> AnyView {
    let (t, entry) = (texts(), card.entry);
    let feedback = card.feedback(Control::ListNotes);
    let described_by = card.element_id("kept-notes");
    let none = move || entry.with(|entry| entry.contact.work.notes.is_empty());
    let read = move || {
        let note = |title: &str, body: &str| format!("{title}\n{body}").trim().to_owned();
        entry.with(|entry| entry.contact.work.notes.iter().map(|one| note(&one.title, &one.body)).collect())
    };
    let can = move || entry.with(|entry| is_offered(entry, Control::ListNotes));
    let name = t.notes_in(card.store.desktop);
    let cut = cut(move || entry.with(|entry| entry.contact.work.notes.is_cut()));
    let button = when(can, move || {
        let press = card.commands(|| Intent::ListNotes);
        let described_by = card.element_id("kept-notes");
        action_button(ActionButton {
            name: t.load_notes.to_owned(),
            weight: "quiet",
            feedback,
            described_by,
            press: Some(press),
        })
    });
    let nothing = when(none, move || paragraph("told", t.notes_none));
    block("fields", vec![nothing, lines(&name, read), cut, button, feedback_line(described_by, feedback)])
}
