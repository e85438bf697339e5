//! A contact: customer, channel, state, and controls. The open one is a card, every other a row.

use crate::{
    leptos_workarounds::combined_effect::{ElementUpdates, Pattern, attribute, flag, text},
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
        parts::timer::{Run, Timer, run_timer},
    },
};
use deskpane_desk::{
    clock::Millis,
    model::{Contact, change::ContactEntry},
    view_model::card::CardHead,
};
use leptos::{
    ev,
    prelude::*,
    tachys::view::{Mountable, Render, any_view::AnyViewState},
};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The contact's state as shape and colour.
const MARK: &str = ".card__state > .mark";

/// The parts that all contacts share, without texts.
pub(crate) fn pattern(t: Texts) -> Option<Pattern> {
    let pattern = view! {
        <article class="card">
            <header class="card__head">
                <h3 class="card__name">
                    <button type="button" class="card__title">
                        <bdi class="card__words"></bdi>
                    </button>
                </h3>
                <span class="card__aim"></span>
                <p class="card__facts"></p>
            </header>
            <div class="card__standing">
                <div class="card__state" role="status" aria-label=t.contact_state>
                    <span class="mark" aria-hidden="true"></span>
                    <span class="card__word"></span>
                    <span class="card__flags"></span>
                </div>
                <div class="card__times">
                    <Timer run=Run::Since at=Signal::stored(None) name=t.time_in_state class="card__time" />
                </div>
            </div>
        </article>
    };
    pattern.into_any().build().elements().into_iter().next().map(Pattern::new)
}

/// One contact. Its head is the same element whether it is open or a row, so that focus and live regions stay.
pub(crate) fn contact_card(row: &Row, pattern: &Pattern) -> Option<Element> {
    let (store, t) = (store(), texts());
    let (own, is_beside_crm) = (row.clone(), store.crm_untracked().is_some());
    let head = ElementUpdates::new(move || {
        let (open, is_target) = (own.open.get(), store.command_target.get() == own.key);
        let truth = |yes: &'static str, no: &'static str| Some(if open { yes } else { no });
        own.entry.with(|ContactEntry { contact, .. }| {
            let crm_name = is_beside_crm.then(|| store.customer_name(&own, &contact.id)).flatten();
            let head = CardHead::of(contact, is_target).named(contact, crm_name.as_deref());
            let name = t.contact_title(head.title);
            vec![
                attribute("", "data-contact", Some(own.id.get())),
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
    let element = head.copy(pattern)?;
    element.set_id(&element_id(row.key));
    let (own, article) = (row.clone(), element.clone());
    let rest = RenderEffect::new(move |before: Option<Vec<AnyViewState>>| {
        before.into_iter().flatten().for_each(|mut shown| shown.unmount());
        let (open, in_sight) = (own.open.get(), own.in_sight.get());
        untrack(|| if open || in_sight { rest_of(&own, &article, open) } else { Vec::new() })
    });
    // Ends with the contact.
    StoredValue::new_local(rest);
    Some(element)
}

/// Adds the parts that differ between a card and a row: the times, and everything below the head.
fn rest_of(row: &Row, article: &Element, open: bool) -> Vec<AnyViewState> {
    let (entry, t): (RwSignal<ContactEntry>, _) = (row.entry.clone().into(), texts());
    let mut shown = Vec::new();
    if let Some(timer) = article.query_selector(".card__time").ok().flatten() {
        if let Some(times) = timer.parent_element().filter(|_| open) {
            let mut further = further_times(entry, t).build();
            further.mount(&times, Some(&timer));
            shown.push(further);
        }
        run_timer(timer, Run::Since, Signal::derive(move || entry.with(|entry| entry.contact.since)));
    }
    let mut below = if open { opened(row, entry) } else { quick_buttons(row, entry) }.build();
    below.mount(article, None);
    shown.push(below);
    shown
}

/// The part of an open contact below its head.
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

/// Whether a click inside a contact belongs to another element.
pub(crate) fn is_for_another(event: &ev::MouseEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let own = element.and_then(|element| element.closest("button, a, input, select, textarea, summary").ok().flatten());
    own.is_some_and(|own| !own.class_list().contains("card__title"))
}
