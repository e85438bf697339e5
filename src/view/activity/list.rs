//! The contacts of a day, the newest first, with a search.

use crate::{
    leptos_workarounds::erased::{keys, list as views, when, words},
    link::unicode::decomposed,
    text::{Texts, face::face},
    view::{
        activity::day_shown::DayShown,
        parts::{
            elements::{block, live, said},
            field::field_with,
        },
    },
};
use deskpane_desk::{
    activity::{Entry, Outcome, Phase},
    bidi::joined,
    clock::Span,
    search::Query,
};
use leptos::prelude::*;

/// How many are listed at first, and added by *Show more*.
const STEP: u32 = 20;
/// From this many on, the list has a search.
const MANY: usize = 2;

/// The list.
pub(super) fn list(shown: DayShown) -> AnyView {
    let DayShown { store, t, version, .. } = shown;
    let (query, limit) = (RwSignal::new(String::new()), RwSignal::new(STEP));
    let all = move || store.activity.with(|ledger| shown.day().contacts(ledger).len());
    let found = keys(move || {
        version.track();
        let query = Query::new(&query.get(), decomposed);
        store.activity.with(|ledger| {
            let contacts = shown.day().contacts(ledger).into_iter();
            let found = contacts.filter(|(_, entry)| entry.matches(&query, &t.channel(&entry.channel)));
            found.map(|(key, _)| key).collect()
        })
    });
    let first = keys(move || {
        let limit = usize::try_from(limit.get()).unwrap_or(usize::MAX);
        found.with(|found| found.iter().take(limit).copied().collect())
    });
    let search = when(
        move || {
            version.track();
            all() >= MANY
        },
        move || {
            let write = Callback::new(move |text| query.set(text));
            let count = words(move || match query.with(|query| query.trim().is_empty()) {
                true => String::new(),
                false => t.matches(found.with(Vec::len), all()),
            });
            block(
                "activity__search",
                vec![field_with(t.search.to_owned(), "search", query.into(), write), said("activity__count", count)],
            )
        },
    );
    let more = when(
        move || found.with(Vec::len) > first.with(Vec::len),
        move || {
            let add = move |_| limit.set(limit.get_untracked().saturating_add(STEP));
            view! { <button type="button" class="button" on:click=add>{t.show_more}</button> }.into_any()
        },
    );
    view! {
        <section class="activity__list" aria-label=t.activity_contacts>
            <h3 class="activity__title">{t.activity_contacts}</h3>
            {search}
            <ul class="activity__contacts" role="list">{views(first.into(), move |key| line(shown, key))}</ul>
            {more}
        </section>
    }
    .into_any()
}

/// One contact. Its times run while it is open.
fn line(shown: DayShown, key: u32) -> AnyView {
    let DayShown { store, t, .. } = shown;
    let text = move |read: fn(&Entry, Texts) -> String| {
        words(move || {
            store.activity.edition.track();
            store.activity.with(|ledger| ledger.entry(key).map(|entry| read(entry, t))).unwrap_or_default()
        })
    };
    let times = words(move || {
        store.activity.edition.track();
        store.activity.with(|ledger| {
            let Some(entry) = ledger.entry(key) else { return String::new() };
            if entry.timeline.is_live() {
                store.clock.track();
            }
            times(entry, t)
        })
    });
    view! {
        <li class="activity__contact">
            <p class="activity__who">
                {live("activity__when", text(|entry, t| entry.timeline.from().map(|at| t.time_of_day(at)).unwrap_or_default()))}
                {live("activity__name", text(name))}
                {live("activity__outcome", text(outcome))}
            </p>
            <p class="activity__facts" prop:textContent=text(facts)></p>
            <p class="activity__spans" prop:textContent=times></p>
        </li>
    }
    .into_any()
}

fn name(entry: &Entry, t: Texts) -> String {
    let customer = entry.customer();
    if customer.is_empty() { t.nameless(&entry.id) } else { customer.to_owned() }
}

fn outcome(entry: &Entry, t: Texts) -> String {
    let words = match entry.outcome() {
        Some(Outcome::Handled) => t.end_handled,
        Some(Outcome::Transferred) => t.end_transferred,
        Some(Outcome::Missed) => t.end_missed,
        Some(Outcome::Refused) => t.end_refused,
        Some(Outcome::NotReached) => t.end_not_reached,
        None => "",
    };
    words.to_owned()
}

fn facts(entry: &Entry, t: Texts) -> String {
    let direction = entry.direction.map(|direction| t.direction(direction)).unwrap_or_default();
    let address = if entry.name.is_empty() { "" } else { &entry.address };
    let channel = t.channel(&entry.channel);
    let facts = [channel.as_str(), direction, address, &entry.skill, &entry.disposition];
    joined(&facts, " · ")
}

fn times(entry: &Entry, t: Texts) -> String {
    let some = Phase::ALL.into_iter().map(|phase| (phase, entry.time(phase))).filter(|(_, time)| *time >= Span(500));
    let told = some.map(|(phase, time)| format!("{} {}", t.phase(phase), face(time)));
    told.collect::<Vec<_>>().join(" · ")
}
