//! Keyboard shortcuts: one listener for the page. It finds the element of an action and clicks it, so that shortcuts
//! obey the same rules as clicks: availability, the second press, a command in flight.

use crate::{
    store::{AgentPreferences, Store},
    text::texts,
    view::{
        context::store,
        focus::{
            card_element::{TITLE, element_id},
            move_focus::{self, find},
        },
        parts::{
            elements::said,
            key_events::is_composing,
            sheet::{Sheets, sheets},
            shortcut_hint::{ACTION_ATTRIBUTE, is_mac},
        },
    },
};
use deskpane_desk::{
    model::{Availability, change::ContactEntry, controls::Place},
    shortcuts::{Action, Group, Keymap, Stroke},
};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlDetailsElement, HtmlDialogElement, HtmlElement, KeyboardEvent};

/// How long to show why a shortcut did nothing.
const SAID: Duration = Duration::from_secs(6);
/// Fields with a caret.
const TYPED_INTO: &str = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";
/// Elements of a section that can take the focus.
const FIRST: &str = "input, select, textarea, button";

/// The listener's state.
#[derive(Clone, Copy)]
struct Keyboard {
    store: Store,
    sheets: Sheets,
    chosen: AgentPreferences,
    said: RwSignal<String>,
    fading: StoredValue<Option<TimeoutHandle>>,
}

/// Listens while the view exists. The view is the line that says why a shortcut did nothing.
pub(crate) fn keyboard() -> AnyView {
    let keyboard = Keyboard {
        store: store(),
        sheets: sheets(),
        chosen: expect_context(),
        said: RwSignal::new(String::new()),
        fading: StoredValue::new(None),
    };
    let listen = move |event: &web_sys::Event| keyboard.pressed(event.unchecked_ref());
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "keydown", options, listen);
    let alive = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
    said("keyboard", keyboard.said.into())
}

