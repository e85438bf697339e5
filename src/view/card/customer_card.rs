//! The form that shows the customer's name and picture in the desktop.

use crate::{
    leptos_workarounds::erased::{flag, words},
    store::{Disclosure, Row},
    text::texts,
    view::{
        card::card_context::CardContext,
        context::store,
        parts::{command_feedback::of_contact, disclosure::disclosure_for, field::form},
    },
};
use deskpane_desk::{
    model::{Control, Intent, change::ContactEntry},
    shortcuts::Action,
    view_model::customer_card::customer_card as card_of,
};
use leptos::prelude::*;

/// The form, behind a disclosure.
pub(crate) fn customer_card(CardContext { row, entry, .. }: CardContext) -> AnyView {
    let open = row.disclosure(Disclosure::Card);
    disclosure_for(Action::Control(Control::Card), texts().customer_card.to_owned(), open, move || {
        customer_form(row.clone(), entry)
    })
}

fn customer_form(row: Row, entry: RwSignal<ContactEntry>) -> AnyView {
    let (store, t) = (store(), texts());
    let written: RwSignal<Option<String>> = row.card().name.clone().into();
    let picture: RwSignal<String> = row.card().picture.clone().into();
    let wrong = RwSignal::new("");
    let known = move || entry.with(|entry| entry.contact.customer.name.clone().unwrap_or_default());
    let name = words(move || written.get().unwrap_or_else(known));
    let feedback = of_contact(entry, Control::Card);
    let denied = words(move || feedback.get().denied.unwrap_or_default());
    let told = words(move || {
        let last =
            || entry.with(|entry| entry.commands.get(&Control::Card).map(|record| t.status(record, store.desktop)));
        match (wrong.get(), denied.get()) {
            ("", denied) if denied.is_empty() => last().unwrap_or_default(),
            ("", denied) => denied,
            (wrong, _) => wrong.to_owned(),
        }
    });
    let send = move || {
        if !denied.get_untracked().is_empty() {
            return;
        }
        match card_of(&name.get_untracked(), &picture.get_untracked()) {
            Ok(card) => {
                wrong.set("");
                let id = entry.with_untracked(|entry| entry.contact.id.clone());
                store.command(&id, Intent::Card(card));
            }
            Err(mistake) => wrong.set(t.card_mistake(mistake)),
        }
    };
    let told_id = format!("card-told-{}", row.key);
    let content = view! {
            <label class="customer__field">
                <span>{t.customer_name}</span>
                <input
                    type="text"
                    aria-label=t.customer_name
                    autocomplete="off"
                    maxlength="200"
                    dir="auto"
                    prop:value=name
                    on:input=move |event| written.set(Some(event_target_value(&event)))
                />
            </label>
            <label class="customer__field">
                <span>{t.picture_address}</span>
                <input
                    type="text"
                    aria-label=t.picture_address
                    inputmode="url"
                    autocomplete="off"
                    aria-invalid=flag(move || wrong.get() == t.picture_bad)
                    aria-describedby=told_id.clone()
                    prop:value=words(move || picture.get())
                    on:input=move |event| picture.set(event_target_value(&event))
                />
            </label>
            <button
                type="submit"
                class="button"
                aria-disabled=flag(move || denied.with(|denied| !denied.is_empty()))
                aria-describedby=told_id.clone()
            >
                {t.control(Control::Card, false, store.desktop)}
            </button>
            <p class="customer__told" id=told_id aria-live="polite" prop:textContent=told></p>
    };
    form("customer", send, vec![content.into_any()])
}
