//! Notes that the desktop keeps: sends the agent's own there, and shows those that are there.

use crate::{
    leptos_workarounds::erased::when,
    store::Fold,
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::{
            action_button::{ActionButton, action_button, action_button_for},
            command_feedback::feedback_line,
            disclosure::disclosure_for,
            elements::{block, lines, paragraph},
        },
    },
};
use deskpane_desk::view_model::card_sections::is_offered;
use deskpane_desk::{
    model::{Control, Intent},
    shortcuts::Action,
};
use leptos::prelude::*;

/// The button that sends the note that stands above it.
pub(crate) fn save_note(case: &CardContext) -> AnyView {
    let (t, store, id) = (texts(), case.store, case.id);
    let standing = case.standing(Control::SaveNote);
    let told = case.element_id("save-note");
    let press = case.commands(move || Intent::SaveNote(store.notes.text(&id.get_untracked())));
    let name = t.control(Control::SaveNote, false, store.desktop);
    let button = ActionButton { name, weight: "quiet", standing, told: told.clone(), press: Some(press) };
    let button = action_button_for(Action::Control(Control::SaveNote), button);
    block("save-note", vec![button, feedback_line(told, standing)])
}

/// The notes, behind a disclosure.
pub(crate) fn desktop_notes(case: CardContext) -> AnyView {
    let open = case.row.fold(Fold::KeptNotes);
    let name = texts().notes_in(case.store.desktop);
    disclosure_for(Action::Control(Control::ListNotes), name, open, move || notes(case.clone()))
}

fn notes(case: CardContext) -> AnyView {
    let (t, place) = (texts(), case.entry);
    let standing = case.standing(Control::ListNotes);
    let told = case.element_id("kept-notes");
    let none = move || place.with(|place| place.contact.work.notes.is_empty());
    let read = move || {
        let note = |title: &str, body: &str| format!("{title}\n{body}").trim().to_owned();
        place.with(|place| place.contact.work.notes.iter().map(|one| note(&one.title, &one.body)).collect())
    };
    let can = move || place.with(|place| is_offered(place, Control::ListNotes));
    let name = t.notes_in(case.store.desktop);
    let button = when(can, move || {
        let press = case.commands(|| Intent::ListNotes);
        let told = case.element_id("kept-notes");
        action_button(ActionButton {
            name: t.load_notes.to_owned(),
            weight: "quiet",
            standing,
            told,
            press: Some(press),
        })
    });
    let nothing = when(none, move || paragraph("told", t.notes_none));
    block("fields", vec![nothing, lines(&name, read), button, feedback_line(told, standing)])
}
