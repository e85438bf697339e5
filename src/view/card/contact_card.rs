//! A contact: customer, channel, state, and controls. The open one is a card, every other a row.

use crate::{
    leptos_workarounds::{
        combined_effect::{ElementUpdates, apply_updates, attribute, flag, text},
        erased::{rebuilt, when},
    },
    store::Row,
    text::{Texts, texts},
    view::{
        card::{
            card_context::CardContext, details::Details, panel_layout::layout, screen_pops::ScreenPops,
            sections::sections,
        },
        context::store,
        controls::{control_grid::Controls, quick_buttons::quick_buttons},
        focus::card_element::{TITLE, element_id},
        notes::note_box::NoteBox,
        parts::timer::{Run, Timer},
    },
};
use deskpane_desk::{
    clock::Millis,
    model::{Contact, change::ContactEntry},
    view_model::card::CardHead,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The contact's state as shape and colour.
const MARK: &str = ".card__state > .mark";

/// One contact. Its head is the same element whether it is open or a row, so that focus and live regions stay.
#[component]
pub(crate) fn ContactCard(row: Row) -> impl IntoView {
    let (store, t) = (store(), texts());
    let entry: RwSignal<ContactEntry> = row.entry.clone().into();
    let open: RwSignal<bool> = row.open.clone().into();
    let since = Signal::derive(move || entry.with(|entry| entry.contact.since));
    let key = row.key;
    let id: RwSignal<String> = row.id.clone().into();
    let (own_row, is_beside_crm) = (row.clone(), store.crm_untracked().is_some());
    let updates = ElementUpdates::new(move || {
        let (open, is_target) = (open.get(), store.command_target.get() == key);
        let truth = |yes: &'static str, no: &'static str| Some(if open { yes } else { no });
        entry.with(|ContactEntry { contact, .. }| {
            let crm_name = is_beside_crm.then(|| store.customer_name(&own_row, &contact.id)).flatten();
            let head = CardHead::of(contact, is_target).named(contact, crm_name.as_deref());
            let name = t.contact_title(head.title);
            vec![
                attribute("", "data-contact", Some(id.get())),
                attribute("", "data-state", Some(head.mark.name())),
                flag("", "data-open", open),
                flag("", "data-front", contact.in_front),
                attribute("", "aria-label", Some(name.clone())),
                attribute(TITLE, "aria-expanded", truth("true", "false")),
                attribute(TITLE, "tabindex", truth("0", "-1")),
                text(".card__words", name),
                text(".card__aim", head.attention.map(|it| t.attention(it, store.desktop)).unwrap_or_default()),
                text(".card__facts", t.contact_facts(&head.facts)),
                attribute(MARK, "data-mark", Some(head.mark.name())),
                text(".card__word", t.state(head.state)),
                text(".card__flags", t.contact_flags(&head.flags)),
            ]
        })
    });
    let (shown, own) = (row.clone(), row.clone());
    let rest = rebuilt(move || if open.get() { opened(&shown, entry) } else { quick_buttons(&own, entry) });
    view! {
        <article
            class="card"
            id=element_id(key)
            use:apply_updates=updates.clone()
            on:click=move |event| if !is_for_another(&event) { store.open_contact(key) }
        >
            <header class="card__head">
                <h3 class="card__name">
                    <button
                        type="button"
                        class="card__title"
                        aria-expanded=updates.first(TITLE, "aria-expanded")
                        tabindex=updates.first(TITLE, "tabindex")
                    >
                        <bdi class="card__words">{updates.text(".card__words")}</bdi>
                    </button>
                </h3>
                <span class="card__aim">{updates.text(".card__aim")}</span>
                <p class="card__facts">{updates.text(".card__facts")}</p>
            </header>
            <div class="card__standing">
                <div class="card__state" role="status" aria-label=t.contact_state>
                    <span class="mark" data-mark=updates.first(MARK, "data-mark") aria-hidden="true"></span>
                    <span class="card__word">{updates.text(".card__word")}</span>
                    <span class="card__flags">{updates.text(".card__flags")}</span>
                </div>
                <div class="card__times">
                    {when(move || open.get(), move || further_times(entry, t))}
                    <Timer run=Run::Since at=since name=t.time_in_state class="card__time" />
                </div>
            </div>
            {rest}
        </article>
    }
    .into_any()
}

/// An open contact, below its head.
fn opened(row: &Row, entry: RwSignal<ContactEntry>) -> AnyView {
    let card = CardContext::new(row.clone(), entry);
    let (id, shown, store) = (card.id.into(), layout(), card.store);
    view! {
        <Controls row=row.clone() entry=entry />
        {store.crm_untracked().and(shown.whole).map(|whole| (whole.crm.customer)(card.clone()))}
        {sections(&shown.above, &card)}
        <ScreenPops entry=entry />
        <NoteBox id=id selection=None />
        {sections(&shown.below, &card)}
        <Details row=row.clone() entry=entry />
    }
    .into_any()
}

fn further_times(entry: RwSignal<ContactEntry>, t: Texts) -> AnyView {
    let time =
        move |read: fn(&Contact) -> Option<Millis>| Signal::derive(move || entry.with(|entry| read(&entry.contact)));
    view! {
        <Timer run=Run::Until at=time(|contact| contact.until) name=t.time_left class="card__left" />
        <Timer run=Run::Since at=time(|contact| contact.started) name=t.time_in_total class="card__total" />
    }
    .into_any()
}

/// Whether a click on a contact is meant for an element in it.
fn is_for_another(event: &ev::MouseEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let own = element.and_then(|element| element.closest("button, a, input, select, textarea, summary").ok().flatten());
    own.is_some_and(|own| !own.class_list().contains("card__title"))
}
