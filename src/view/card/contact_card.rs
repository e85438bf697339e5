//! One contact: who, through what, where it stands, and what can be done. The open one is a card, every other a row.

use crate::{
    leptos_workarounds::{
        combined_effect::{Look, attribute, flag, looks, text},
        erased::{rebuilt, when},
    },
    store::{Row, Store},
    text::{Texts, texts},
    view::{
        card::{
            card_context::CardContext, details::Details, panel_layout::layout, screen_pops::ScreenPops,
            sections::sections,
        },
        context::store,
        controls::Controls,
        focus::card_element::{TITLE, element_id},
        notes::note_box::NoteBox,
        parts::timer::{Run, Timer},
        quick::quick_buttons,
    },
};
use deskpane_desk::{
    clock::Millis,
    model::{Contact, ContactState, Relation, change::ContactEntry},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What shows a contact's state in shape and colour.
const MARK: &str = ".card__state > .mark";

/// One contact. Its head is the same element whether it is open or a row, so that the focus and what is read out stay.
#[component]
pub(crate) fn ContactCard(row: Row) -> impl IntoView {
    let (store, t) = (store(), texts());
    let entry: RwSignal<ContactEntry> = row.entry.clone().into();
    let open: RwSignal<bool> = row.open.clone().into();
    let since = Signal::derive(move || entry.with(|entry| entry.contact.since));
    let key = row.key;
    let id: RwSignal<String> = row.id.clone().into();
    let look = Look::new(move || {
        let (open, aim) = (open.get(), aim(store, key, entry, t));
        let truth = |yes: &'static str, no: &'static str| Some(if open { yes } else { no });
        entry.with(|ContactEntry { contact, .. }| {
            let name = t.contact_title(contact);
            vec![
                attribute("", "data-contact", Some(id.get())),
                attribute("", "data-state", Some(kind(contact))),
                flag("", "data-open", open),
                flag("", "data-front", contact.in_front),
                attribute("", "aria-label", Some(name.clone())),
                attribute(TITLE, "aria-expanded", truth("true", "false")),
                attribute(TITLE, "tabindex", truth("0", "-1")),
                text(".card__words", name),
                text(".card__aim", aim),
                text(".card__facts", facts(contact, t)),
                attribute(MARK, "data-mark", Some(kind(contact))),
                text(".card__word", t.state(&contact.state)),
                text(".card__flags", flags(contact, t)),
            ]
        })
    });
    let (shown, own) = (row.clone(), row.clone());
    let rest = rebuilt(move || if open.get() { opened(&shown, entry) } else { quick_buttons(&own, entry) });
    view! {
        <article
            class="card"
            id=element_id(key)
            use:looks=look.clone()
            on:click=move |event| if !is_for_another(&event) { store.open_contact(key) }
        >
            <header class="card__head">
                <h3 class="card__name">
                    <button
                        type="button"
                        class="card__title"
                        aria-expanded=look.first(TITLE, "aria-expanded")
                        tabindex=look.first(TITLE, "tabindex")
                    >
                        <span class="card__words">{look.text(".card__words")}</span>
                    </button>
                </h3>
                <span class="card__aim">{look.text(".card__aim")}</span>
                <p class="card__facts">{look.text(".card__facts")}</p>
            </header>
            <div class="card__standing">
                <div class="card__state" role="status" aria-label=t.contact_state>
                    <span class="mark" data-mark=look.first(MARK, "data-mark") aria-hidden="true"></span>
                    <span class="card__word">{look.text(".card__word")}</span>
                    <span class="card__flags">{look.text(".card__flags")}</span>
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

/// All there is to an open contact below its head.
fn opened(row: &Row, entry: RwSignal<ContactEntry>) -> AnyView {
    let case = CardContext::new(row.clone(), entry);
    let (id, shown) = (case.id.into(), layout());
    view! {
        <Controls row=row.clone() entry=entry />
        {sections(shown.above, &case)}
        <ScreenPops entry=entry />
        <NoteBox id=id selection=None />
        {sections(shown.below, &case)}
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

/// Whether a click on a contact is meant for something in it that has a meaning of its own.
fn is_for_another(event: &ev::MouseEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let own = element.and_then(|element| element.closest("button, a, input, select, textarea, summary").ok().flatten());
    own.is_some_and(|own| !own.class_list().contains("card__title"))
}

/// Why the desktop looks at this one rather than another.
fn aim(store: Store, key: u32, entry: RwSignal<ContactEntry>, t: Texts) -> String {
    if entry.with(|entry| entry.contact.in_front) {
        t.in_front(store.desktop)
    } else if store.aimed.get() == key {
        t.aimed(store.desktop)
    } else {
        String::new()
    }
}

/// What it is and came through.
fn facts(contact: &Contact, t: Texts) -> String {
    let direction = contact.direction.map(|it| t.direction(it)).unwrap_or_default();
    let queue = contact.queue.as_ref().map(|queue| queue.name().to_owned()).unwrap_or_default();
    let mut facts =
        vec![t.channel(&contact.channel), direction.to_owned(), queue, address(contact, t), continues(contact, t)];
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

/// The address, where the title does not say it already.
fn address(contact: &Contact, _: Texts) -> String {
    let address = contact.customer.address.as_deref().unwrap_or_default();
    if contact.customer_name() == Some(address) { String::new() } else { address.to_owned() }
}

/// That the contact is another one's sequel, as after a transfer.
fn continues(contact: &Contact, t: Texts) -> String {
    let parent = contact.links.iter().find(|link| link.relation == Relation::Parent);
    parent.map(|link| format!("{} {}", t.relation(link.relation), link.id)).unwrap_or_default()
}

fn flags(contact: &Contact, t: Texts) -> String {
    let mut flags = String::new();
    for (on, word) in [(contact.muted, t.muted), (contact.masked, t.masked), (contact.recording, t.recording)] {
        if on {
            flags.push_str(", ");
            flags.push_str(word);
        }
    }
    flags
}

/// What shape and colour a contact's state has.
fn kind(contact: &Contact) -> &'static str {
    match contact.state {
        ContactState::Offered => "ringing",
        ContactState::Active | ContactState::Assigned | ContactState::Conference => "busy",
        ContactState::Held => "held",
        ContactState::Dialing | ContactState::Transferring => "other",
        ContactState::WrapUp => "wrapup",
        ContactState::Queued
        | ContactState::Preview
        | ContactState::Interrupted
        | ContactState::Unknown
        | ContactState::Other(_) => "waiting",
        ContactState::Closed | ContactState::Ended => "none",
    }
}
