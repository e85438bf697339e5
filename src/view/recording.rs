//! A recording of messages, for investigating faults: the mark while it runs, and the buttons that stop and save it.

use crate::{
    leptos_workarounds::erased::{rebuilt, when},
    link::record_wish,
    store::{PageRecording, Saved},
    text::{fill, texts},
    view::{
        context::store,
        parts::{
            confirm_button::confirm_button,
            elements::{block, paragraph, said},
        },
        record_button::record_button,
    },
};
use leptos::prelude::*;

/// The mark that messages are being recorded.
pub(crate) fn recording_mark() -> AnyView {
    let t = texts();
    let Some(recording) = use_context::<PageRecording>() else { return ().into_any() };
    when(
        move || recording.is_on.get(),
        move || view! { <p class="recording-mark" role="status">{t.recording_on}</p> }.into_any(),
    )
}

/// The controls of the recording.
pub(crate) fn recording_controls() -> AnyView {
    match use_context::<PageRecording>() {
        Some(recording) => under_way(recording),
        None => record_button(),
    }
}

/// The controls of a recording that is running or was stopped.
fn under_way(recording: PageRecording) -> AnyView {
    let (desktop, t) = (store().desktop, texts());
    let stop = move |_| {
        record_wish::forget(desktop.id);
        recording.stop();
    };
    let turn = rebuilt(move || match recording.is_on.get() {
        true => view! { <button type="button" class="button" on:click=stop>{t.record_stop}</button> }.into_any(),
        false => record_button(),
    });
    let told = RwSignal::new(String::new());
    let save = Callback::new(move |in_clear: bool| {
        told.set(match recording.save(in_clear) {
            Saved::Whole if in_clear => t.recording_saved_clear.to_owned(),
            Saved::Whole => t.recording_saved.to_owned(),
            Saved::Differs(line) => fill(t.recording_differs, &[("line", &line.to_string())]),
            Saved::Not => t.recording_failed.to_owned(),
        });
    });
    let in_clear = Callback::new(move |()| save.run(true));
    let files = block(
        "recording__files",
        vec![
            paragraph("recording__about", t.record_save_about),
            view! { <button type="button" class="button" on:click=move |_| save.run(false)>{t.record_save}</button> }
                .into_any(),
            paragraph("recording__about", t.record_clear_about),
            confirm_button(t.record_clear, t.record_clear_confirm, in_clear),
        ],
    );
    block("recording", vec![turn, files, said("recording__told", told.into())])
}
