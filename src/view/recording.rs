//! Messages recorded for whoever looks into a fault: switched on and off, saved, and shown as long as it goes on.

use crate::{
    leptos_workarounds::erased::{when, words},
    store::Saved,
    text::{fill, texts},
    view::{
        context::store,
        parts::{
            confirm_button::confirm_button,
            elements::{block, paragraph, said},
        },
    },
};
use leptos::prelude::*;

/// Says that messages are recorded.
pub(crate) fn recording_mark() -> AnyView {
    let (store, t) = (store(), texts());
    when(
        move || store.recording.get(),
        move || view! { <p class="recording-mark" role="status">{t.recording_on}</p> }.into_any(),
    )
}

/// What can be done about it.
pub(crate) fn recording() -> AnyView {
    let (store, t) = (store(), texts());
    let told = RwSignal::new(String::new());
    let turn = move |_| {
        told.set(String::new());
        store.record(!store.recording.get_untracked());
    };
    let name = words(move || if store.recording.get() { t.record_stop } else { t.record_start }.to_owned());
    let save = Callback::new(move |in_clear: bool| {
        told.set(match store.save_recording(in_clear) {
            Saved::Whole if in_clear => t.recording_saved_clear.to_owned(),
            Saved::Whole => t.recording_saved.to_owned(),
            Saved::Differs(line) => fill(t.recording_differs, &[("line", &line.to_string())]),
            Saved::Not => t.recording_failed.to_owned(),
        });
    });
    let files = move || {
        let in_clear = Callback::new(move |()| save.run(true));
        block(
            "recording__files",
            vec![
                paragraph("recording__about", t.record_save_about),
                view! { <button type="button" class="button" on:click=move |_| save.run(false)>{t.record_save}</button> }
                    .into_any(),
                paragraph("recording__about", t.record_clear_about),
                confirm_button(t.record_clear, t.record_clear_confirm, in_clear),
            ],
        )
    };
    view! {
        <div class="recording">
            <p class="recording__about">{t.record_about}</p>
            <button type="button" class="button" on:click=turn prop:textContent=name></button>
            {when(move || store.has_recording.get(), files)}
            {said("recording__told", told.into())}
        </div>
    }
    .into_any()
}
