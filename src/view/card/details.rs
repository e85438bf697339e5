//! Further fields: vendor data without a place of its own, and the start of the contact's chain.

use crate::{
    leptos_workarounds::erased::when,
    store::{Disclosure, Row},
    text::{Texts, texts},
    view::parts::{disclosure::disclosure, elements::pairs, picker::cut},
};
use deskpane_desk::{model::change::ContactEntry, view_model::details::Details as Fields};
use leptos::prelude::*;

/// The further fields, behind a disclosure, if there are any.
#[component]
pub(crate) fn Details(row: Row, entry: RwSignal<ContactEntry>) -> impl IntoView {
    let t = texts();
    let open = row.disclosure(Disclosure::Details);
    let any = move || entry.with(|entry| Fields::of(&entry.contact).is_some());
    when(any, move || {
        disclosure(t.further_fields.to_owned(), open, move || {
            let fields = pairs(move || {
                entry.with(|entry| Fields::of(&entry.contact).map(|fields| named(&fields, t)).unwrap_or_default())
            });
            let cut = cut(move || entry.with(|entry| entry.contact.details.is_cut()));
            vec![fields, cut].into_any()
        })
    })
}

fn named(details: &Fields<'_>, t: Texts) -> Vec<(String, String)> {
    let links = details.links.iter().map(|link| (t.relation(link.relation).to_owned(), link.id.to_string()));
    links.chain(details.fields.iter().map(|field| (field.name.clone(), field.value.clone()))).collect()
}
