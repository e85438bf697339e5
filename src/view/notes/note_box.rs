//! The note about one contact, saved with every keystroke.

use crate::{
    leptos_workarounds::erased::{effect, when, words},
    text::texts,
    view::{
        context::store,
        focus::move_focus,
        notes::note_text,
        parts::{copy_button::copy_for, elements::block, shortcut_hint},
    },
};
use deskpane_desk::{note::ContactNote, shortcuts::Action};
use leptos::{html, prelude::*};

/// The most UTF-16 units, none of which takes more than three bytes.
const LONGEST: usize = ContactNote::LONGEST / 3;

/// A note. With a selection, it takes the focus and continues there.
#[component]
pub(crate) fn NoteBox(id: Signal<String>, selection: Option<(u32, u32)>) -> impl IntoView {
    let (store, t) = (store(), texts());
    let area = NodeRef::<html::Textarea>::new();
    let text = store.notes.text(&id.get_untracked());
    let full = RwSignal::new(text.len() >= LONGEST);
    let written = RwSignal::new(!text.is_empty());
    // Another page of this browser changed the same note, or it was joined with another. The agent who types here takes
    // precedence: only text appended to theirs is accepted.
    effect(move || {
        store.notes.edition.track();
        let text = id.with(|id| store.notes.text(id));
        let Some(area) = area.get_untracked() else { return };
        let typed = area.value();
        if typed == text || move_focus::is_at(&area) && !text.starts_with(&typed) {
            return;
        }
        let selection = (area.selection_start().ok().flatten(), area.selection_end().ok().flatten());
        area.set_value(&text);
        written.set(!text.is_empty());
        if let (Some(start), Some(end)) = selection {
            // Selection matters only in the focused field.
            let _ = area.set_selection_range(start, end);
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
        let id = id.get_untracked();
        store.notes.write(&id, store.contact(&id).as_deref(), text, store.clock.get_untracked());
    };
    let told = words(move || {
        let told = match store.notes.trouble() {
            Some(trouble) if written.get() => t.note_trouble(trouble),
            _ if full.get() => t.note_full,
            _ => "",
        };
        told.to_owned()
    });
    let rescue = words(move || id.with(|id| store.notes.key(id)));
    let as_text = words(move || id.with_untracked(|id| note_text::copied(store, t, id)));
    view! {
        <div class="note">
            <label class="note__label">
                <span class="note__name">{t.note}</span>
                <textarea
                    class="note__text"
                    aria-label=t.note
                    dir="auto"
                    rows="2"
                    maxlength=LONGEST.to_string()
                    data-action=shortcut_hint::action_name(Some(Action::Note))
                    data-rescue=rescue
                    aria-keyshortcuts=shortcut_hint::keys(Some(Action::Note))
                    title=shortcut_hint::always(Action::Note, t.note)
                    prop:value=text
                    node_ref=area
                    on:input=write
                ></textarea>
            </label>
            {block("note__tools", vec![when(move || written.get(), move || copy_for(Action::CopyNote, t.note_copy, as_text))])}
            <p class="note__told" aria-live="polite" prop:textContent=told></p>
        </div>
    }
    .into_any()
}
