//! Notes that the desktop keeps: sends the agent's own there, and shows those that are there.

use super::{
    act::{Act, act, act_for},
    case::{Case, controls},
    disclosure::disclosure_for,
    parts::{block, lines, paragraph, when},
    standing::told_line,
};
use crate::{store::Fold, text::texts};
use deskpane_desk::{
    model::{Control, Intent},
    shortcuts::Action,
};
use leptos::prelude::*;

/// The button that sends the note that stands above it.
pub(crate) fn save_note(case: &Case) -> AnyView {
    let (t, store, id) = (texts(), case.store, case.id);
    let standing = case.standing(Control::SaveNote);
    let told = case.element_id("save-note");
    let press = case.commands(move || Intent::SaveNote(store.notes.text(&id.get_untracked())));
    let name = t.control(Control::SaveNote, false, store.desktop);
    let button = Act { name, weight: "quiet", standing, told: told.clone(), press: Some(press) };
    let button = act_for(Action::Control(Control::SaveNote), button);
    block("save-note", vec![button, told_line(told, standing)])
}

/// The notes, behind a disclosure.
pub(crate) fn kept_notes(case: Case) -> AnyView {
    let open = case.row.fold(Fold::KeptNotes);
    let name = texts().notes_in(case.store.desktop);
    disclosure_for(Action::Control(Control::ListNotes), name, open, move || notes(case.clone()))
}

fn notes(case: Case) -> AnyView {
    let (t, place) = (texts(), case.entry);
    let standing = case.standing(Control::ListNotes);
    let told = case.element_id("kept-notes");
    let none = move || place.with(|place| place.contact.work.notes.is_empty());
    let read = move || {
        let note = |title: &str, body: &str| format!("{title}\n{body}").trim().to_owned();
        place.with(|place| place.contact.work.notes.iter().map(|one| note(&one.title, &one.body)).collect())
    };
    let can = move || place.with(|place| controls(place, Control::ListNotes));
    let name = t.notes_in(case.store.desktop);
    let button = when(can, move || {
        let press = case.commands(|| Intent::ListNotes);
        let told = case.element_id("kept-notes");
        act(Act { name: t.load_notes.to_owned(), weight: "quiet", standing, told, press: Some(press) })
    });
    let nothing = when(none, move || paragraph("told", t.notes_none));
    block("fields", vec![nothing, lines(&name, read), button, told_line(told, standing)])
}
