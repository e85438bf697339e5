//! The button that restarts the panel with recording on. The restart is needed because only the program of all pages
//! can record.

use crate::{
    link::record_wish,
    text::texts,
    view::{
        context::store,
        parts::elements::{block, paragraph, said},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Explains what a recording is, and starts one.
pub(crate) fn record_button() -> AnyView {
    let (desktop, t) = (store().desktop, texts());
    let told = RwSignal::new(String::new());
    let record = move |_| {
        told.set(String::new());
        spawn_local(async move {
            record_wish::follow(desktop.id).await;
            told.try_set(t.record_not_started.to_owned());
        });
    };
    block(
        "recording",
        vec![
            paragraph("recording__about", t.record_about),
            view! { <button type="button" class="button" on:click=record>{t.record_start}</button> }.into_any(),
            said("recording__told", told.into()),
        ],
    )
}
