//! The disposition of a contact. Shows what the desktop reports or, while a choice is in flight, the choice.

use crate::{
    leptos_workarounds::erased::words,
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::{
            command_feedback::explanation,
            elements::block,
            picker::{Picker, choices, cut, picker_for},
        },
    },
};
use deskpane_desk::{
    model::{Control, Intent},
    shortcuts::Action,
    view_model::disposition::{chosen, dispositions, is_called_for},
};
use leptos::prelude::*;

/// The choice.
pub(crate) fn disposition(card: CardContext) -> AnyView {
    let (entry, t) = (card.entry, texts());
    let choices = choices(move || entry.with(|entry| dispositions(&entry.contact.work)));
    let feedback = card.feedback(Control::Dispose);
    let line = words(move || {
        let described_by = feedback.get().line();
        let forced = entry.with(|entry| is_called_for(&entry.contact.work));
        if described_by.is_empty() && forced { t.disposition_forced.to_owned() } else { described_by }
    });
    let id = card.element_id("disposition");
    let line_id = id.clone();
    let list = Picker {
        words: t.disposition(),
        name: None,
        choices,
        chosen: words(move || entry.with(chosen)),
        optional: true,
        feedback,
        described_by: id,
        choose: Callback::new(move |value: String| {
            card.command(Intent::Dispose(Some(value).filter(|value| !value.is_empty())));
        }),
    };
    let list = picker_for(Action::Control(Control::Dispose), list);
    let cut =
        cut(move || entry.with(|entry| entry.contact.work.dispositions.as_ref().is_some_and(|all| all.list.is_cut())));
    block("disposition", vec![list, cut, explanation(line_id, line)])
}
