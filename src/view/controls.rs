//! The controls of one contact, and the line that says why one is off or what became of a command.

use super::{
    control::control_button,
    focus,
    parts::{effect, flag, keys, list, when, words},
    store,
};
use crate::{
    store::{Row, Store},
    text::{Texts, texts},
};
use deskpane_protocol::desk::{Capability, CommandRecord, Control, Denial, Life, Offer, change::Place};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the buttons of one contact share.
#[derive(Clone, Copy)]
pub(crate) struct Board {
    pub(crate) place: RwSignal<Place>,
    /// The [`key`] of the control under the pointer, or with the focus.
    pub(crate) regarded: RwSignal<u32>,
    /// The key of the control with the focus.
    pub(crate) focused: RwSignal<u32>,
    /// *Hang up* was pressed once and waits for the second press.
    pub(crate) armed: RwSignal<bool>,
    /// *Answer* or *Refuse* was pressed, and the pointer has not left the buttons since: their place is kept.
    pub(crate) answered: RwSignal<bool>,
}

impl Board {
    pub(crate) fn new(place: RwSignal<Place>) -> Self {
        let (regarded, focused) = (RwSignal::new(0), RwSignal::new(0));
        Self { place, regarded, focused, armed: RwSignal::new(false), answered: RwSignal::new(false) }
    }
}

/// The buttons, or one sentence where there are none.
#[component]
pub(crate) fn Controls(row: Row, place: RwSignal<Place>) -> impl IntoView {
    let (store, t) = (store(), texts());
    let board = Board::new(place);
    let none = move || place.with(|place| place.offers.is_empty());
    let keys = keys(move || place.with(|place| shown(&place.offers).into_iter().map(key).collect()));
    let root = NodeRef::<html::Div>::new();
    keep_focus(keys, board, root);
    let button = move |wanted| {
        let offered = place
            .with_untracked(|place| place.offers.iter().map(|offer| offer.control).find(|own| key(*own) == wanted));
        offered.map(|control| control_button(control, &row, board)).into_any()
    };
    view! {
        <div class="controls" node_ref=root>
            {when(none, move || view! { <p class="controls__none">{t.no_controls(store.desktop)}</p> }.into_any())}
            <div
                class="controls__grid"
                data-answered=flag(move || board.answered.get())
                on:pointerleave=move |event| {
                    // A finger leaves before its click has come.
                    if event.pointer_type() == "mouse" {
                        board.answered.set(false);
                    }
                }
            >
                {list(keys.into(), button)}
            </div>
            <p class="controls__line">{words(move || line(board, store, t))}</p>
        </div>
    }
    .into_any()
}

/// A number for each control; 0 is none.
pub(crate) const fn key(control: Control) -> u32 {
    control as u32 + 1
}

/// Which buttons are there: all that are offered, but for those that belong to one state only and would
/// stand about switched off in every other.
fn shown(offers: &[Offer]) -> Vec<Control> {
    let passes = |offer: &&Offer| !matches!(denied(offer), Some(Denial::State(_)));
    let mut shown = Vec::with_capacity(offers.len());
    // What comes later, as *End wrap-up* does, comes last: nothing may move from under the pointer.
    for group in [Group::First, Group::Steady, Group::Passing] {
        let buttons = offers.iter().filter(|offer| offer.control.is_button() && Group::of(offer.control) == group);
        shown.extend(buttons.filter(|offer| group == Group::Steady || passes(offer)).map(|offer| offer.control));
    }
    shown
}

/// Where among the buttons a control stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// In a row above the others: a contact begins with it.
    First,
    /// For as long as the contact is there.
    Steady,
    /// In some states.
    Passing,
}

impl Group {
    const fn of(control: Control) -> Self {
        match control {
            control if opens(control) => Self::First,
            control if control.is_passing() => Self::Passing,
            _ => Self::Steady,
        }
    }
}

/// Whether it is a button that an offered contact begins with.
pub(crate) const fn opens(control: Control) -> bool {
    matches!(control, Control::Answer | Control::Refuse)
}

/// What there is to say: why the control in regard is off, else what became of a command, else what is in
/// the way of several.
fn line(board: Board, store: Store, t: Texts) -> String {
    let regarded = board.regarded.get();
    let armed = board.armed.get();
    board.place.with(|place| {
        let asked = place.offers.iter().find(|offer| key(offer.control) == regarded).and_then(denied);
        if let Some(denial) = asked {
            return t.denial(denial, store.desktop);
        }
        if armed {
            return t.press_again.to_owned();
        }
        if let Some(record) = failed(place) {
            return t.life(record, store.desktop);
        }
        let on_board = place.offers.iter().filter(|offer| offer.control.is_button());
        let telling = on_board.filter_map(denied).find(|denial| is_telling(denial));
        telling.map(|denial| t.denial(denial, store.desktop)).unwrap_or_default()
    })
}

fn denied(offer: &Offer) -> Option<&Denial> {
    match &offer.capability {
        Capability::Allowed => None,
        Capability::Denied(denial) => Some(denial),
    }
}

/// Denials that are worth a word before the agent asks: a state explains itself.
fn is_telling(denial: &Denial) -> bool {
    matches!(
        denial,
        Denial::NotConnected
            | Denial::LoggedOut
            | Denial::Several
            | Denial::Muted
            | Denial::Masked
            | Denial::Unsupported
            | Denial::DispositionFirst
            | Denial::NoSession
    )
}

/// The latest command that came to nothing.
fn failed(place: &Place) -> Option<&CommandRecord> {
    let on_board = place.commands.values().filter(|record| record.command.intent.control().is_button());
    on_board.filter(|record| matches!(record.life, Life::Refused(_) | Life::NoEffect)).max_by_key(|record| record.at)
}

/// When the button with the focus goes, as *Answer* does, the focus moves to the first that can be pressed, or to the
/// conversation.
fn keep_focus(shown: Memo<Vec<u32>>, board: Board, root: NodeRef<html::Div>) {
    effect(move || {
        shown.track();
        let focused = board.focused.get_untracked();
        if focused == 0 || shown.with(|shown| shown.contains(&focused)) {
            return;
        }
        board.focused.set(0);
        board.regarded.set(0);
        focus::give_if_lost(move || {
            let root = root.get_untracked()?;
            let found = root.query_selector("button:not([aria-disabled=true])").ok().flatten();
            let log = || root.closest("[data-contact]").ok()??.query_selector("[role=log]").ok().flatten();
            found.or_else(log)?.dyn_into::<HtmlElement>().ok()
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_protocol::desk::ContactState;

    fn offer(control: Control, capability: Capability) -> Offer {
        Offer { control, engaged: false, capability }
    }

    #[test]
    fn answer_shows_only_while_it_can_matter_and_then_first() {
        let active = || Capability::Denied(Denial::State(ContactState::Active));
        let offers = [
            offer(Control::Hold, Capability::Allowed),
            offer(Control::Answer, active()),
            offer(Control::Card, Capability::Allowed),
        ];
        assert_eq!(shown(&offers), [Control::Hold]);
        for denial in [Denial::InFlight, Denial::Unsupported] {
            let offers = [offer(Control::Hold, active()), offer(Control::Answer, Capability::Denied(denial))];
            assert_eq!(shown(&offers), [Control::Answer, Control::Hold]);
        }
    }

    #[test]
    fn what_comes_later_stands_behind_what_is_there() {
        let offers = [offer(Control::EndWrapUp, Capability::Allowed), offer(Control::Hold, Capability::Allowed)];
        assert_eq!(shown(&offers), [Control::Hold, Control::EndWrapUp]);
    }
}
