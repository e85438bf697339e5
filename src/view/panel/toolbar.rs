//! The buttons that open the sheets.

use crate::{
    leptos_workarounds::erased::flag,
    newer::Newer,
    text::texts,
    view::parts::{
        icons,
        sheet::{Sheet, sheets},
        shortcut_hint,
    },
};
use leptos::prelude::*;

/// The id of the explanation of the dot on the settings button.
const NEWS: &str = "newer-mark";

/// The buttons.
pub(crate) fn toolbar() -> AnyView {
    let t = texts();
    let newer = use_context::<Newer>();
    let has_news = move |sheet| sheet == Sheet::Settings && newer.is_some_and(|newer| newer.is_there());
    let button = |sheet: Sheet, name: &'static str, path: &'static str| {
        let (sheets, action) = (sheets(), sheet.action());
        view! {
            <button
                type="button"
                class="toolbar__button"
                aria-label=name
                aria-haspopup="dialog"
                data-action=shortcut_hint::action_name(Some(action))
                aria-keyshortcuts=shortcut_hint::keys(Some(action))
                aria-describedby=move || has_news(sheet).then_some(NEWS)
                data-newer=flag(move || has_news(sheet))
                title=shortcut_hint::always(action, name)
                on:click=move |_| sheets.open(sheet)
            >
                {icons::icon(path)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="toolbar">
            {button(Sheet::Activity, t.activity, icons::ACTIVITY)}
            {button(Sheet::Shortcuts, t.shortcuts, icons::KEYS)}
            {button(Sheet::Settings, t.settings, icons::SETTINGS)}
            <span id=NEWS hidden>{t.newer_mark}</span>
        </div>
    }
    .into_any()
}
