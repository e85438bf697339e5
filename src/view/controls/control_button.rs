//! A control's button: its name, its availability, and the status of its last command, in place.

use crate::{
    leptos_workarounds::combined_effect::{ElementUpdates, apply_updates, attribute, flag, text},
    store::Row,
    text::texts,
    view::{
        context::store,
        controls::grid_state::{GridState, key},
        parts::{command_feedback::FeedbackText, icons, key_events::ignore_repeats, shortcut_hint},
    },
};
use deskpane_desk::{
    config::Config,
    model::{
        Control,
        change::ContactEntry,
        controls::{Place, Weight},
    },
    shortcuts::Action,
    view_model::controls::ControlButton,
};
use leptos::{ev, prelude::*};
use std::{sync::Arc, time::Duration};

/// How long an irreversible control waits for its second press.
const ARMED: Duration = Duration::from_secs(3);

/// A control's button. It stays one element while the control exists, so the focus stays on it when its name changes;
/// and it is never `disabled` but `aria-disabled`, so that it can say why.
pub(crate) fn control_button(control: Control, row: &Row, state: GridState) -> AnyView {
    let (store, t) = (store(), texts());
    let shown = move |entry: &ContactEntry| ControlButton::of(entry, control);
    let action = Some(Action::Control(control));
    let updates = ElementUpdates::new(move || {
        let ControlButton { engaged, renamed, pressed, feedback } = state.entry.with(shown);
        let FeedbackText { denied, progress, short, status, .. } = FeedbackText::of(&feedback, t, store);
        let is_armed = control.row().is_irreversible && state.armed.get();
        let name = match is_armed {
            true => t.confirm(control).to_owned(),
            false => t.control(control, renamed, store.desktop),
        };
        let (keys, title) = shortcut_hint::said(action, &name, denied.as_deref());
        vec![
            attribute("", "data-life", Some(progress)),
            flag("", "data-armed", is_armed),
            flag("", "aria-disabled", denied.is_some()),
            attribute("", "aria-pressed", pressed.map(|pressed| if pressed { "true" } else { "false" })),
            attribute("", "aria-keyshortcuts", keys),
            attribute("", "title", title),
            attribute("path", "d", Some(icons::of_control(control, engaged))),
            text(".control__name", name),
            text(".control__life", short),
            text(".control__told", denied.unwrap_or(status)),
        ]
    });
    let second_press = SecondPress::new(state.armed);
    let confirms =
        control.row().is_irreversible && use_context::<Arc<Config>>().is_none_or(|config| config.confirm_hangup);
    let opens = control.row().place == Place::Opening;
    let press = move |event: ev::MouseEvent| {
        let ControlButton { engaged, feedback, .. } = state.entry.with_untracked(shown);
        if feedback.denial.is_some() {
            return;
        }
        // The second half of a double click on *Answer* must not press the button that takes its place.
        if state.answered.get_untracked() && event.detail() > 1 && !opens {
            return;
        }
        if confirms && !state.armed.get_untracked() {
            second_press.await_it();
            return;
        }
        // The second half of a double click is no confirmation.
        if confirms && event.detail() > 1 {
            return;
        }
        second_press.done();
        if opens {
            state.answered.set(true);
        }
        if let Some(intent) = control.pressed(engaged) {
            let id = state.entry.with_untracked(|entry| entry.contact.id.clone());
            store.command(&id, intent);
        }
    };
    let highlight = move |on: bool| state.highlighted.set(if on { key(control) } else { 0 });
    let described_by = format!("control-{}-{}", row.key, key(control));
    let description = described_by.clone();
    view! {
        <button
            type="button"
            class="control"
            data-control=weight(control)
            aria-describedby=described_by
            data-action=shortcut_hint::action_name(action)
            use:apply_updates=updates.clone()
            on:click=press
            on:keydown=ignore_repeats
            on:focus=move |_| {
                highlight(true);
                state.focused.set(key(control));
            }
            on:pointerenter=move |_| highlight(true)
            on:pointerleave=move |_| highlight(false)
            on:blur=move |event| {
                // When a focused button leaves the page, it loses the focus to nothing; it counts as still focused.
                if event.related_target().is_some() {
                    highlight(false);
                    state.focused.set(0);
                }
            }
        >
            {icons::icon(updates.first("path", "d"))}
            <span class="control__name">{updates.text(".control__name")}</span>
            <span class="control__life" aria-hidden="true">{updates.text(".control__life")}</span>
            <span class="control__told" id=description hidden>{updates.text(".control__told")}</span>
        </button>
    }
    .into_any()
}

/// The time within which a second press counts.
#[derive(Clone, Copy)]
struct SecondPress {
    armed: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl SecondPress {
    fn new(armed: RwSignal<bool>) -> Self {
        let second_press = Self { armed, timer: StoredValue::new(None) };
        on_cleanup(move || second_press.stop());
        second_press
    }

    fn await_it(self) {
        self.stop();
        self.armed.set(true);
        let timer = set_timeout_with_handle(
            move || {
                self.armed.try_set(false);
            },
            ARMED,
        );
        self.timer.set_value(timer.ok());
    }

    fn done(self) {
        self.stop();
        if self.armed.get_untracked() {
            self.armed.set(false);
        }
    }

    fn stop(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}

/// Its weight, as a class of the style sheet.
fn weight(control: Control) -> &'static str {
    match control.row().weight {
        Weight::Main => "main",
        Weight::Second => "second",
        Weight::Plain => "plain",
        Weight::End => "end",
        Weight::Record => "record",
    }
}
