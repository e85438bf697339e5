//! Further fields: what the vendor says that has no place of its own, and where the chain of contacts began.

use super::disclosure::Disclosure;
use crate::{store::Row, text::texts};
use deskpane_protocol::desk::{Contact, Relation};
use leptos::prelude::*;
use std::sync::Arc;

/// The further fields, behind a disclosure, where there are any.
#[component]
pub(crate) fn Details(row: Row) -> impl IntoView {
    let t = texts();
    let contact: RwSignal<Arc<Contact>> = row.contact.clone().into();
    let open: RwSignal<bool> = row.details_open.clone().into();
    let any = Memo::new(move |_| {
        contact.with(|contact| {
            !contact.details.is_empty() || contact.links.iter().any(|link| link.relation != Relation::Parent)
        })
    });
    let list = move || {
        contact.with(|contact| {
            let links = contact
                .links
                .iter()
                .filter(|link| link.relation != Relation::Parent)
                .map(|link| ((t.relation)(link.relation).to_owned(), link.id.to_string()));
            let fields = contact.details.iter().map(|field| (field.name.clone(), field.value.clone()));
            links.chain(fields).map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect::<Vec<_>>()
        })
    };
    move || {
        any.get().then(|| {
            view! {
                <Disclosure name=t.further_fields.to_owned() open=open>
                    <dl class="details">{list}</dl>
                </Disclosure>
            }
        })
    }
}
