//! Opens files: by a button, or dropped on the page.

use crate::{
    inspect::{
        inspector::{Inspector, clock},
        told::{unplayable, unreadable},
    },
    leptos_workarounds::erased::rebuilt,
    link::{
        clock::in_slices,
        open_file::{self, Given},
    },
    text::fill,
    view::parts::elements::{paragraph, said},
};
use deskpane_desk::recording::ReadError;
use deskpane_desktops::ALL;
use deskpane_inspect::{Inspection, NotOpened, Opening};
use leptos::{ev, html, prelude::*};
use std::cell::Cell;

/// How many bytes are read at a time: about a hundred lines.
const AT_ONCE: usize = 32 * 1024;

/// A button that opens the browser's file dialog.
pub(super) fn file_button(
    name: &'static str,
    told: RwSignal<String>,
    take: Callback<(Given, RwSignal<String>)>,
) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let ask = move |_| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let chosen = move |event: ev::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        leptos::task::spawn_local(async move {
            if let Some(given) = open_file::chosen(&field).await {
                take.run((given, told));
            }
            // So that the same file can be chosen again.
            field.set_value("");
        });
    };
    view! {
        <button type="button" class="button" on:click=ask>{name}</button>
        <input type="file" hidden node_ref=field accept=".jsonl,.json,.txt" on:change=chosen />
    }
    .into_any()
}

pub(super) fn section(inspector: Inspector) -> AnyView {
    let words = inspector.words;
    let take = Callback::new(move |(given, told)| leptos::task::spawn_local(take(inspector, given, told)));
    view! {
        <div class="inspect__open">
            {file_button(words.open, inspector.told, take)}
            <span class="page__quiet">{words.drop}</span>
        </div>
        {said("inspect__told", inspector.told.into())}
        {rebuilt(move || inspector.recording.get().map(|open| about(inspector, &open)).into_any())}
    }
    .into_any()
}

/// A file was dropped on the page.
pub(super) fn dropped(inspector: Inspector, event: ev::DragEvent) {
    event.prevent_default();
    let file = open_file::dropped(&event);
    leptos::task::spawn_local(async move {
        if let Some(given) = file.await {
            take(inspector, given, inspector.told).await;
        }
    });
}

async fn take(inspector: Inspector, given: Given, told: RwSignal<String>) {
    let name = given.0.clone();
    if let Some(recording) = read(inspector, given, told).await {
        let header = recording.header();
        told.set(inspector.texts.counted(
            inspector.words.opened,
            recording.len() as u64,
            &[
                ("file", &name),
                ("length", &clock(recording.length())),
                ("panel", &header.panel),
                ("desktop", recording.desktop().map_or(header.desktop.as_str(), |desktop| desktop.name)),
                ("date", &inspector.texts.moment_of(header.started)),
            ],
        ));
        inspector.show(recording);
    }
}

/// Reads a recording; reports progress and errors.
pub(super) async fn read(inspector: Inspector, given: Given, told: RwSignal<String>) -> Option<Inspection> {
    let ((name, text), words) = (given, inspector.words);
    let damaged = |ReadError { line, wrong }: ReadError| {
        fill(words.cannot_open, &[("file", &name), ("line", &line.to_string()), ("why", &unreadable(words, &wrong))])
    };
    let begun = text.map_err(|why| fill(words.cannot_read, &[("file", &name), ("why", &why)])).and_then(|text| {
        Opening::begin(text, ALL).map_err(|error| match error {
            NotOpened::TooLarge => fill(words.too_large, &[("file", &name)]),
            NotOpened::Unreadable(error) => damaged(error),
        })
    });
    let mut opening = match begun {
        Ok(opening) => opening,
        Err(why) => {
            told.set(why);
            return None;
        }
    };
    let (mut failed, percent) = (None, Cell::new(0));
    let step = || match opening.advance(AT_ONCE) {
        Ok(is_more) => {
            percent.set(opening.percent());
            is_more
        }
        Err(error) => {
            failed = Some(error);
            false
        }
    };
    let tell = || {
        let now = fill(words.opening, &[("file", &name), ("percent", &percent.get().to_string())]);
        if told.with_untracked(|told| *told != now) {
            told.set(now);
        }
        true
    };
    in_slices(step, tell).await;
    match failed {
        None => Some(opening.finish()),
        Some(error) => {
            told.set(damaged(error));
            None
        }
    }
}

/// What the reader should know about a recording first.
fn about(inspector: Inspector, recording: &Inspection) -> AnyView {
    let (words, header) = (inspector.words, recording.header());
    let mut lines = vec![if header.redacted { words.redacted } else { words.in_clear }.to_owned()];
    if header.midway {
        lines.push(words.midway.to_owned());
    }
    lines.extend(recording.unplayable().map(|why| fill(words.unplayable, &[("why", &unplayable(words, why))])));
    lines.extend(recording.difference().map(|found| fill(words.differs, &[("line", &found.line.to_string())])));
    lines.into_iter().map(|line| paragraph("page__quiet", line)).collect::<Vec<_>>().into_any()
}
