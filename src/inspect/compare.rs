//! Compares with a second recording: shows the first line that differs.

use crate::{
    inspect::{
        detail::{go_to, table},
        inspector::Inspector,
        open::{file_button, read},
        told::title,
    },
    leptos_workarounds::erased::rebuilt,
    text::fill,
    view::parts::elements::{block, foreign, paragraph, said},
};
use deskpane_inspect::{Apart, Inspection, compare, moments};
use deskpane_words::inspect::Words;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn section(inspector: Inspector) -> AnyView {
    let words = inspector.words;
    let told = RwSignal::new(String::new());
    let second = RwSignal::new(None::<Arc<Inspection>>);
    let kept = RwSignal::new(None::<usize>);
    let take = Callback::new(move |(given, told)| {
        leptos::task::spawn_local(async move {
            if let Some(recording) = read(inspector, given, told).await {
                told.set(String::new());
                second.set(Some(Arc::new(recording)));
            }
        });
    });
    let result = move || {
        let both = second.get().zip(inspector.open());
        both.map(|(second, first)| compared(inspector, &first, &second)).into_any()
    };
    view! {
        <section class="compare" aria-label=words.compare>
            <h2 class="home__title">{words.compare}</h2>
            <p class="page__quiet">{words.compare_about}</p>
            {file_button(words.compare_open, told, take)}
            {said("inspect__told", told.into())}
            {rebuilt(result)}
            <p class="page__quiet">{words.moments_about}</p>
            <button type="button" class="button" on:click=move |_| kept.set(Some(inspector.current.get_untracked()))>
                {words.moments_keep}
            </button>
            {rebuilt(move || kept.get().map(|kept| since(inspector, kept)).into_any())}
        </section>
    }
    .into_any()
}

fn compared(inspector: Inspector, first: &Inspection, second: &Inspection) -> AnyView {
    let (words, found) = (inspector.words, compare(first, second));
    let part = |apart: Option<Apart>, same: &'static str, differ: &'static str| match apart {
        None => vec![paragraph("", same)],
        Some(Apart { left, right }) => vec![
            paragraph("", differ),
            side(words, [words.this_one, words.this_ended], first, left, left.map(|at| go_to(inspector, first, at))),
            side(words, [words.other_one, words.other_ended], second, right, None),
        ],
    };
    let course = part(found.course, words.compare_same_course, words.compare_course);
    let content = part(found.content, words.compare_same_content, words.compare_content);
    block("compare__result", course.into_iter().chain(content).collect())
}

/// The changes between the remembered moment and the current one.
fn since(inspector: Inspector, kept: usize) -> AnyView {
    let (words, now) = (inspector.words, inspector.current.get());
    let Some(open) = inspector.open() else { return ().into_any() };
    let line = open.row(kept).map_or(0, |row| row.number).to_string();
    let found = moments(&open, kept, now);
    if found.is_empty() {
        return paragraph("", fill(words.moments_same, &[("line", &line)]));
    }
    block("compare__result", vec![paragraph("", fill(words.moments_since, &[("line", &line)])), table(words, &found)])
}

/// The line of one of the two recordings.
fn side(
    words: &'static Words,
    [shown, ended]: [&'static str; 2],
    recording: &Inspection,
    at: Option<usize>,
    go: Option<AnyView>,
) -> AnyView {
    let Some(row) = at.and_then(|at| recording.row(at)) else {
        return paragraph("page__quiet", ended);
    };
    let title = title(words, recording, row);
    let name = fill(shown, &[("line", &row.number.to_string()), ("name", &title)]);
    view! {
        <div class="compare__side">
            <p>{name} " " {go}</p>
            <pre class="compare__line">{foreign("", recording.text(row).to_owned())}</pre>
        </div>
    }
    .into_any()
}