/// Handles a key press.
pub(crate) fn with_stroke<T>(event: &KeyboardEvent, read: impl FnOnce(&Stroke<'_>) -> T) -> T {
    let (key, code) = (event.key(), event.code());
    read(&Stroke {
        key: &key,
        code: &code,
        ctrl: event.ctrl_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
        meta: event.meta_key(),
        // On a Mac, some browsers report Option as AltGraph.
        alt_graph: event.get_modifier_state("AltGraph") && !is_mac(),
        repeat: event.repeat(),
        composing: is_composing(event),
    })
}

impl Keyboard {
    fn pressed(self, event: &KeyboardEvent) {
        if event.default_prevented() {
            return;
        }
        let typing = is_typed_into(event.target());
        let keymap = Keymap::new(&self.chosen.now().shortcuts);
        let Some(action) = with_stroke(event, |stroke| keymap.find(stroke, typing)) else { return };
        if let Some(open) = find("dialog[open]") {
            // While a sheet is open, only its own shortcut works. It closes the sheet.
            if self.sheets.is_open_by(action) {
                event.prevent_default();
                open.unchecked_ref::<HtmlDialogElement>().close();
            }
            return;
        }
        event.prevent_default();
        self.perform(action, typing);
    }

    fn perform(self, action: Action, typing: bool) {
        self.say(String::new());
        match action {
            Action::Next => self.step(true),
            Action::Previous => self.step(false),
            _ => match self.entry(action) {
                Some(entry) => self.press(action, &entry, typing),
                None => self.say(self.why_not(action)),
            },
        }
    }

    /// Presses a button or moves to a field. While the agent is typing, the focus stays in their field when a button is
    /// pressed.
    fn press(self, action: Action, entry: &HtmlElement, typing: bool) {
        if entry.tag_name() != "BUTTON" {
            go_to(entry);
            return;
        }
        if !typing {
            // A button that refuses the focus is clicked all the same.
            let _ = entry.focus();
        }
        if entry.has_attribute("aria-disabled") {
            self.say(self.named(action, &entry.title()));
            return;
        }
        entry.click();
        let (entry, t) = (entry.clone(), texts());
        // After the page shows the result.
        set_timeout(
            move || {
                if entry.has_attribute("data-armed") {
                    self.say(t.press_again.to_owned());
                }
            },
            Duration::ZERO,
        );
    }

    /// Finds the element of an action.
    fn entry(self, action: Action) -> Option<HtmlElement> {
        let selector = format!("[{ACTION_ATTRIBUTE}=\"{}\"]", action.name());
        if !matches!(action.group(), Group::Contact | Group::Work) {
            return find(&selector);
        }
        let usable = format!("{selector}:not([aria-disabled])");
        let card = self.card();
        let here = |selector: &str| card.as_ref().and_then(|card| card.query_selector(selector).ok().flatten());
        // A ringing contact can be answered or refused while another contact is open.
        let ringing = || {
            let opens = matches!(action, Action::Control(control) if control.row().place == Place::Opening);
            opens.then(|| find(&format!("[data-contact] {usable}"))).flatten()
        };
        let found = here(&usable).and_then(|entry| entry.dyn_into().ok()).or_else(ringing);
        found.or_else(|| here(&selector)?.dyn_into().ok())
    }

    /// The card of the open contact.
    fn card(self) -> Option<Element> {
        document().get_element_by_id(&element_id(self.store.opened.get_untracked()))
    }

    /// Opens the contact below or above, and moves to its title, which names the customer.
    fn step(self, down: bool) {
        let opened = self.store.opened.get_untracked();
        let next = self.store.order.with_untracked(|order| {
            let at = order.iter().position(|key| *key == opened)?;
            let next = if down { at + 1 } else { at.checked_sub(1)? };
            order.get(next).copied()
        });
        match next {
            Some(key) => {
                self.store.open_contact(key);
                let card = document().get_element_by_id(&element_id(key));
                move_focus::go(card.and_then(|card| card.query_selector(TITLE).ok().flatten()));
            }
            None if opened == 0 => self.say(texts().no_contact.to_owned()),
            None => self.say(texts().no_further.to_owned()),
        }
    }

    fn why_not(self, action: Action) -> String {
        let (t, desktop) = (texts(), self.store.desktop);
        let row = self.store.row(self.store.opened.get_untracked());
        let denied = |availability: &Availability| match availability {
            Availability::Allowed => None,
            Availability::Denied(denial) => Some(t.denial(denial, desktop)),
        };
        let why = match (action, row) {
            (Action::Agent(control), _) => self.store.board.with_untracked(|board| {
                denied(&board.controls.iter().find(|control_state| control_state.control == control)?.availability)
            }),
            (Action::Control(control), Some(row)) => {
                let entry: RwSignal<ContactEntry> = row.entry.into();
                entry.with_untracked(|entry| {
                    denied(&entry.controls.iter().find(|control_state| control_state.control == control)?.availability)
                })
            }
            (action, None) if matches!(action.group(), Group::Contact | Group::Work) => return t.no_contact.to_owned(),
            _ => None,
        };
        self.named(action, why.as_deref().unwrap_or(t.keys_not_here))
    }

    fn named(self, action: Action, words: &str) -> String {
        format!("{}: {words}", texts().action(action, self.store.desktop))
    }

    /// Shows a message for a while.
    fn say(self, words: String) {
        if let Some(fading) = self.fading.try_update_value(Option::take).flatten() {
            fading.clear();
        }
        if !words.is_empty() {
            let fade = move || {
                self.said.try_set(String::new());
            };
            self.fading.set_value(set_timeout_with_handle(fade, SAID).ok());
        }
        self.said.set(words);
    }
}

/// Moves to a field, or opens a section and moves to its first field.
fn go_to(entry: &HtmlElement) {
    if let Some(details) = entry.dyn_ref::<HtmlDetailsElement>() {
        let summary = entry.query_selector("summary").ok().flatten();
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
            let _ = summary.focus();
            if !details.open() {
                summary.click();
            }
        }
        go_into(entry.clone(), 5);
    } else if entry.tab_index() >= 0 {
        let _ = entry.focus();
    } else {
        go_into(entry.clone(), 0);
    }
}

/// Moves to the first field of a section, which may appear a few tasks later.
fn go_into(section: HtmlElement, turns: u32) {
    let first = section.query_selector(FIRST).ok().flatten().and_then(|first| first.dyn_into::<HtmlElement>().ok());
    match first {
        Some(first) => {
            let _ = first.focus();
        }
        None if turns > 0 => {
            request_animation_frame(move || go_into(section, turns - 1));
        }
        None => {}
    }
}

fn is_typed_into(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(TYPED_INTO).is_ok_and(|found| found.is_some()))
}
