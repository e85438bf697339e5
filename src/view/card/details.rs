//! Further fields: what the vendor says that has no place of its own, and where the chain of contacts began.

use crate::{
    leptos_workarounds::erased::when,
    store::{Fold, Row},
    text::{Texts, texts},
    view::parts::{disclosure::disclosure, elements::pairs},
};
use deskpane_desk::model::{Contact, ContactLink, Relation, change::ContactEntry};
use leptos::prelude::*;

/// The further fields, behind a disclosure, where there are any.
#[component]
pub(crate) fn Details(row: Row, entry: RwSignal<ContactEntry>) -> impl IntoView {
    let t = texts();
    let open = row.fold(Fold::Details);
    let any = move || {
        entry.with(|ContactEntry { contact, .. }| !contact.details.is_empty() || links(contact).next().is_some())
    };
    when(any, move || {
        disclosure(t.further_fields.to_owned(), open, move || {
            pairs(move || entry.with(|entry| fields(&entry.contact, t)))
        })
    })
}

/// What a contact continues stands at its top already.
fn links(contact: &Contact) -> impl Iterator<Item = &ContactLink> {
    contact.links.iter().filter(|link| link.relation != Relation::Parent)
}

fn fields(contact: &Contact, t: Texts) -> Vec<(String, String)> {
    let links = links(contact).map(|link| (t.relation(link.relation).to_owned(), link.id.to_string()));
    links.chain(contact.details.iter().map(|field| (field.name.clone(), field.value.clone()))).collect()
}
