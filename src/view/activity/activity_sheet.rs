//! The activity sheet: the agent's states and contacts over a day, their totals, and the list behind them.

use crate::{
    leptos_workarounds::erased::{Build, keys, rebuilt, when},
    link::{calendar, clock, download},
    text::texts,
    view::{
        activity::{day_shown::DayShown, list, picture, totals},
        context::store,
        parts::elements::{block, paragraph},
    },
};
use deskpane_desk::{activity, config::Config};
use leptos::prelude::*;
use std::sync::Arc;

/// How often the picture of a running day is redrawn, in seconds.
const REDRAW: i64 = 20;

/// What the sheet shows.
pub(crate) fn activity() -> AnyView {
    let (store, t, ago) = (store(), texts(), RwSignal::new(0));
    let version = keys(move || {
        let beat = store.clock.get().0.div_euclid(REDRAW * 1_000);
        vec![store.activity.edition.get(), u32::try_from(beat.rem_euclid(1_000_000)).unwrap_or_default(), ago.get()]
    });
    let shown = DayShown { store, t, ago, version };
    let holds = move || {
        version.track();
        !store.activity.with(|ledger| shown.day().is_empty(ledger))
    };
    let content: Build = Arc::new(move || {
        block("activity__day", vec![picture::picture(shown), totals::totals(shown), list::list(shown), export(shown)])
    });
    let days = use_context::<Arc<Config>>().unwrap_or_default().keep_days;
    let (with, without) = (content, move || paragraph("activity__empty", t.activity_empty));
    block(
        "activity",
        vec![
            choice(shown, days),
            when(
                move || store.activity.trouble().is_some(),
                move || paragraph("activity__trouble", t.activity_trouble),
            ),
            when(holds, move || with()),
            when(move || !holds(), without),
        ],
    )
}

/// The choice of days, if there is more than one.
fn choice(shown: DayShown, keep_days: u32) -> AnyView {
    let DayShown { store, t, ago, .. } = shown;
    let days = keys(move || {
        store.activity.edition.track();
        let now = clock::now();
        let earliest = store.activity.with(|ledger| ledger.earliest()).unwrap_or(now);
        let kept = (0..=keep_days).take_while(|ago| *ago == 0 || calendar::day(now, *ago).to > earliest);
        let some = |ago: &u32| *ago == 0 || store.activity.with(|ledger| !calendar::day(now, *ago).is_empty(ledger));
        kept.filter(some).collect()
    });
    let choose = move |event| ago.set(event_target_value(&event).parse().unwrap_or_default());
    rebuilt(move || {
        let days = days.get();
        if days.len() < 2 {
            return ().into_any();
        }
        let options: Vec<_> = days
            .into_iter()
            .map(|days| {
                let name = if days == 0 { t.today.to_owned() } else { t.date(calendar::day(clock::now(), days).from) };
                view! { <option value=days.to_string() selected=days == ago.get_untracked()>{name}</option> }.into_any()
            })
            .collect();
        view! {
            <label class="field">
                <span class="field__name">{t.day}</span>
                <select class="field__box" aria-label=t.day on:change=choose>{options}</select>
            </label>
        }
        .into_any()
    })
}

/// The buttons that save a day as a file.
fn export(shown: DayShown) -> AnyView {
    let DayShown { store, t, .. } = shown;
    let save = move |table: bool| {
        let day = shown.day();
        let text = store.activity.with(|ledger| match table {
            true => activity::csv(ledger, day, &calendar::offset),
            false => activity::json(ledger, day, store.desktop.id, &calendar::offset),
        });
        let (ending, kind) = if table { ("csv", "text/csv;charset=utf-8") } else { ("json", "application/json") };
        let name = format!("deskpane-{}-{}.{ending}", store.desktop.id, calendar::name(day.from));
        download::save(&name, kind, &text);
    };
    let button = |name: &'static str, table: bool| {
        view! { <button type="button" class="button" on:click=move |_| save(table)>{name}</button> }.into_any()
    };
    block("activity__export", vec![button(t.save_csv, true), button(t.save_json, false)])
}
