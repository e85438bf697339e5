//! The note about one contact, written down with every keystroke.

use super::{focus, parts::word, store};
use crate::text::texts;
use deskpane_protocol::note::ContactNote;
use leptos::{html, prelude::*};

/// The most UTF-16 units, none of which takes more than three bytes.
const LONGEST: usize = ContactNote::LONGEST / 3;

/// A note. With a selection given, it takes the focus and goes on where the agent was.
#[component]
pub(crate) fn NoteBox(id: String, #[prop(into)] about: Signal<String>, selection: Option<(u32, u32)>) -> impl IntoView {
    let (store, t) = (store(), texts());
    let area = NodeRef::<html::Textarea>::new();
    let text = store.notes.text(&id);
    let full = RwSignal::new(text.len() >= LONGEST);
    let written = RwSignal::new(!text.is_empty());
    let own = id.clone();
    // Another page of this browser wrote the same note. Whoever is typing here goes first.
    Effect::new(move |before: Option<()>| {
        store.notes.edition.track();
        if let (Some(()), Some(area)) = (before, area.get_untracked())
            && !focus::is_at(&area)
        {
            area.set_value(&store.notes.text(&own));
        }
    });
    if let Some((start, end)) = selection {
        area.on_load(move |area| {
            let _ = area.focus();
            let _ = area.set_selection_range(start, end);
        });
    }
    let write = move |event| {
        let text = event_target_value(&event);
        full.set(text.encode_utf16().count() >= LONGEST);
        written.set(!text.is_empty());
        store.notes.write(&id, &about.get_untracked(), text, store.clock.get_untracked());
    };
    let told = word(move || match store.notes.trouble() {
        Some(trouble) if written.get() => (t.note_trouble)(trouble),
        _ if full.get() => t.note_full,
        _ => "",
    });
    view! {
        <div class="note">
            <label class="note__label">
                <span class="note__name">{t.note}</span>
                <textarea class="note__text" rows="2" maxlength=LONGEST.to_string() prop:value=text node_ref=area on:input=write></textarea>
            </label>
            <p class="note__told">{told}</p>
        </div>
    }
    .into_any()
}
