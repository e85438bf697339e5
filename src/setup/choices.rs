//! Settings for agents, and the CRM.

use crate::{
    setup::{
        fields::{Line, choice},
        form::Setup,
    },
    view::parts::{
        elements::{block, paragraph},
        field::{Tick, tick},
    },
};
use leptos::prelude::*;
use serde_json::Value;

const LANGUAGES: [(&str, &str); 6] = [
    ("auto", "auto"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("pt-BR", "Português (Brasil)"),
    ("ru", "Русский"),
];

pub(super) fn panel(setup: Setup) -> AnyView {
    const HANGUP: &str = "confirmHangup";
    let words = setup.words;
    let hangup = tick(Tick {
        kind: "checkbox",
        group: "panel".to_owned(),
        own: "hangup".to_owned(),
        name: words.hangup.to_owned(),
        more: "",
        on: Signal::derive(move || setup.draft.with(|draft| draft.get(HANGUP) != "false")),
        change: Callback::new(move |on: bool| setup.draft.update(|draft| draft.set(HANGUP, Value::Bool(on)))),
    });
    let themes = [("auto", words.theme_auto), ("light", words.theme_light), ("dark", words.theme_dark)];
    let parts = vec![
        hangup,
        Line::new(setup, "keepDays", words.keep_days, words.keep_days_do).number().view(setup),
        choice(setup, "locale", words.locale, &LANGUAGES),
        paragraph("choice__more", words.locale_do),
        choice(setup, "theme", words.theme, &themes.map(|(value, text)| (value, text))),
    ];
    view! {
        <h2 class="home__title">{words.panel}</h2>
        {block("fields", parts)}
    }
    .into_any()
}

pub(super) fn crm(setup: Setup) -> AnyView {
    let words = setup.words;
    let opens =
        [("answered", words.crm_open_answered), ("offered", words.crm_open_offered), ("never", words.crm_open_never)];
    let dials = [("fill", words.crm_dial_fill), ("ask", words.crm_dial_ask), ("dial", words.crm_dial_dial)];
    let parts = vec![
        paragraph("choice__more", words.crm_do),
        Line::new(setup, "crm.origins", words.crm_origins, words.crm_origins_do).list().view(setup),
        Line::new(setup, "crm.api", words.crm_api, words.crm_api_do).view(setup),
        Line::new(setup, "crm.recordUrl", words.crm_record, words.crm_record_do).view(setup),
        choice(setup, "crm.open", words.crm_open, &opens.map(|(value, text)| (value, text))),
        choice(setup, "crm.dial", words.crm_dial, &dials.map(|(value, text)| (value, text))),
    ];
    view! {
        <h2 class="home__title">{words.crm}</h2>
        {block("fields", parts)}
    }
    .into_any()
}
