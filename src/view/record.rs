//! The customer's record that a contact belongs to: shown, looked for, assigned.

use super::{
    act::{Act, act},
    case::{Case, offers},
    details::field_list,
    disclosure::Disclosure,
    field::{field, form},
    parts::{rebuilt, when},
    standing::{of_agent, told_line},
};
use crate::text::{Texts, texts};
use deskpane_protocol::desk::{AgentControl, AgentIntent, Control, Directory, Intent, Listing, work::CustomerRecord};
use leptos::prelude::*;
use std::sync::Arc;

/// The record, behind a disclosure.
pub(crate) fn record(case: Case) -> AnyView {
    let open = RwSignal::new(false);
    view! { <Disclosure name=texts().customer_record.to_owned() open=open>{content(case.clone())}</Disclosure> }
        .into_any()
}

fn content(case: Case) -> AnyView {
    let (t, place, store) = (texts(), case.place, case.store);
    let assigned: Memo<Option<Arc<CustomerRecord>>> =
        Memo::new(move |_| place.with(|place| place.contact.work.record.clone().map(Arc::new)));
    let can = move || place.with(|place| offers(place, Control::Assign));
    let standing = case.standing(Control::Assign);
    let told = case.element_id("record");
    let (searching, own, found) = (case.clone(), case.clone(), case);
    view! {
        <div class="fields record">
            {rebuilt(move || match assigned.get() {
                Some(record) => one(&own, &record, true),
                None => ().into_any(),
            })}
            {when(can, move || search(searching.clone()))}
            {rebuilt(move || store.directory.with(|known| results(&found, known, t)))}
            {told_line(told, standing)}
        </div>
    }
    .into_any()
}

fn search(case: Case) -> AnyView {
    let (t, store) = (texts(), case.store);
    let standing = of_agent(AgentControl::FindRecords);
    let told = case.element_id("find-record");
    let query = case.draft("record/query");
    let content = view! {
        <div class="record__search">
            {field(t.find_customer, "text", &query)}
            {act(Act { name: t.search.to_owned(), weight: "plain", standing, told: told.clone(), press: None })}
        </div>
        {told_line(told, standing)}
    };
    let send = move || {
        let words = query.now().trim().to_owned();
        if standing.get_untracked().denied.is_none() && !words.is_empty() {
            store.agent_command(AgentIntent::FindRecords(words));
        }
    };
    form("record__form", send, content.into_any())
}

fn results(case: &Case, known: &Directory, t: &Texts) -> AnyView {
    let (told, records) = match &known.records {
        Listing::Unasked => return ().into_any(),
        Listing::Underway => ((t.records_underway)(&known.query), &[][..]),
        Listing::Failed => ((t.records_failed)(&known.query, case.store.desktop), &[][..]),
        Listing::Listed(records) => ((t.records_found)(&known.query, records.len()), &records[..]),
    };
    let records: Vec<_> = records.iter().map(|record| one(case, record, false)).collect();
    view! { <p class="told" aria-live="polite">{told}</p> {records} }.into_any()
}

/// One record, with the button that assigns it or takes that back.
fn one(case: &Case, record: &CustomerRecord, is_assigned: bool) -> AnyView {
    let t = texts();
    let own = record.clone();
    let press = case.commands(move || Intent::Assign((!is_assigned).then(|| own.clone())));
    let name = if is_assigned { t.unassign } else { t.assign };
    let fields = record.fields.iter().map(|field| (field.name.clone(), field.value.clone())).collect();
    let standing = case.standing(Control::Assign);
    view! {
        <div class="record__one" role="group" aria-label=record.name.clone()>
            <p class="record__name">
                {record.name.clone()}
                {is_assigned.then(|| view! { <span class="record__mark">{t.assigned}</span> })}
            </p>
            {act(Act { name: name.to_owned(), weight: "quiet", standing, told: case.element_id("record"), press: Some(press) })}
            {field_list(fields)}
        </div>
    }
    .into_any()
}
