//! The current line: its content and effects.

use crate::{
    inspect::{
        inspector::{Inspector, clock},
        table::title,
    },
    leptos_workarounds::erased::rebuilt,
    text::fill,
    view::parts::elements::{foreign, paragraph},
};
use deskpane_desk::session::{Note, NoteKind};
use deskpane_inspect::{ChangeSeen, Detail, FieldChange, Inspection, Mark, Node, Words};
use leptos::prelude::*;

/// The most changed fields that are shown of one item.
const FIELDS: usize = 60;

pub(super) fn section(inspector: Inspector) -> AnyView {
    rebuilt(move || {
        let at = inspector.current.get();
        let found = inspector.open().and_then(|open| Some((Detail::of(&open, at)?, open)));
        match found {
            Some((detail, open)) => opened(inspector, &open, at, &detail),
            None => paragraph("page__quiet", inspector.words.nothing_open.as_str()),
        }
    })
}

fn opened(inspector: Inspector, open: &Inspection, at: usize, detail: &Detail) -> AnyView {
    let words = inspector.words;
    let Some(row) = open.row(at) else { return ().into_any() };
    let name = fill(&words.detail, &[("line", &row.number.to_string())]);
    let facts = [Some(clock(row.at)), Some(title(open, row)), detail.origin.clone()];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let result = detail.result.as_ref().map(|result| paragraph("", format!("{}: {result}", words.result)));
    let differs = detail.differs.then(|| paragraph("detail__differs", words.differs_here.as_str()));
    let cause =
        detail.cause.map(|cause| view! { <p>{words.caused_by.as_str()} " " {go_to(inspector, open, cause)}</p> });
    let tree = detail.tree.nodes.iter().map(|part| node(words, part)).collect::<Vec<_>>();
    let cut = detail.tree.is_cut.then(|| paragraph("page__quiet", words.cut.as_str()));
    let notes = detail.notes.iter().map(|one| note(words, one));
    let posts = detail.posts.iter().map(|post| view! { <li>{go_to(inspector, open, *post)}</li> }.into_any());
    let changes = detail.changes.iter().map(|one| change(inspector, open, one));
    let caused: Vec<_> = notes.chain(posts).chain(changes).collect();
    let caused = if caused.is_empty() {
        paragraph("page__quiet", words.nothing_caused.as_str())
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
            <h3 class="detail__title">{words.content.as_str()}</h3>
            <ul class="detail__tree" role="list">{tree}</ul>
            {cut}
            <h3 class="detail__title">{words.causes.as_str()}</h3>
            {caused}
        </section>
    }
    .into_any()
}

/// A button that leads to a line.
pub(super) fn go_to(inspector: Inspector, open: &Inspection, at: usize) -> AnyView {
    let Some(row) = open.row(at) else { return ().into_any() };
    let (number, name) = (row.number.to_string(), title(open, row));
    let text = fill(&inspector.words.go_to, &[("line", &number), ("name", &name)]);
    view! { <button type="button" class="detail__go" on:click=move |_| inspector.look_at(at)>{text}</button> }
        .into_any()
}

fn node(words: &'static Words, node: &Node) -> AnyView {
    let (mark, said) = match node.mark {
        Some(Mark::Unknown) => (Some("unknown"), words.unknown.as_str()),
        Some(Mark::Malformed) => (Some("malformed"), words.malformed.as_str()),
        None => (None, ""),
    };
    let name = if node.name.is_empty() { String::new() } else { format!("{}: ", node.name) };
    let value = node.value.clone().unwrap_or_default();
    view! {
        <li class="detail__node" style:padding-inline-start=format!("{}ch", node.depth * 2) title=node.path.clone() data-mark=mark>
            <span class="detail__name">{name}</span>
            {foreign("detail__value", value)}
            {(!said.is_empty()).then(|| view! { <strong class="detail__mark">{said}</strong> })}
        </li>
    }
    .into_any()
}

fn note(words: &'static Words, note: &Note) -> AnyView {
    let kind = match note.kind {
        NoteKind::Event => &words.event,
        NoteKind::Unknown => &words.unknown,
        NoteKind::Malformed => &words.malformed,
        NoteKind::Foreign => &words.foreign,
    };
    view! { <li>{kind.as_str()} ": " {foreign("", note.title.clone())} " " {foreign("page__quiet", note.text.clone())}</li> }
        .into_any()
}

fn change(inspector: Inspector, open: &Inspection, change: &ChangeSeen) -> AnyView {
    let words = inspector.words;
    let name = format!("{} {}", change.kind, change.contact);
    let settles = change.settles.and_then(|row| {
        let number = open.row(row)?.number.to_string();
        let text = fill(&words.settles, &[("line", &number)]);
        let go = move |_| inspector.look_at(row);
        Some(view! { <button type="button" class="detail__go" on:click=go>{text}</button> })
    });
    let fields = if change.fields.is_empty() {
        paragraph("page__quiet", words.unchanged.as_str())
    } else {
        table(words, &change.fields)
    };
    view! { <li><p><b>{foreign("", name)}</b></p>{settles}{fields}</li> }.into_any()
}

/// Fields with their values before and after.
pub(super) fn table(words: &'static Words, fields: &[FieldChange]) -> AnyView {
    let is_cut = fields.len() > FIELDS;
    let rows = fields.iter().take(FIELDS).map(|field| {
        let side = |value: &Option<String>, none: &'static str| foreign("", value.as_deref().unwrap_or(none));
        let (before, after) = (side(&field.before, &words.new), side(&field.after, &words.gone));
        view! { <tr><th scope="row">{field.path.clone()}</th><td>{before}</td><td>{after}</td></tr> }.into_any()
    });
    view! {
        <table class="detail__fields">
            <thead><tr><td></td><th scope="col">{words.before.as_str()}</th><th scope="col">{words.after.as_str()}</th></tr></thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
        {is_cut.then(|| paragraph("page__quiet", words.cut.as_str()))}
    }
    .into_any()
}
