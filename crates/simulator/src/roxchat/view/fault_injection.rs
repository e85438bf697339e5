//! How the workspace goes wrong, and what it can throw at a page.

use crate::{
    common::{
        fault_injection::{Choice, Switch},
        field::Number,
    },
    roxchat::Desk,
};
use deskpane_desk::clock::Span;
use deskpane_desktops::roxchat::host::{Act, ErrorForm, Extra, FaultInjection, StartError};
use leptos::prelude::*;

const FORMS: [(&str, ErrorForm); 4] = [
    ("Not at all", ErrorForm::Unsaid),
    ("In an event", ErrorForm::Event),
    ("In a notification", ErrorForm::Notice),
    ("In a bare message", ErrorForm::Bare),
];

/// What stands for no failure in a choice.
pub(super) const NO: &str = "No";

/// The choices of why a chat does not start.
pub(super) fn failures() -> Vec<&'static str> {
    std::iter::once(NO).chain(StartError::ALL.map(StartError::code)).collect()
}

/// The failure of a choice.
pub(super) fn failure(code: &str) -> Option<StartError> {
    StartError::ALL.into_iter().find(|error| error.code() == code)
}

#[component]
pub(super) fn FaultInjectionControls(desk: Desk) -> impl IntoView {
    let fault_injection = desk.picture.fault_injection;
    let is = move |get: fn(&FaultInjection) -> bool| Signal::derive(move || fault_injection.with(get));
    let refuse = Signal::derive(move || fault_injection.with(|m| m.refuse.map_or(NO, StartError::code)));
    let form = Signal::derive(move || {
        let form = fault_injection.with(|m| m.errors);
        FORMS.into_iter().find(|(_, own)| *own == form).map_or("", |(words, _)| words)
    });
    let tell = move |words: String| {
        let form = FORMS.into_iter().find(|(own, _)| *own == words).map(|(_, form)| form);
        desk.fault_injection(|m| m.errors = form.unwrap_or_default());
    };
    let delay = Signal::derive(move || fault_injection.with(|m| m.effect_delay.0));
    let emit = move |extra: Extra| move |_| desk.act(Act::Emit(extra));
    view! {
        <section class="card" aria-label="Misbehaviour">
            <h2>"Misbehaviour"</h2>
            <Switch desk label="Stay silent" get=is(|m| m.silent) set=|m, on| m.silent = on/>
            <Switch desk label="Text instead of objects" get=is(|m| m.strings) set=|m, on| m.strings = on/>
            <Switch desk label="Spell as the tables do" get=is(|m| m.table_spelling) set=|m, on| m.table_spelling = on/>
            <Switch desk label="Ignore the next command" get=is(|m| m.drop_next) set=|m, on| m.drop_next = on/>
            <Choice
                label="Chats fail to start"
                choices=failures()
                get=refuse
                set=move |code: String| desk.fault_injection(|m| m.refuse = failure(&code))
            />
            <Choice label="Tell of failures" choices=FORMS.map(|(words, _)| words).to_vec() get=form set=tell/>
            <Number
                label="Delay commands (ms)"
                step="100"
                get=delay
                set=move |value| desk.fault_injection(|m| m.effect_delay = Span(value))
            />
            <h3>"Without being asked"</h3>
            <div class="choices">
                <button type="button" on:click=emit(Extra::Unknown)>"Unknown event"</button>
                <button type="button" on:click=emit(Extra::Malformed)>"Malformed messages"</button>
                <button type="button" on:click=emit(Extra::Foreign)>"Another script's message"</button>
            </div>
        </section>
    }
}
