//! "Why nothing?": for a contact or command, finds the first place where it was stopped.

use crate::{
    inspect::{
        detail::go_to,
        inspector::{Inspector, clock},
        told::{reason, title},
    },
    leptos_workarounds::erased::rebuilt,
    view::parts::elements::{block, foreign},
};
use deskpane_inspect::{Inspection, Kind, Subject, Verdict, why};
use leptos::{ev, prelude::*};

/// The most contacts and commands in the list.
const MOST: usize = 500;

pub(super) fn section(inspector: Inspector) -> AnyView {
    let words = inspector.words;
    let Some(open) = inspector.open() else { return ().into_any() };
    let (contact, command) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let verdict = RwSignal::new(None::<Verdict>);
    let contacts = open.contacts().take(MOST).map(|id| view! { <option value=id.to_owned()></option> }.into_any());
    let contacts = contacts.collect::<Vec<_>>();
    let commands = commands(inspector, &open)
        .into_iter()
        .map(|(row, name)| view! { <option value=row>{name}</option> }.into_any());
    let commands = commands.collect::<Vec<_>>();
    let about = move |id: String| {
        contact.set(id);
        command.set(String::new());
        verdict.set(None);
    };
    let chosen = move |row: String| {
        command.set(row);
        contact.set(String::new());
        verdict.set(None);
    };
    let ask = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let id = contact.get_untracked().trim().to_owned();
        let subject = match command.get_untracked().parse() {
            Ok(row) => Some(Subject::Command(row)),
            Err(_) => Some(Subject::Contact(id)).filter(|subject| *subject != Subject::Contact(String::new())),
        };
        verdict.set(inspector.open().zip(subject).map(|(open, subject)| why(&open, &subject)));
    };
    view! {
        <section class="why" aria-label=words.why>
            <h2 class="home__title">{words.why}</h2>
            <p class="page__quiet">{words.why_about}</p>
            <form class="inspect__filters" on:submit=ask>
                <label class="field">
                    <span class="field__name">{words.why_contact}</span>
                    <input class="field__box" type="text" list="why-contacts" aria-label=words.why_contact prop:value=contact on:input=move |event| about(event_target_value(&event)) />
                    <datalist id="why-contacts">{contacts}</datalist>
                </label>
                <label class="field">
                    <span class="field__name">{words.why_command}</span>
                    <select class="field__box" aria-label=words.why_command prop:value=command on:change=move |event| chosen(event_target_value(&event))>
                        <option value="">"–"</option>
                        {commands}
                    </select>
                </label>
                <button type="submit" class="button">{words.why_ask}</button>
            </form>
            <div aria-live="polite">{rebuilt(move || verdict.get().map(|verdict| told(inspector, &verdict)).into_any())}</div>
        </section>
    }
    .into_any()
}

/// The commands, by their place in the table.
fn commands(inspector: Inspector, open: &Inspection) -> Vec<(String, String)> {
    let rows = (0..open.len()).filter_map(|at| Some((at, open.row(at).filter(|row| row.kind == Kind::Command)?)));
    let named = rows.map(|(at, row)| {
        let parts = [clock(row.at), title(inspector.words, open, row), open.contact(row).to_owned()];
        (at.to_string(), parts.join(" "))
    });
    named.take(MOST).collect()
}

fn told(inspector: Inspector, verdict: &Verdict) -> AnyView {
    let Some(open) = inspector.open() else { return ().into_any() };
    let answer = view! { <p>{foreign("", reason(inspector, &open, &verdict.reason))}</p> }.into_any();
    let shown = verdict.row.map(|row| go_to(inspector, &open, row));
    block("why__answer", std::iter::once(answer).chain(shown).collect())
}
