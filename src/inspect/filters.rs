//! Filters for the table of lines.

use crate::{
    inspect::inspector::Inspector,
    leptos_workarounds::erased::words,
    view::parts::elements::{block, said},
};
use deskpane_inspect::{Direction, Filter};
use leptos::prelude::*;

/// The most names in a filter's list.
const MOST: usize = 500;

pub(super) fn section(inspector: Inspector) -> AnyView {
    let words_of = inspector.words;
    let Some(open) = inspector.open() else { return ().into_any() };
    let sorted = |names: Vec<&str>| {
        let mut names: Vec<_> = names.into_iter().take(MOST).map(|name| (name.to_owned(), name.to_owned())).collect();
        names.sort();
        names
    };
    let directions = [("in", words_of.into), ("out", words_of.out_of), ("beside", words_of.beside)];
    let directions = directions.map(|(value, name)| (value.to_owned(), name.to_owned())).to_vec();
    let turn = |filter: &mut Filter, value: String| {
        filter.direction = match value.as_str() {
            "in" => Some(Direction::In),
            "out" => Some(Direction::Out),
            "beside" => Some(Direction::Beside),
            _ => None,
        };
    };
    let count = words(move || {
        if inspector.is_filtering.get() {
            return words_of.filtering.to_owned();
        }
        let count = inspector.recording.with(|open| open.as_ref().map_or(0, |open| open.len()));
        let shown = inspector.shown.with(|shown| shown.len());
        let shown = inspector.texts.number(shown as u64);
        inspector.texts.counted(words_of.shown_of, count as u64, &[("shown", &shown)])
    });
    let parts = vec![
        choice(inspector, words_of.direction, directions, turn),
        choice(inspector, words_of.kind, sorted(open.names().collect()), |filter, value| filter.name = value),
        choice(inspector, words_of.contact, sorted(open.contacts().collect()), |filter, value| filter.contact = value),
        search(inspector),
    ];
    view! {
        {block("inspect__filters", parts)}
        {said("page__quiet inspect__count", count)}
    }
    .into_any()
}

/// A list to choose from; its first entry is "any".
fn choice(
    inspector: Inspector,
    name: &'static str,
    options: Vec<(String, String)>,
    write: fn(&mut Filter, String),
) -> AnyView {
    let any = (String::new(), inspector.words.any.to_owned());
    let options = std::iter::once(any).chain(options);
    let options = options.map(|(value, name)| view! { <option value=value>{name}</option> }.into_any());
    let change = move |event| inspector.choose(|filter| write(filter, event_target_value(&event)));
    view! {
        <label class="field">
            <span class="field__name">{name}</span>
            <select class="field__box" aria-label=name on:change=change>{options.collect::<Vec<_>>()}</select>
        </label>
    }
    .into_any()
}

fn search(inspector: Inspector) -> AnyView {
    let name = inspector.words.search;
    let input = move |event| inspector.choose(|filter| filter.text = event_target_value(&event));
    view! {
        <label class="field">
            <span class="field__name">{name}</span>
            <input class="field__box" type="search" aria-label=name on:input=input />
        </label>
    }
    .into_any()
}
