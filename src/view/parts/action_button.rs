//! A button with a text: it shows why it is disabled, and the status of its last command, in place.

use crate::{
    leptos_workarounds::combined_effect::{ElementUpdates, apply_updates, attribute, flag, text},
    view::parts::{command_feedback::FeedbackText, key_events::ignore_repeats, shortcut_hint},
};
use deskpane_desk::shortcuts::Action;
use leptos::prelude::*;

/// The parts of a button.
pub(crate) struct ActionButton {
    pub(crate) name: String,
    /// `main` for the important one, `quiet` for an unobtrusive one.
    pub(crate) weight: &'static str,
    pub(crate) feedback: Signal<FeedbackText>,
    /// The id of the line that explains it.
    pub(crate) described_by: String,
    /// What it does; without it, it submits its form.
    pub(crate) press: Option<Callback<()>>,
}

/// The button. It is never `disabled` but `aria-disabled`, so that it can say why.
pub(crate) fn action_button(act: ActionButton) -> AnyView {
    button(None, act)
}

/// The button of an action with a shortcut.
pub(crate) fn action_button_for(action: Action, act: ActionButton) -> AnyView {
    button(Some(action), act)
}

fn button(action: Option<Action>, act: ActionButton) -> AnyView {
    let ActionButton { name, weight, feedback, described_by, press } = act;
    let own = name.clone();
    let updates = ElementUpdates::new(move || {
        let FeedbackText { denied, progress, short, .. } = feedback.get();
        let (keys, title) = shortcut_hint::said(action, &own, denied.as_deref());
        vec![
            attribute("", "data-life", Some(progress)),
            flag("", "aria-disabled", denied.is_some()),
            attribute("", "aria-keyshortcuts", keys),
            attribute("", "title", title),
            text(".act__life", short),
        ]
    });
    let pressed = move |_| {
        if let Some(press) = press
            && feedback.get_untracked().denied.is_none()
        {
            press.run(());
        }
    };
    view! {
        <button
            type=if press.is_some() { "button" } else { "submit" }
            class="button act"
            data-weight=weight
            aria-describedby=described_by
            data-action=shortcut_hint::action_name(action)
            use:apply_updates=updates.clone()
            on:click=pressed
            on:keydown=ignore_repeats
        >
            <span class="act__name">{name}</span>
            <span class="act__life" aria-hidden="true">{updates.text(".act__life")}</span>
        </button>
    }
    .into_any()
}
