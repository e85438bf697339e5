//! A form to show the customer's name and picture in the desktop.

use super::{disclosure::Disclosure, store};
use crate::{
    store::{CardDraft, Row},
    text::texts,
};
use deskpane_protocol::{
    desk::{Capability, Contact, Control, CustomerCard, Intent},
    safe::ImageAddress,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The form, behind a disclosure, where the desktop takes a card.
#[component]
pub(crate) fn CustomerCardForm(row: Row) -> impl IntoView {
    let t = texts();
    let offers: RwSignal<Vec<_>> = row.offers.clone().into();
    let offered = Memo::new(move |_| offers.with(|offers| offers.iter().any(|offer| offer.control == Control::Card)));
    let draft: RwSignal<CardDraft> = row.card.clone().into();
    let open = RwSignal::new(draft.with_untracked(|draft| draft.open));
    Effect::new(move || {
        let open = open.get();
        draft.update_untracked(|draft| draft.open = open);
    });
    move || {
        let row = row.clone();
        offered.get().then(|| {
            view! {
                <Disclosure name=t.customer_card.to_owned() open=open>
                    {form(row.clone(), draft)}
                </Disclosure>
            }
        })
    }
}

fn form(row: Row, draft: RwSignal<CardDraft>) -> AnyView {
    let (store, t) = (store(), texts());
    let contact: RwSignal<Arc<Contact>> = row.contact.clone().into();
    let offers: RwSignal<Vec<_>> = row.offers.clone().into();
    let commands: RwSignal<Vec<_>> = row.commands.clone().into();
    let wrong = RwSignal::new("");
    let name = Signal::derive(move || {
        let known = || contact.with(|contact| contact.customer.name.clone().unwrap_or_default());
        draft.with(|draft| draft.name.clone()).unwrap_or_else(known)
    });
    let denied = Signal::derive(move || {
        offers.with(|offers| {
            offers.iter().find(|offer| offer.control == Control::Card).and_then(|offer| match &offer.capability {
                Capability::Allowed => None,
                Capability::Denied(denial) => Some((t.denial)(denial, store.desktop)),
            })
        })
    });
    let told = move || {
        let wrong = wrong.get();
        if !wrong.is_empty() {
            return wrong.to_owned();
        }
        let last = commands.with(|commands| {
            let own = commands.iter().find(|record| record.command.intent.control() == Control::Card);
            own.map(|record| (t.life)(record, store.desktop))
        });
        denied.get().or(last).unwrap_or_default()
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if denied.get_untracked().is_some() {
            return;
        }
        let (name, address) =
            (name.get_untracked().trim().to_owned(), draft.with_untracked(|draft| draft.picture.trim().to_owned()));
        let picture = ImageAddress::parse(&address);
        let mistake = match (&picture, address.is_empty(), name.is_empty()) {
            (None, false, _) => t.picture_bad,
            (None, true, true) => t.card_empty,
            _ => "",
        };
        wrong.set(mistake);
        if mistake.is_empty() {
            store.command(&row.id, Intent::Card(CustomerCard { name, picture }));
        }
    };
    let told_id = format!("card-told-{}", row.key);
    view! {
        <form class="customer" novalidate on:submit=send>
            <label class="customer__field">
                <span>{t.customer_name}</span>
                <input
                    type="text"
                    autocomplete="off"
                    maxlength="200"
                    prop:value=name
                    on:input=move |event| draft.update(|draft| draft.name = Some(event_target_value(&event)))
                />
            </label>
            <label class="customer__field">
                <span>{t.picture_address}</span>
                <input
                    type="text"
                    inputmode="url"
                    autocomplete="off"
                    aria-invalid=move || (wrong.get() == t.picture_bad).then_some("true")
                    aria-describedby=told_id.clone()
                    prop:value=move || draft.with(|draft| draft.picture.clone())
                    on:input=move |event| draft.update(|draft| draft.picture = event_target_value(&event))
                />
            </label>
            <button
                type="submit"
                class="button"
                aria-disabled=move || denied.get().map(|_| "true")
                aria-describedby=told_id.clone()
            >
                {(t.control)(Control::Card, false, store.desktop)}
            </button>
            <p class="customer__told" id=told_id>{told}</p>
        </form>
    }
    .into_any()
}
