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
use deskpane_desk::model::{
    Availability, CommandRecord, CommandStatus, Control, ControlState, Denial, buttons, change::ContactEntry,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the buttons of one contact share.
#[derive(Clone, Copy)]
pub(crate) struct Board {
    pub(crate) entry: RwSignal<ContactEntry>,
    /// The [`key`] of the control under the pointer, or with the focus.
    pub(crate) regarded: RwSignal<u32>,
    /// The key of the control with the focus.
    pub(crate) focused: RwSignal<u32>,
    /// What cannot be taken back was pressed once and waits for the second press.
    pub(crate) armed: RwSignal<bool>,
    /// What a contact begins with was pressed, and the pointer has not left the buttons since: their place is kept.
    pub(crate) answered: RwSignal<bool>,
}

impl Board {
    pub(crate) fn new(entry: RwSignal<ContactEntry>) -> Self {
        let (regarded, focused) = (RwSignal::new(0), RwSignal::new(0));
        Self { entry, regarded, focused, armed: RwSignal::new(false), answered: RwSignal::new(false) }
    }
}

/// The buttons, or one sentence where there are none.
#[component]
pub(crate) fn Controls(row: Row, entry: RwSignal<ContactEntry>) -> impl IntoView {
    let (store, t) = (store(), texts());
    let board = Board::new(entry);
    let none = move || entry.with(|entry| entry.controls.is_empty());
    let keys = keys(move || entry.with(|entry| buttons(&entry.controls).into_iter().map(key).collect()));
    let root = NodeRef::<html::Div>::new();
    keep_focus(keys, board, root);
    let button = move |wanted| {
        let offered = entry
            .with_untracked(|entry| entry.controls.iter().map(|offer| offer.control).find(|own| key(*own) == wanted));
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

/// What there is to say: why the control in regard is off, else what became of a command, else what is in
/// the way of several.
fn line(board: Board, store: Store, t: Texts) -> String {
    let regarded = board.regarded.get();
    let armed = board.armed.get();
    board.entry.with(|entry| {
        let asked = entry.controls.iter().find(|offer| key(offer.control) == regarded).and_then(denied);
        if let Some(denial) = asked {
            return t.denial(denial, store.desktop);
        }
        if armed {
            return t.press_again.to_owned();
        }
        if let Some(record) = failed(entry) {
            return t.status(record, store.desktop);
        }
        let on_board = entry.controls.iter().filter(|offer| offer.control.is_button());
        let telling = on_board.filter_map(denied).find(|denial| is_telling(denial));
        telling.map(|denial| t.denial(denial, store.desktop)).unwrap_or_default()
    })
}

fn denied(offer: &ControlState) -> Option<&Denial> {
    match &offer.availability {
        Availability::Allowed => None,
        Availability::Denied(denial) => Some(denial),
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
fn failed(entry: &ContactEntry) -> Option<&CommandRecord> {
    let on_board = entry.commands.values().filter(|record| record.command.intent.control().is_button());
    on_board
        .filter(|record| matches!(record.status, CommandStatus::Refused(_) | CommandStatus::NoEffect))
        .max_by_key(|record| record.at)
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
