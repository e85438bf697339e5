//! Further fields: what the vendor says that has no place of its own, and where the chain of contacts began.

use super::{
    disclosure::disclosure,
    parts::{pairs, when},
};
use crate::{
    store::{Fold, Row},
    text::{Texts, texts},
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

/// Names and values.
pub(crate) fn field_list(fields: Vec<(String, String)>) -> AnyView {
    let rows = fields.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }.into_any());
    view! { <dl class="details">{rows.collect::<Vec<_>>()}</dl> }.into_any()
}
