//! Notes of earlier contacts with the same customer.

use crate::{
    leptos_workarounds::erased::{rebuilt, texts_of, when},
    store::Store,
    text::{Texts, texts},
    view::{
        card::card_context::CardContext,
        parts::{
            copy_button::copy_text,
            disclosure::disclosure,
            elements::{block, said},
        },
    },
};
use deskpane_desk::{address::address_of, view_model::recent::NoteFacts};
use leptos::prelude::*;

/// How many are shown at first, and added by *Show more*.
const STEP: u32 = 3;

/// The notes, the latest first and open; empty if there are none.
pub(crate) fn earlier_notes(card: &CardContext) -> AnyView {
    let (t, store, entry, id) = (texts(), card.store, card.entry, card.id);
    let limit = RwSignal::new(STEP);
    // The address first: most events change something else, and searching many notes is slow.
    let address = Memo::new(move |_| entry.with(|entry| address_of(&entry.contact)));
    let ids = texts_of(move || {
        let kept = address.with(|address| store.notes.of_customer(address.as_ref(), |id| store.is_open(id)));
        kept.into_iter().map(|kept| kept.id).collect()
    });
    rebuilt(move || {
        let ids = ids.get();
        if ids.is_empty() {
            return ().into_any();
        }
        let shown = usize::try_from(limit.get()).unwrap_or(usize::MAX);
        let items: Vec<_> =
            ids.iter().take(shown).enumerate().map(|(at, one)| item(store, t, one, id, at == 0)).collect();
        let more = ids.len() > shown;
        view! {
            <section class="earlier" aria-label=t.earlier_notes>
                <h4 class="earlier__title">{t.earlier_notes}</h4>
                <ul class="earlier__list">{items}</ul>
                {when(move || more, move || {
                    let add = move |_| limit.set(limit.get_untracked().saturating_add(STEP));
                    view! { <button type="button" class="button earlier__more" on:click=add>{t.show_more}</button> }.into_any()
                })}
            </section>
        }
        .into_any()
    })
}

fn item(store: Store, t: Texts, id: &str, own: RwSignal<String>, is_latest: bool) -> AnyView {
    let Some(note) = store.notes.get(id) else { return ().into_any() };
    let (heading, text) = (t.note_facts(&NoteFacts::of(&note)), note.text);
    let one = disclosure(heading, RwSignal::new(is_latest), move || {
        let told = RwSignal::new(String::new());
        let more = text.clone();
        let add = move |_| {
            let id = own.get_untracked();
            let fits = store.notes.append(&id, store.contact(&id).as_deref(), &more, store.clock.get_untracked());
            told.set(if fits { t.note_used } else { t.note_no_room }.to_owned());
        };
        let copy = copy_text(t.copy, Signal::stored(text.clone()));
        let tools = view! { <button type="button" class="button copy" on:click=add>{t.note_use}</button> }.into_any();
        let words = view! { <p class="earlier__text" dir="auto">{text.clone()}</p> }.into_any();
        block(
            "earlier__note",
            vec![words, block("earlier__tools", vec![tools, copy]), said("earlier__told", told.into())],
        )
    });
    view! { <li>{one}</li> }.into_any()
}
