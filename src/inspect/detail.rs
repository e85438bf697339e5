//! The current line: its content and effects.

use crate::{
    inspect::{
        inspector::{Inspector, clock},
        told::{answer, mark, note_kind, title},
    },
    leptos_workarounds::erased::{effect, rebuilt},
    link::clock::in_slices,
    text::fill,
    view::parts::elements::{foreign, paragraph, said},
};
use deskpane_desk::session::Note;
use deskpane_inspect::{ChangeSeen, Detail, FieldChange, Inspection, Kind, Mark, Node, Reading, Row, Tree};
use deskpane_words::inspect::Words;
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// The most changed fields that are shown of one item.
const FIELDS: usize = 60;
/// So many inputs are played at a time in search of what was read.
const AT_ONCE: usize = 20;
/// How long a line is open before it is searched.
const PASSED_BY: Duration = Duration::from_millis(150);

pub(super) fn section(inspector: Inspector) -> AnyView {
    // After what shows the moment: who moves the slider looks there, and lines that are only passed by need no details.
    let drawn = RwSignal::new(inspector.current.get_untracked());
    effect(move || {
        inspector.current.track();
        set_timeout(move || _ = drawn.try_set(inspector.current.get_untracked()), Duration::ZERO);
    });
    rebuilt(move || {
        let at = drawn.get();
        let found = inspector.open().and_then(|open| Some((Detail::of(&open, at)?, open)));
        match found {
            Some((detail, open)) => opened(inspector, &open, at, &detail),
            None => paragraph("page__quiet", inspector.words.nothing_open),
        }
    })
}

fn opened(inspector: Inspector, open: &Inspection, at: usize, detail: &Detail) -> AnyView {
    let words = inspector.words;
    let Some(row) = open.row(at) else { return ().into_any() };
    let name = fill(words.detail, &[("line", &row.number.to_string())]);
    let facts = [Some(clock(row.at)), Some(title(words, open, row)), detail.origin.clone()];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let result = detail.result.as_ref().map(|result| paragraph("", answer(inspector, open, result)));
    let differs = detail.differs.then(|| paragraph("detail__differs", words.differs_here));
    let cause = detail.cause.map(|cause| view! { <p>{words.caused_by} " " {go_to(inspector, open, cause)}</p> });
    let notes = detail.notes.iter().map(|one| note(words, one));
    let posts = detail.posts.iter().map(|post| view! { <li>{go_to(inspector, open, *post)}</li> }.into_any());
    let changes = detail.changes.iter().map(|one| change(inspector, open, one));
    let caused: Vec<_> = notes.chain(posts).chain(changes).collect();
    let caused = if caused.is_empty() {
        paragraph("page__quiet", words.nothing_caused)
    } else {
        view! { <ul class="detail__caused" role="list">{caused}</ul> }.into_any()
    };
    view! {
        <section class="detail" aria-label=name.clone()>
            <h2 class="home__title">{name.clone()}</h2>
            <p class="page__quiet">{foreign("", facts)}</p>
            {result}
            {differs}
            {cause}
            <h3 class="detail__title">{words.content}</h3>
            {tree(inspector, row, &detail.tree)}
            <h3 class="detail__title">{words.causes}</h3>
            {caused}
        </section>
    }
    .into_any()
}

/// What a line says. What the session reads of it is marked as soon as that is found out.
fn tree(inspector: Inspector, row: &Row, tree: &Tree) -> AnyView {
    let words = inspector.words;
    let told = if row.kind == Kind::Message { words.read_later } else { "" };
    let (shown, told) = (RwSignal::new(tree.clone()), RwSignal::new(told.to_owned()));
    if let Some(open) = inspector.open().filter(|_| row.kind == Kind::Message) {
        let row = *row;
        // A line that is only passed by is not searched.
        set_timeout(move || leptos::task::spawn_local(mark_read(words, open, row, shown, told)), PASSED_BY);
    }
    let nodes =
        move || shown.with(|tree| tree.nodes.iter().map(|part| node(words, part)).collect::<Vec<_>>().into_any());
    view! {
        <ul class="detail__tree" role="list">{rebuilt(nodes)}</ul>
        {tree.is_cut.then(|| paragraph("page__quiet", words.cut))}
        {said("page__quiet detail__read", told.into())}
    }
    .into_any()
}

