//! The contact's customer in the CRM: a choice of several, a search, their record.

use crate::{
    leptos_workarounds::erased::{rebuilt, when, words},
    store::Search,
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::{
            elements::{block, foreign, said},
            field::{field, form},
        },
    },
};
use deskpane_desk::{
    embedding::{Match, shapes::Customer},
    model::ContactId,
};
use leptos::{ev, prelude::*};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The section; empty without a CRM.
pub(crate) fn crm_customer(card: CardContext) -> AnyView {
    let store = card.store;
    when(move || store.crm().is_some_and(|crm| crm.is_near()), move || content(card.clone()))
}

fn content(card: CardContext) -> AnyView {
    let (t, store) = (texts(), card.store);
    let own = card.clone();
    let matched = Memo::new(move |_| store.matched(&own.row, &own.contact_id()));
    let own = card.clone();
    let standing = words(move || {
        let can_match = store.crm().is_some_and(|crm| crm.can_match());
        matched.with(|matched| t.customer_standing(matched.as_ref(), can_match)).to_owned()
    });
    let shown = card.clone();
    let known = rebuilt(move || match matched.get() {
        Some(Match::Known(customer)) => one(&shown, customer),
        Some(Match::Several(customers)) => choice(&shown, &customers),
        _ => ().into_any(),
    });
    let is_open = move || {
        let wanted = matched.with(|matched| !matches!(matched, Some(Match::Known(_)) | None));
        wanted && store.crm().is_some_and(|crm| crm.can_search())
    };
    block("crm", vec![said("crm__standing", standing), known, when(is_open, move || search(&own))])
}

/// The identified customer.
fn one(card: &CardContext, customer: Customer) -> AnyView {
    let (t, store) = (texts(), card.store);
    let detail = customer.detail.clone().unwrap_or_default();
    let (opening, other, told) = (card.clone(), card.clone(), card.clone());
    let can_open = move || store.crm().is_some_and(|crm| crm.can_open(&customer));
    let open = when(can_open, move || {
        let card = opening.clone();
        button(
            t.open_record,
            Callback::new(move |()| {
                if let Some(crm) = store.crm_untracked() {
                    crm.open(&card.contact_id());
                }
            }),
        )
    });
    let wrong = button(t.not_this_customer, Callback::new(move |()| decide(&other, None)));
    let trouble = words(move || {
        let is_shut = store.crm().is_some_and(|crm| crm.has_not_opened(&told.contact_id()));
        if is_shut { t.crm_not_opened.to_owned() } else { String::new() }
    });
    let detail = foreign("crm__detail", detail);
    block("crm__one", vec![detail, block("crm__buttons", vec![open, wrong]), said("told", trouble)])
}

/// The choice between several customers.
fn choice(card: &CardContext, customers: &[Customer]) -> AnyView {
    let options = customers.iter().cloned().map(|customer| {
        let (card, chosen) = (card.clone(), customer.clone());
        option(customer, Callback::new(move |()| decide(&card, Some(chosen.clone()))))
    });
    view! {
        <ul class="crm__list" role="listbox" aria-label=texts().which_customer>{options.collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

/// One of several. Enter and Space choose it, arrows move to its neighbours.
fn option(customer: Customer, choose: Callback<()>) -> AnyView {
    let press = move |event: ev::KeyboardEvent| {
        let own = event.current_target().and_then(|own| own.dyn_into::<HtmlElement>().ok());
        let next = match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                return choose.run(());
            }
            "ArrowDown" => own.and_then(|own| own.next_element_sibling()),
            "ArrowUp" => own.and_then(|own| own.previous_element_sibling()),
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            // An element that refuses the focus has left the page.
            let _ = next.focus();
        }
    };
    view! {
        <li
            class="crm__option"
            role="option"
            aria-selected="false"
            tabindex="0"
            on:click=move |_| choose.run(())
            on:keydown=press
        >
            {foreign("crm__name", customer.name)}
            " "
            {foreign("crm__detail", customer.detail.unwrap_or_default())}
        </li>
    }
    .into_any()
}

fn search(card: &CardContext) -> AnyView {
    let (t, store) = (texts(), card.store);
    let query = card.passing_draft("crm/query");
    let typed = query.clone();
    let asking = card.clone();
    let send = move || {
        let text = typed.now().trim().to_owned();
        if let Some(crm) = store.crm_untracked().filter(|_| !text.is_empty()) {
            crm.find(&asking.contact_id(), text);
        }
    };
    let submit = view! { <button type="submit" class="button">{t.search}</button> }.into_any();
    let form =
        form("record__form", send, vec![block("record__search", vec![field(t.find_customer, "text", &query), submit])]);
    let own = card.clone();
    let state: Memo<Option<Arc<(String, Search)>>> =
        Memo::new(move |_| store.crm()?.search(&own.contact_id()).map(Arc::new));
    let line = words(move || {
        let state = state.get();
        state.map(|state| t.customer_search(&state.0, &state.1)).unwrap_or_default()
    });
    let card = card.clone();
    let found = rebuilt(move || match state.get().as_deref() {
        Some((_, Search::Found(found))) if !found.is_empty() => choice(&card, found),
        _ => ().into_any(),
    });
    block("fields", vec![form, said("told", line), found])
}

fn decide(card: &CardContext, customer: Option<Customer>) {
    if let Some(crm) = card.store.crm_untracked() {
        crm.decide(&card.contact_id(), customer);
    }
}

fn button(name: &'static str, press: Callback<()>) -> AnyView {
    view! { <button type="button" class="button" on:click=move |_| press.run(())>{name}</button> }.into_any()
}

impl CardContext {
    /// The contact's current id.
    fn contact_id(&self) -> ContactId {
        self.entry.with_untracked(|entry| entry.contact.id.clone())
    }
}
