//! Fault injection, and unsolicited messages.

use crate::{
    common::fault_injection::{Fault, FaultInjectionCard},
    roxchat::Desk,
};
use deskpane_desktops::roxchat::host::{Act, ErrorForm, Extra, FaultInjection, StartError};
use leptos::prelude::*;

const FORMS: [(&str, ErrorForm); 4] = [
    ("Not at all", ErrorForm::Unsaid),
    ("In an event", ErrorForm::Event),
    ("In a notification", ErrorForm::Notice),
    ("In a bare message", ErrorForm::Bare),
];

/// The value for no failure.
pub(super) const NO: &str = "No";

/// The choices of failures.
pub(super) fn failures() -> Vec<&'static str> {
    std::iter::once(NO).chain(StartError::ALL.map(StartError::code)).collect()
}

/// The failure of a choice.
pub(super) fn failure(code: &str) -> Option<StartError> {
    StartError::ALL.into_iter().find(|error| error.code() == code)
}

fn faults() -> Vec<Fault<FaultInjection>> {
    vec![
        Fault::Switch("Stay silent", |all| all.silent, |all, on| all.silent = on),
        Fault::Switch("Text instead of objects", |all| all.strings, |all, on| all.strings = on),
        Fault::Switch("Spelling of the vendor's tables", |all| all.table_spelling, |all, on| all.table_spelling = on),
        Fault::Switch("Ignore the next command", |all| all.drop_next, |all, on| all.drop_next = on),
        Fault::Choice(
            "Chats fail to start",
            failures(),
            |all| all.refuse.map_or(NO, StartError::code),
            |all, code| all.refuse = failure(code),
        ),
        Fault::Choice(
            "Report failures",
            FORMS.map(|(words, _)| words).into(),
            |all| FORMS.into_iter().find(|(_, own)| *own == all.errors).map_or("", |(words, _)| words),
            |all, words| {
                let form = FORMS.into_iter().find(|(own, _)| *own == words).map(|(_, form)| form);
                all.errors = form.unwrap_or_default();
            },
        ),
        Fault::Delay("Delay commands (ms)", |all| all.effect_delay, |all, span| all.effect_delay = span),
    ]
}

#[component]
pub(super) fn FaultInjectionControls(desk: Desk) -> impl IntoView {
    let acts = vec![
        ("Unknown event", Act::Emit(Extra::Unknown)),
        ("Malformed messages", Act::Emit(Extra::Malformed)),
        ("Another script's message", Act::Emit(Extra::Foreign)),
    ];
    view! { <FaultInjectionCard desk faults=faults() send="Unsolicited messages" acts/> }
}
