//! A button with a word on it: it says why it is off, and what became of its last press, in place.

use super::{
    control::ignore_repeats,
    hint,
    parts::{flag, word},
    standing::Standing,
};
use deskpane_protocol::shortcuts::Action;
use leptos::prelude::*;

/// What makes a button.
pub(crate) struct Act {
    pub(crate) name: String,
    /// `main` for the one that matters, `quiet` for one that is in nobody's way.
    pub(crate) weight: &'static str,
    pub(crate) standing: Signal<Standing>,
    /// The id of the line that explains it.
    pub(crate) told: String,
    /// What it does; without, it submits its form.
    pub(crate) press: Option<Callback<()>>,
}

/// The button. It is never `disabled` but says so, so that it can be asked why.
pub(crate) fn act(act: Act) -> AnyView {
    button(None, act)
}

/// The button that keys press for an action.
pub(crate) fn act_for(action: Action, act: Act) -> AnyView {
    button(Some(action), act)
}

fn button(action: Option<Action>, act: Act) -> AnyView {
    let Act { name, weight, standing, told, press } = act;
    let why = Signal::derive(move || standing.get().denied);
    let pressed = move |_| {
        if let Some(press) = press
            && standing.get_untracked().denied.is_none()
        {
            press.run(());
        }
    };
    let title = hint::title(action, Signal::stored(name.clone()), why);
    view! {
        <button
            type=if press.is_some() { "button" } else { "submit" }
            class="button act"
            data-weight=weight
            data-life=word(move || standing.get().look)
            aria-disabled=flag(move || why.get().is_some())
            aria-describedby=told
            data-action=hint::place(action)
            aria-keyshortcuts=hint::keys(action)
            title=title
            on:click=pressed
            on:keydown=ignore_repeats
        >
            <span class="act__name">{name}</span>
            <span class="act__life" aria-hidden="true">{word(move || standing.get().short)}</span>
        </button>
    }
    .into_any()
}
