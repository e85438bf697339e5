//! Ended contacts and earlier notes: what the agent wrote does not disappear with its contact.

use crate::{
    leptos_workarounds::{
        erased::{keys, when, words},
        keyed_rows::{rows, shown},
    },
    store::Store,
    text::{Texts, texts},
    view::{
        agent::start_contact::start_again,
        card::recorded_disposition::recorded_disposition,
        context::store,
        focus::move_focus,
        notes::note_box::NoteBox,
        parts::{confirm_button::confirm_button, disclosure::disclosure, elements::block},
    },
};
use deskpane_desk::view_model::recent::{RecentLine, RecentList, is_among};
use leptos::{html, prelude::*};

/// How many notes of earlier contacts are listed at first, and added by *Show more*.
const STEP: u32 = 20;

/// The recent contacts; empty if there are none.
#[component]
pub(crate) fn Recent() -> impl IntoView {
    let (store, t) = (store(), texts());
    let limit = RwSignal::new(STEP);
    let lines = StoredValue::new_local(RecentList::default());
    let has_more = StoredValue::new(false);
    let keys = keys(move || {
        let (found, more) = find(store, limit.get());
        has_more.set_value(more);
        lines.try_update_value(|lines| lines.take_in(found)).unwrap_or_default()
    });
    let line = move |key| {
        shown(match lines.with_value(|lines| lines.line(key).cloned()) {
            Some(line) => entry(store, t, key, line),
            None => ().into_any(),
        })
    };
    let place = NodeRef::<html::Ul>::new();
    rows(move || place.get().map(Into::into), keys.into(), line);
    let more = move || {
        keys.track();
        has_more.get_value()
    };
    view! {
        <section class="recent" aria-label=t.recent>
            {when(move || keys.with(|keys| !keys.is_empty()), move || view! { <h2 class="recent__title" tabindex="-1">{t.recent}</h2> }.into_any())}
            <ul class="recent__list" node_ref=place></ul>
            {when(more, move || {
                let add = move |_| limit.set(limit.get_untracked().saturating_add(STEP));
                view! { <button type="button" class="button" on:click=add>{t.show_more}</button> }.into_any()
            })}
        </section>
    }
    .into_any()
}

/// The lines to show, and whether there are more.
fn find(store: Store, limit: u32) -> (Vec<RecentLine>, bool) {
    store.notes.edition.track();
    let closed = store.closed();
    let others = store.notes.others(|id| store.is_open(id) || is_among(&closed, id));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = others.len() > limit;
    let over = closed.iter().map(|contact| RecentLine::over(&store.as_known(contact)));
    let noted = others.iter().take(limit).map(|kept| RecentLine::noted(&kept.id, &kept.note));
    (over.chain(noted).collect(), more)
}

fn entry(store: Store, t: Texts, key: u32, line: RecentLine) -> AnyView {
    // The agent was writing this note when its contact ended: it opens here with the same selection.
    let selection = store.take_interrupted_note(&line.id);
    let open = RwSignal::new(selection.is_some());
    let first = StoredValue::new(selection);
    let RecentLine { id, customer, facts, is_over } = line;
    let name = customer.unwrap_or_else(|| t.nameless(&id));
    let (word, facts) = (if is_over { t.contact_over } else { t.earlier_note }, t.note_facts(&facts));
    let over_id = id.clone();
    let heading = t.note_about(&name);
    let own = id.clone();
    let preview = words(move || if open.get() { String::new() } else { store.notes.text(&own) });
    let note = disclosure(heading, open, move || {
        let selection = first.try_update_value(Option::take).flatten();
        let (written, gone) = (id.clone(), id.clone());
        let delete = Callback::new(move |()| {
            store.notes.remove(&gone);
            move_focus::give_if_lost(|| move_focus::find(".recent__title, .contacts > h2"));
        });
        let is_written = move || {
            store.notes.edition.track();
            !store.notes.text(&written).is_empty()
        };
        let tools = when(is_written, move || confirm_button(t.delete, t.delete_confirm, delete));
        let note = view! { <NoteBox id=Signal::stored(id.clone()) selection=selection /> }.into_any();
        block("recent__note", vec![note, tools])
    });
    let over = when(
        move || is_over,
        move || {
            let (chosen, request) = (over_id.clone(), over_id.clone());
            let one = chosen.clone();
            let any = move || store.closed_one(&one).is_some_and(|contact| contact.work.recorded.is_some());
            let outcome = when(any, move || {
                let id = chosen.clone();
                recorded_disposition(move || store.closed_one(&id)?.work.recorded.clone())
            });
            let again =
                start_again(move || store.closed_one(&request)?.work.again.clone(), format!("again-over-{key}"));
            block("recent__over", vec![outcome, again])
        },
    );
    view! {
        <li class="recent__entry">
            <span class="recent__when">{word}</span>
            {note}
            <p class="recent__facts">{facts}</p>
            <p class="recent__preview" dir="auto" prop:textContent=preview></p>
            {over}
        </li>
    }
    .into_any()
}
