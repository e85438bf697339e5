//! The contact's customer record: shown, searched, assigned.

use crate::{
    leptos_workarounds::erased::{rebuilt, when},
    store::Disclosure,
    text::{Texts, texts},
    view::{
        card::card_context::CardContext,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{feedback_line, of_agent},
            disclosure::disclosure_for,
            elements::{block, field_list, foreign, paragraph},
            field::{field, form},
        },
    },
};
use deskpane_desk::view_model::card_sections::is_offered;
use deskpane_desk::{
    model::{AgentControl, AgentIntent, Control, Directory, Intent, Listing, work::CustomerRecord},
    shortcuts::Action,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The record, behind a disclosure.
pub(crate) fn customer_record(card: CardContext) -> AnyView {
    let open = card.row.disclosure(Disclosure::Record);
    disclosure_for(Action::Control(Control::Assign), texts().customer_record.to_owned(), open, move || {
        content(card.clone())
    })
}

fn content(card: CardContext) -> AnyView {
    let (t, entry, store) = (texts(), card.entry, card.store);
    let assigned: Memo<Option<Arc<CustomerRecord>>> =
        Memo::new(move |_| entry.with(|entry| entry.contact.work.record.clone().map(Arc::new)));
    let can = move || entry.with(|entry| is_offered(entry, Control::Assign));
    let feedback = card.feedback(Control::Assign);
    let described_by = card.element_id("record");
    let (searching, own, found) = (card.clone(), card.clone(), card);
    let assigned = rebuilt(move || match assigned.get() {
        Some(record) => one(&own, &record, true),
        None => ().into_any(),
    });
    let search = when(can, move || search(searching.clone()));
    // So that new search results do not rebuild these buttons.
    let known = Memo::new(move |_| {
        store.directory.with(|known| {
            let Directory { query, records, .. } = &**known;
            Arc::new(Directory { query: query.clone(), records: records.clone(), ..Directory::default() })
        })
    });
    let results = rebuilt(move || known.with(|known| results(&found, known, t)));
    block("fields record", vec![assigned, search, results, feedback_line(described_by, feedback)])
}

fn search(card: CardContext) -> AnyView {
    let (t, store) = (texts(), card.store);
    let feedback = of_agent(AgentControl::FindRecords);
    let described_by = card.element_id("find-record");
    let query = card.draft("record/query");
    let button = action_button(ActionButton {
        name: t.search.to_owned(),
        weight: "plain",
        feedback,
        described_by: described_by.clone(),
        press: None,
    });
    let row = block("record__search", vec![field(t.find_customer, "text", &query), button]);
    let send = move || {
        let words = query.now().trim().to_owned();
        if feedback.get_untracked().denied.is_none() && !words.is_empty() {
            store.agent_command(AgentIntent::FindRecords(words));
        }
    };
    form("record__form", send, vec![row, feedback_line(described_by, feedback)])
}

fn results(card: &CardContext, known: &Directory, t: Texts) -> AnyView {
    let (described_by, records) = match &known.records {
        Listing::Unasked => return ().into_any(),
        Listing::Underway => (t.records_underway(&known.query), &[][..]),
        Listing::Failed => (t.records_failed(&known.query, card.store.desktop), &[][..]),
        Listing::Listed(records) => (t.records_found(&known.query, records.len()), &records[..]),
    };
    let mut parts = vec![paragraph("told", described_by)];
    parts.extend(records.iter().map(|record| one(card, record, false)));
    if matches!(&known.records, Listing::Listed(list) if list.is_cut()) {
        parts.push(paragraph("told", t.more_sent(card.store.desktop)));
    }
    block("fields", parts)
}

/// One record, with the button that assigns or unassigns it.
fn one(card: &CardContext, record: &CustomerRecord, is_assigned: bool) -> AnyView {
    let t = texts();
    let own = record.clone();
    let press = card.commands(move || Intent::Assign((!is_assigned).then(|| own.clone())));
    let name = if is_assigned { t.unassign } else { t.assign };
    let fields = record.fields.iter().map(|field| (field.name.clone(), field.value.clone())).collect();
    let feedback = card.feedback(Control::Assign);
    view! {
        <div class="record__one" role="group" aria-label=record.name.clone()>
            <p class="record__name">
                {foreign("", record.name.clone())}
                {is_assigned.then(|| view! { <span class="record__mark">{t.assigned}</span> })}
            </p>
            {action_button(ActionButton { name: name.to_owned(), weight: "quiet", feedback, described_by: card.element_id("record"), press: Some(press) })}
            {field_list(fields)}
        </div>
    }
    .into_any()
}
