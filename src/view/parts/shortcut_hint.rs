//! An action's shortcut on its element. The keyboard listener finds the element by it; the tooltip and assistive
//! technology present it.

use crate::store::AgentPreferences;
use deskpane_desk::shortcuts::{Action, Chord, chord_of};
use leptos::prelude::*;

/// The attribute that names an element's action.
pub(crate) const ACTION_ATTRIBUTE: &str = "data-action";

/// The current keys of an action.
fn chord(action: Action) -> Option<Chord> {
    match use_context::<AgentPreferences>() {
        Some(chosen) => chosen.with_keys(|changed| chord_of(changed, action)),
        None => action.default_chord(),
    }
}

/// What [`ACTION_ATTRIBUTE`] holds.
pub(crate) fn action_name(action: Option<Action>) -> Option<&'static str> {
    action.map(Action::name)
}

/// An action's keys as attributes: `aria-keyshortcuts`, and the tooltip of [`title`].
pub(crate) fn said(action: Option<Action>, name: &str, why: Option<&str>) -> (Option<String>, Option<String>) {
    let chord = action.and_then(chord);
    let title = why.map(str::to_owned).or_else(|| Some(named(name, chord?)));
    (chord.map(Chord::aria), title)
}

/// The keys as `aria-keyshortcuts` has them.
pub(crate) fn keys(action: Option<Action>) -> Signal<Option<String>> {
    Signal::derive(move || action.and_then(chord).map(Chord::aria))
}

/// A tooltip: why it is unavailable, otherwise its name and keys. Empty if it has no keys and its name is visible.
pub(crate) fn title(
    action: Option<Action>,
    name: Signal<String>,
    why: Signal<Option<String>>,
) -> Signal<Option<String>> {
    Signal::derive(move || why.get().or_else(|| Some(named(&name.get(), action.and_then(chord)?))))
}

/// The tooltip of an element that is always available, with its name.
pub(crate) fn always(action: Action, name: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || Some(chord(action).map_or_else(|| name.to_owned(), |chord| named(name, chord))))
}

fn named(name: &str, chord: Chord) -> String {
    format!("{name} ({})", chord.shown(is_mac()))
}

thread_local! {
    static IS_MAC: bool = window()
        .navigator()
        .platform()
        .is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"));
}

/// Whether to show keys as on a Mac.
pub(crate) fn is_mac() -> bool {
    IS_MAC.with(|is| *is)
}
