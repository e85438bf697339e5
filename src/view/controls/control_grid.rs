//! The controls of one contact, and the line that says why one is disabled or what a command's status is.

use crate::{
    leptos_workarounds::erased::{effect, flag, keys, list, when, words},
    store::{Row, Store},
    text::{Texts, texts},
    view::{
        context::store,
        controls::{
            control_button::control_button,
            grid_state::{GridState, key},
        },
        focus::move_focus,
    },
};
use deskpane_desk::{
    model::{buttons, change::ContactEntry},
    view_model::controls::ControlLine,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The buttons, or one sentence if there are none.
#[component]
pub(crate) fn Controls(row: Row, entry: RwSignal<ContactEntry>) -> impl IntoView {
    let (store, t) = (store(), texts());
    let state = GridState::new(entry);
    let none = move || entry.with(|entry| entry.controls.is_empty());
    let keys = keys(move || entry.with(|entry| buttons(&entry.controls).into_iter().map(key).collect()));
    let root = NodeRef::<html::Div>::new();
    keep_focus(keys, state, root);
    let button = move |wanted| {
        let offered = entry.with_untracked(|entry| {
            entry.controls.iter().map(|control_state| control_state.control).find(|own| key(*own) == wanted)
        });
        offered.map(|control| control_button(control, &row, state)).into_any()
    };
    view! {
        <div class="controls" node_ref=root>
            {when(none, move || view! { <p class="controls__none">{t.no_controls(store.desktop)}</p> }.into_any())}
            <div
                class="controls__grid"
                data-answered=flag(move || state.answered.get())
                on:pointerleave=move |event| {
                    // On a touch screen, the finger leaves before the click arrives.
                    if event.pointer_type() == "mouse" {
                        state.answered.set(false);
                    }
                }
            >
                {list(keys.into(), button)}
            </div>
            <p class="controls__line" prop:textContent=words(move || line(state, store, t))></p>
        </div>
    }
    .into_any()
}

/// The feedback line.
fn line(state: GridState, store: Store, t: Texts) -> String {
    let (highlighted, armed) = (state.highlighted.get(), state.armed.get());
    state.entry.with(|entry| match ControlLine::of(entry, |control| key(control) == highlighted, armed) {
        Some(ControlLine::Denied(denial)) => t.denial(denial, store.desktop),
        Some(ControlLine::PressAgain) => t.press_again.to_owned(),
        Some(ControlLine::Failed(record)) => t.status(record, store.desktop),
        None => String::new(),
    })
}

/// When the focused button leaves, as *Answer* does, moves the focus to the first available button, or to the
/// conversation.
fn keep_focus(shown: Memo<Vec<u32>>, state: GridState, root: NodeRef<html::Div>) {
    effect(move || {
        shown.track();
        let focused = state.focused.get_untracked();
        if focused == 0 || shown.with(|shown| shown.contains(&focused)) {
            return;
        }
        state.focused.set(0);
        state.highlighted.set(0);
        move_focus::give_if_lost(move || {
            let root = root.get_untracked()?;
            let found = root.query_selector("button:not([aria-disabled=true])").ok().flatten();
            let log = || root.closest("[data-contact]").ok()??.query_selector("[role=log]").ok().flatten();
            found.or_else(log)?.dyn_into::<HtmlElement>().ok()
        });
    });
}
