//! One button: what it does, whether it can be pressed, and what became of the last press, in place.

use super::{
    controls::{Board, key},
    hint, icons,
    look::{Look, attribute, flag, looks, text},
    store,
};
use crate::{store::Row, text::texts};
use deskpane_desk::{
    config::Config,
    model::{
        Availability, CommandRecord, CommandStatus, Control, Denial,
        change::ContactEntry,
        controls::{Place, Weight},
    },
    shortcuts::Action,
};
use leptos::{ev, prelude::*};
use std::{sync::Arc, time::Duration};

/// How long what cannot be taken back waits for its second press.
const ARMED: Duration = Duration::from_secs(3);

/// All that changes about a button.
#[derive(Default)]
struct Face {
    engaged: bool,
    /// It goes by the name of what is on.
    renamed: bool,
    /// It stands as pressed or not.
    pressed: Option<bool>,
    /// Why it can't be pressed.
    denied: Option<String>,
    command: Option<CommandRecord>,
}

impl Face {
    fn of(entry: &ContactEntry, control: Control, why: impl Fn(&Denial) -> String) -> Self {
        let Some(offer) = entry.controls.iter().find(|offer| offer.control == control) else { return Self::default() };
        let denied = match &offer.availability {
            Availability::Allowed => None,
            Availability::Denied(denial) => Some(why(denial)),
        };
        let command = entry.commands.get(&control).cloned();
        Self { engaged: offer.engaged, renamed: offer.is_renamed(), pressed: offer.pressed(), denied, command }
    }
}

/// The button of one control. It is one element for as long as the control is there, so the focus stays on
/// it when its name changes; and it is never `disabled` but says so, so that it can be asked why.
pub(crate) fn control_button(control: Control, row: &Row, board: Board) -> AnyView {
    let (store, t) = (store(), texts());
    let face = move |entry: &ContactEntry| Face::of(entry, control, |denial| t.denial(denial, store.desktop));
    let action = Some(Action::Control(control));
    let look = Look::new(move || {
        let Face { engaged, renamed, pressed, denied, command } = board.entry.with(face);
        let is_armed = control.row().is_irreversible && board.armed.get();
        let name = match is_armed {
            true => t.confirm(control).to_owned(),
            false => t.control(control, renamed, store.desktop),
        };
        let status = command.as_ref().map(|record| &record.status);
        let unsettled = command.as_ref().filter(|record| record.status != CommandStatus::Confirmed);
        let told = denied.clone().or_else(|| unsettled.map(|record| t.status(record, store.desktop)));
        let (keys, title) = hint::said(action, &name, denied.as_deref());
        vec![
            attribute("", "data-life", Some(status.map(life_kind).unwrap_or_default())),
            flag("", "data-armed", is_armed),
            flag("", "aria-disabled", denied.is_some()),
            attribute("", "aria-pressed", pressed.map(|pressed| if pressed { "true" } else { "false" })),
            attribute("", "aria-keyshortcuts", keys),
            attribute("", "title", title),
            attribute("path", "d", Some(icons::of_control(control, engaged))),
            text(".control__name", name),
            text(".control__life", status.map(|status| t.life_short(status)).unwrap_or_default()),
            text(".control__told", told.unwrap_or_default()),
        ]
    });
    let fuse = Fuse::new(board.armed);
    let confirms =
        control.row().is_irreversible && use_context::<Arc<Config>>().is_none_or(|config| config.confirm_hangup);
    let opens = control.row().place == Place::Opening;
    let press = move |event: ev::MouseEvent| {
        let Face { engaged, denied, .. } = board.entry.with_untracked(face);
        if denied.is_some() {
            return;
        }
        // The second half of a double click on *Answer* is not for the button that has come into its place.
        if board.answered.get_untracked() && event.detail() > 1 && !opens {
            return;
        }
        if confirms && !board.armed.get_untracked() {
            fuse.light();
            return;
        }
        // The second half of a double click is no second thought.
        if confirms && event.detail() > 1 {
            return;
        }
        fuse.put_out();
        if opens {
            board.answered.set(true);
        }
        if let Some(intent) = control.pressed(engaged) {
            let id = board.entry.with_untracked(|entry| entry.contact.id.clone());
            store.command(&id, intent);
        }
    };
    let regard = move |on: bool| board.regarded.set(if on { key(control) } else { 0 });
    let described_by = format!("control-{}-{}", row.key, key(control));
    let description = described_by.clone();
    view! {
        <button
            type="button"
            class="control"
            data-control=weight(control)
            aria-describedby=described_by
            data-action=hint::place(action)
            use:looks=look.clone()
            on:click=press
            on:keydown=ignore_repeats
            on:focus=move |_| {
                regard(true);
                board.focused.set(key(control));
            }
            on:pointerenter=move |_| regard(true)
            on:pointerleave=move |_| regard(false)
            on:blur=move |event| {
                // A button that leaves the page blurs to nowhere; that it was the one matters then.
                if event.related_target().is_some() {
                    regard(false);
                    board.focused.set(0);
                }
            }
        >
            {icons::icon(look.first("path", "d"))}
            <span class="control__name">{look.text(".control__name")}</span>
            <span class="control__life" aria-hidden="true">{look.text(".control__life")}</span>
            <span class="control__told" id=description hidden>{look.text(".control__told")}</span>
        </button>
    }
    .into_any()
}

/// A held key would press again and again: two presses of *Hang up*, or a hold undone.
pub(crate) fn ignore_repeats(event: ev::KeyboardEvent) {
    if event.repeat() && matches!(event.key().as_str(), "Enter" | " ") {
        event.prevent_default();
    }
}

/// The time within which a second press counts.
#[derive(Clone, Copy)]
struct Fuse {
    armed: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Fuse {
    fn new(armed: RwSignal<bool>) -> Self {
        let fuse = Self { armed, timer: StoredValue::new(None) };
        on_cleanup(move || fuse.stop());
        fuse
    }

    fn light(self) {
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

    fn put_out(self) {
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

/// How much it stands out, as the style calls it.
fn weight(control: Control) -> &'static str {
    match control.row().weight {
        Weight::Main => "main",
        Weight::Second => "second",
        Weight::Plain => "plain",
        Weight::End => "end",
        Weight::Record => "record",
    }
}

/// How a command's life looks.
pub(crate) const fn life_kind(status: &CommandStatus) -> &'static str {
    match status {
        CommandStatus::Sent => "sent",
        CommandStatus::Unreported | CommandStatus::Confirmed => "done",
        CommandStatus::Refused(_) | CommandStatus::NoEffect => "failed",
    }
}