/// Marks what the session reads of a message, unless another line is opened meanwhile.
async fn mark_read(
    words: &'static Words,
    open: Arc<Inspection>,
    row: Row,
    shown: RwSignal<Tree>,
    told: RwSignal<String>,
) {
    let Some(reading) = shown.try_with_untracked(|tree| Reading::of(&open, &row, tree)) else { return };
    let Some(mut reading) = reading else { return told.set(words.read_unknown.to_owned()) };
    in_slices(|| reading.advance(&open, AT_ONCE), || !shown.is_disposed()).await;
    if shown.is_disposed() {
        return;
    }
    shown.update(|tree| tree.mark_read(reading.read()));
    told.set(words.read_about.to_owned());
}

/// A button that leads to a line.
pub(super) fn go_to(inspector: Inspector, open: &Inspection, at: usize) -> AnyView {
    let Some(row) = open.row(at) else { return ().into_any() };
    let (number, name) = (row.number.to_string(), title(inspector.words, open, row));
    let text = fill(inspector.words.go_to, &[("line", &number), ("name", &name)]);
    view! { <button type="button" class="detail__go" on:click=move |_| inspector.look_at(at)>{text}</button> }
        .into_any()
}

fn node(words: &'static Words, node: &Node) -> AnyView {
    let kind = node.mark.map(|mark| match mark {
        Mark::Read => "read",
        Mark::Unknown => "unknown",
        Mark::Malformed => "malformed",
    });
    let said = node.mark.map(|own| view! { <strong class="detail__mark">{mark(words, own)}</strong> });
    let name = if node.name.is_empty() { String::new() } else { format!("{}: ", node.name) };
    let value = node.value.clone().unwrap_or_default();
    view! {
        <li class="detail__node" style:padding-inline-start=format!("{}ch", node.depth * 2) title=node.path.clone() data-mark=kind>
            <span class="detail__name">{name}</span>
            {foreign("detail__value", value)}
            {said}
        </li>
    }
    .into_any()
}

fn note(words: &'static Words, note: &Note) -> AnyView {
    let kind = note_kind(words, note.kind);
    view! { <li>{kind} ": " {foreign("", note.title.clone())} " " {foreign("page__quiet", note.text.clone())}</li> }
        .into_any()
}

fn change(inspector: Inspector, open: &Inspection, change: &ChangeSeen) -> AnyView {
    let words = inspector.words;
    let name = format!("{} {}", change.kind, change.contact);
    let settles = change.settles.and_then(|row| {
        let number = open.row(row)?.number.to_string();
        let text = fill(words.settles, &[("line", &number)]);
        let go = move |_| inspector.look_at(row);
        Some(view! { <button type="button" class="detail__go" on:click=go>{text}</button> })
    });
    let fields =
        if change.fields.is_empty() { paragraph("page__quiet", words.unchanged) } else { table(words, &change.fields) };
    view! { <li><p><b>{foreign("", name)}</b></p>{settles}{fields}</li> }.into_any()
}

/// Fields with their values before and after.
pub(super) fn table(words: &'static Words, fields: &[FieldChange]) -> AnyView {
    let is_cut = fields.len() > FIELDS;
    let rows = fields.iter().take(FIELDS).map(|field| {
        let side = |value: &Option<String>, none: &'static str| foreign("", value.as_deref().unwrap_or(none));
        let (before, after) = (side(&field.before, words.absent), side(&field.after, words.absent));
        view! { <tr><th scope="row">{field.path.clone()}</th><td>{before}</td><td>{after}</td></tr> }.into_any()
    });
    view! {
        <table class="detail__fields">
            <thead><tr><th scope="col">{words.field}</th><th scope="col">{words.before}</th><th scope="col">{words.after}</th></tr></thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
        {is_cut.then(|| paragraph("page__quiet", words.cut))}
    }
    .into_any()
}
