//! Contacts that are over, and notes of earlier ones: nothing the agent wrote goes with its contact.

use super::{contact_card::title, disclosure::Disclosure, note::NoteBox, store};
use crate::{
    store::{Store, Stranded},
    text::{Texts, texts},
};
use deskpane_protocol::desk::ContactId;
use leptos::prelude::*;

/// How many notes of earlier contacts are listed at first, and added by *Show more*.
const STEP: usize = 20;

/// One line of the list.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    id: String,
    name: String,
    when: &'static str,
}

/// The recent contacts; nothing where there are none.
#[component]
pub(crate) fn Recent() -> impl IntoView {
    let (store, t) = (store(), texts());
    let limit = RwSignal::new(STEP);
    let lines = Memo::new(move |_| lines(store, t, limit.get()));
    let any = Memo::new(move |_| lines.with(|(lines, _)| !lines.is_empty()));
    let more = Memo::new(move |_| lines.with(|(_, more)| *more));
    view! {
        <section class="recent" class:recent--none=move || !any.get() aria-label=t.recent>
            <h2 class="recent__title">{t.recent}</h2>
            <ul class="recent__list">
                <For each=move || lines.get().0 key=|line| line.id.clone() children=move |line| entry(store, t, line) />
            </ul>
            {move || more.get().then(|| view! {
                <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += STEP)>{t.show_more}</button>
            })}
        </section>
    }
}

/// What is listed, and whether there is more.
fn lines(store: Store, t: &Texts, limit: usize) -> (Vec<Line>, bool) {
    store.notes.edition.track();
    let closed = store.closed.get();
    let mut lines: Vec<_> = closed
        .iter()
        .map(|contact| Line { id: contact.id.to_string(), name: title(contact, t), when: t.contact_over })
        .collect();
    let is_open = |id: &str| ContactId::new(id).is_some_and(|id| store.row(&id).is_some());
    store.order.track();
    let others = store.notes.others(|id| is_open(id) || closed.iter().any(|contact| contact.id.as_str() == id));
    let more = others.len() > limit;
    lines.extend(others.into_iter().take(limit).map(|kept| {
        let name = if kept.note.about.is_empty() { (t.nameless)(&kept.id) } else { kept.note.about };
        Line { id: kept.id, name, when: t.earlier_note }
    }));
    (lines, more)
}

fn entry(store: Store, t: &'static Texts, line: Line) -> AnyView {
    // The agent was typing when this contact ended: the note opens here and goes on at the same place.
    let selection = match store.stranded.get_untracked() {
        Some(Stranded::Note(id, start, end)) if id.as_str() == line.id => {
            store.stranded.set(None);
            Some((start, end))
        }
        _ => None,
    };
    let open = RwSignal::new(selection.is_some());
    let first = StoredValue::new(selection);
    let id = line.id.clone();
    let about = line.name.clone();
    view! {
        <li class="recent__entry">
            <span class="recent__when">{line.when}</span>
            <Disclosure name=(t.note_about)(&line.name) open=open>
                <NoteBox id=id.clone() about=about.clone() selection=first.try_update_value(Option::take).flatten() />
            </Disclosure>
        </li>
    }
    .into_any()
}
