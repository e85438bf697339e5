//! The platform's facts about an interaction, in words: a tester compares them with what the panel shows.

use crate::skylight::Desk;
use deskpane_desktops::skylight::host::{Act, InteractionState, Person};
use leptos::prelude::*;

#[component]
pub(super) fn Facts(desk: Desk, interaction: RwSignal<InteractionState>) -> impl IntoView {
    let facts = Memo::new(move |_| interaction.with(facts));
    let people = Memo::new(move |_| interaction.with(|i| i.people.clone()));
    let id = interaction.with_untracked(|i| StoredValue::new(i.id.clone()));
    view! {
        <ul class="people" aria-label="People" hidden=move || people.with(Vec::is_empty)>
            {move || {
                people
                    .get()
                    .into_iter()
                    .map(|person| {
                        let (words, leaves) = (named(&person), person.id);
                        let leave = move |_| desk.act(Act::Leave(id.get_value(), leaves.clone()));
                        view! {
                            <li>
                                {words}
                                <button type="button" class="far" on:click=leave>{format!("{} leaves", person.name)}</button>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
        <ul class="facts" aria-label="Facts" hidden=move || facts.with(Vec::is_empty)>
            {move || facts.get().into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view()}
        </ul>
    }
}

fn named(person: &Person) -> String {
    let muted = if person.muted { ", muted" } else { "" };
    format!("{}{muted}", person.name)
}

fn facts(i: &InteractionState) -> Vec<String> {
    let mut facts = Vec::new();
    let mut say = |so: bool, words: &str| {
        if so {
            facts.push(words.to_owned());
        }
    };
    say(i.muted, "Muted");
    say(i.recording, "Recorded");
    say(!i.wrap_up, "No wrap-up");
    say(i.force_disposition && i.disposition.is_none(), "Needs a disposition");
    say(i.contact.is_some(), "Contact assigned");
    if let Some(transfer) = &i.transfer {
        let state = if transfer.connected { "connected" } else { "under way" };
        facts.push(format!("{} transfer {state}", if transfer.warm { "Warm" } else { "Cold" }));
    }
    if !i.digits.is_empty() {
        facts.push(format!("Digits: {}", i.digits));
    }
    for note in &i.notes {
        facts.push(format!("Note: {} — {}", note.title, note.body));
    }
    for (_, answers) in &i.scripts {
        match answers {
            Some(answers) => facts.push(format!("Script answered: {answers}")),
            None => facts.push("Script open".to_owned()),
        }
    }
    if let Some(metadata) = &i.metadata {
        facts.push(format!("Metadata: {metadata}"));
    }
    facts
}
