//! The totals of a day, each beside its look in the picture.

use crate::{
    leptos_workarounds::erased::{rebuilt, texts_of, words},
    text::{Texts, face::face},
    view::{
        activity::day_shown::DayShown,
        parts::elements::{block, foreign},
    },
};
use deskpane_desk::{
    activity::{AgentKind, AgentTime, Look, Phase, Totals},
    bidi::joined,
};
use leptos::prelude::*;

/// The phases with totals, with the look of their bars.
const PHASES: [Phase; 5] = [Phase::Ringing, Phase::Dialing, Phase::Talk, Phase::Hold, Phase::WrapUp];
/// How many numbers come before those of the agent's states.
const FIRST: usize = 3 + PHASES.len();

/// The totals.
pub(super) fn totals(shown: DayShown) -> AnyView {
    let DayShown { store, t, ago, .. } = shown;
    let day = move || {
        store.activity.edition.track();
        store.clock.track();
        ago.track();
        store.activity.with(|ledger| shown.day().totals(ledger))
    };
    let values = texts_of(move || numbers(&day(), t));
    // Updated only when the states or their names change; the times change every second.
    let states = Memo::new(move |_| {
        day().states.iter().map(|(what, _)| (Look::of(&what.state).name(), state(what, t, shown))).collect::<Vec<_>>()
    });
    let value = move |at: usize| words(move || values.with(|values| values.get(at).cloned().unwrap_or_default()));
    let counts = [t.handled, t.missed, t.average_handle].into_iter().enumerate();
    let counts: Vec<_> = counts.map(|(at, name)| total("", name.to_owned(), value(at))).collect();
    let phases = PHASES.into_iter().enumerate();
    let phases = phases.map(|(at, phase)| total(phase.name(), t.phase(phase).to_owned(), value(at + 3)));
    let contacts = counts.into_iter().chain(phases).collect::<Vec<_>>();
    let agent = rebuilt(move || {
        let rows = states.get().into_iter().enumerate();
        let rows = rows.map(|(at, (look, name))| total(look, name, value(at + FIRST)));
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() { ().into_any() } else { section(t.agent, rows) }
    });
    block("activity__totals", vec![section(t.contacts, contacts), agent])
}

fn section(name: &'static str, rows: Vec<AnyView>) -> AnyView {
    view! {
        <section aria-label=name>
            <h3 class="activity__title">{name}</h3>
            <dl>{rows}</dl>
        </section>
    }
    .into_any()
}

fn total(look: &'static str, name: String, value: Signal<String>) -> AnyView {
    view! {
        <div class="activity__number">
            <dt><span class="activity__swatch" data-look=look aria-hidden="true"></span>{foreign("", name)}</dt>
            <dd prop:textContent=value></dd>
        </div>
    }
    .into_any()
}

fn numbers(totals: &Totals, t: Texts) -> Vec<String> {
    let counts = [totals.handled, totals.missed].map(|count| t.number(u64::from(count)));
    let average = totals.average.map_or_else(|| "–".to_owned(), face);
    let phases = PHASES.map(|phase| face(totals.phase(phase)));
    let states = totals.states.iter().map(|(_, time)| face(*time));
    counts.into_iter().chain([average]).chain(phases).chain(states).collect()
}

fn state(what: &AgentTime, t: Texts, shown: DayShown) -> String {
    let says_ready = shown.store.desktop.capabilities.says_ready;
    let state = match &what.state {
        AgentKind::Available if says_ready => t.ready,
        AgentKind::Available => t.available,
        AgentKind::OnContact => t.on_contact,
        AgentKind::WrapUp => t.wrap_up,
        AgentKind::Unavailable if says_ready => t.not_ready,
        AgentKind::Unavailable => t.unavailable,
        AgentKind::Dialer => t.dialer,
        AgentKind::LoggedIn => t.logged_in,
        AgentKind::Other(sent) => sent,
    };
    joined(&[state, &what.reason], ", ")
}
