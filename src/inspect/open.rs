//! Opens files: by a button, or dropped on the page.

use crate::{
    inspect::inspector::{Inspector, clock},
    leptos_workarounds::erased::rebuilt,
    link::{
        clock::breathe,
        open_file::{self, Given},
    },
    text::fill,
    view::parts::elements::{paragraph, said},
};
use deskpane_desktops::ALL;
use deskpane_inspect::{Inspection, Opening};
use leptos::{ev, html, prelude::*};

/// How many bytes are read at a time: a few thousand lines. In between, the page stays responsive.
const AT_ONCE: usize = 256 * 1024;

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
            {file_button(&words.open, inspector.told, take)}
            <span class="page__quiet">{words.drop.as_str()}</span>
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
        told.set(fill(
            &inspector.words.opened,
            &[
                ("file", &name),
                ("count", &recording.len().to_string()),
                ("length", &clock(recording.length())),
                ("panel", &header.panel),
                ("desktop", recording.desktop().map_or(header.desktop.as_str(), |desktop| desktop.name)),
                ("date", &header.started.stamp()),
            ],
        ));
        inspector.show(recording);
    }
}

/// Reads a recording; reports progress and errors.
pub(super) async fn read(inspector: Inspector, given: Given, told: RwSignal<String>) -> Option<Inspection> {
    let (name, text) = given;
    let fails = |why: &str| told.set(fill(&inspector.words.cannot_open, &[("file", &name), ("why", why)]));
    let mut opening = match text.and_then(|text| Opening::begin(text, ALL).map_err(|error| error.to_string())) {
        Ok(opening) => opening,
        Err(why) => {
            fails(&why);
            return None;
        }
    };
    loop {
        match opening.advance(AT_ONCE) {
            Ok(true) => {
                let percent = opening.percent().to_string();
                told.set(fill(&inspector.words.opening, &[("file", &name), ("percent", &percent)]));
                breathe().await;
            }
            Ok(false) => return Some(opening.finish()),
            Err(error) => {
                fails(&error.to_string());
                return None;
            }
        }
    }
}

/// What the reader should know about a recording first.
fn about(inspector: Inspector, recording: &Inspection) -> AnyView {
    let (words, header) = (inspector.words, recording.header());
    let mut lines = vec![if header.redacted { words.redacted.clone() } else { words.in_clear.clone() }];
    if header.midway {
        lines.push(words.midway.clone());
    }
    lines.extend(recording.unplayable().map(|why| fill(&words.unplayable, &[("why", why)])));
    lines.extend(recording.difference().map(|found| fill(&words.differs, &[("line", &found.line.to_string())])));
    lines.into_iter().map(|line| paragraph("page__quiet", line)).collect::<Vec<_>>().into_any()
}
