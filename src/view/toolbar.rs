//! The buttons that open the sheets.

use super::{
    hint, icons,
    sheet::{Sheet, sheets},
};
use crate::text::texts;
use leptos::prelude::*;

/// The buttons.
pub(crate) fn toolbar() -> AnyView {
    let t = texts();
    let button = |sheet: Sheet, name: &'static str, path: &'static str| {
        let (sheets, action) = (sheets(), sheet.action());
        view! {
            <button
                type="button"
                class="toolbar__button"
                aria-label=name
                aria-haspopup="dialog"
                data-action=hint::place(Some(action))
                aria-keyshortcuts=hint::keys(Some(action))
                title=hint::always(action, name)
                on:click=move |_| sheets.open(sheet)
            >
                {icons::icon(Signal::stored(path))}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="toolbar">
            {button(Sheet::Activity, t.activity, icons::ACTIVITY)}
            {button(Sheet::Shortcuts, t.shortcuts, icons::KEYS)}
            {button(Sheet::Settings, t.settings, icons::SETTINGS)}
        </div>
    }
    .into_any()
}
