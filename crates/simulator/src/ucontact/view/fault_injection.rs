//! How the desktop goes wrong, and what it can throw at a page.

use crate::{
    common::{
        fault_injection::{Choice, Switch},
        field::Number,
    },
    ucontact::{Desk, params::DATES},
};
use deskpane_desk::clock::Span;
use deskpane_desktops::ucontact::host::{Act, Extra, FaultInjection};
use leptos::prelude::*;

#[component]
pub(super) fn FaultInjectionControls(desk: Desk) -> impl IntoView {
    let fault_injection = desk.picture.fault_injection;
    let is = move |get: fn(&FaultInjection) -> bool| Signal::derive(move || fault_injection.with(get));
    let dates = Signal::derive(move || {
        let form = fault_injection.with(|m| m.dates);
        DATES.into_iter().find(|(.., own)| *own == form).map_or("", |(_, words, _)| words)
    });
    let date = move |chosen: String| {
        let form = DATES.into_iter().find(|(_, words, _)| *words == chosen).map(|(.., form)| form);
        desk.fault_injection(|m| m.dates = form.unwrap_or_default());
    };
    let delay = Signal::derive(move || fault_injection.with(|m| m.effect_delay.0));
    let emit = move |extra: Extra| move |_| desk.act(Act::Emit(extra));
    view! {
        <section class="card" aria-label="Misbehaviour">
            <h2>"Misbehaviour"</h2>
            <Switch desk label="Stay silent" get=is(|m| m.silent) set=|m, on| m.silent = on/>
            <Switch desk label="Text instead of objects" get=is(|m| m.strings) set=|m, on| m.strings = on/>
            <Switch desk label="Loose types" get=is(|m| m.loose_types) set=|m, on| m.loose_types = on/>
            <Switch desk label="Campaigns with their direction" get=is(|m| m.suffixes) set=|m, on| m.suffixes = on/>
            <Switch desk label="Ignore the next command" get=is(|m| m.drop_next) set=|m, on| m.drop_next = on/>
            <Choice label="Dates" choices=DATES.map(|(_, words, _)| words).to_vec() get=dates set=date/>
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
