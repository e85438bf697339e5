//! The keypad of a telephone, and a field for the keyboard: each key is sent as it is pressed.

use crate::{
    leptos_workarounds::erased::{effect, words},
    store::{Disclosure, drafts::Draft},
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{FeedbackText, explanation},
            disclosure::disclosure_for,
            elements::block,
            field::field_with,
        },
    },
};
use deskpane_desk::{
    model::{Control, Digits, Intent},
    shortcuts::Action,
    view_model::keypad::{KEYS, keys_of, shown},
};
use leptos::prelude::*;

/// The keypad, behind a disclosure.
pub(crate) fn keypad(card: CardContext) -> AnyView {
    let open = card.row.disclosure(Disclosure::Keypad);
    disclosure_for(Action::Control(Control::Digits), texts().keypad.to_owned(), open, move || keys(card.clone()))
}

fn keys(card: CardContext) -> AnyView {
    let t = texts();
    let feedback = card.feedback(Control::Digits);
    // A key pressed while another is in flight waits in the field.
    let pressing = Signal::derive(move || match feedback.get() {
        FeedbackText { waits: true, .. } => FeedbackText::default(),
        feedback => feedback,
    });
    let pad = Pad {
        typed: card.passing_draft("digits"),
        sent: card.passing_draft("digits/sent"),
        feedback,
        card: card.clone(),
    };
    let next = pad.clone();
    effect(move || {
        // Keys that a failure held back are sent with the next key only.
        if feedback.get().progress != "failed" {
            next.send();
        }
    });
    let (typed, sent) = (pad.typed.clone(), pad.sent.clone());
    let line = words(move || {
        let FeedbackText { denied, status, waits, .. } = feedback.get();
        let (keys, other) = (sent.get(), !keys_of(&typed.get()).1.is_empty());
        match denied.filter(|_| !waits) {
            Some(denied) => denied,
            None if !status.is_empty() && !waits => status,
            None if other => t.digits_bad.to_owned(),
            None if keys.is_empty() => String::new(),
            None => t.keys_sent(&keys),
        }
    });
    let id = card.element_id("keypad");
    let button = |key: char| {
        let pad = pad.clone();
        let press = Callback::new(move |()| pad.press(format!("{}{key}", pad.typed.now())));
        action_button(ActionButton {
            name: key.to_string(),
            weight: "key",
            feedback: pressing,
            described_by: id.clone(),
            press: Some(press),
        })
    };
    let buttons = KEYS.chars().map(button).collect();
    let typed = pad.typed.clone();
    let write = Callback::new(move |text: String| pad.press(text));
    let field = field_with(t.digits.to_owned(), "tel", words(move || typed.get()), write);
    block("keypad", vec![block("keypad__keys", buttons), field, explanation(id, line)])
}

/// The typed keys, and those that were sent.
#[derive(Clone)]
struct Pad {
    card: CardContext,
    typed: Draft,
    sent: Draft,
    feedback: Signal<FeedbackText>,
}

impl Pad {
    /// The field now has this content.
    fn press(&self, text: String) {
        self.typed.set(text);
        self.send();
    }

    /// Sends the keys in the field, if permitted; other characters stay there.
    fn send(&self) {
        let (keys, rest) = keys_of(&self.typed.now());
        let Some(digits) = Digits::new(&keys).filter(|_| self.feedback.get_untracked().denied.is_none()) else {
            return;
        };
        self.typed.set(rest);
        self.sent.set(shown(&self.sent.now(), &keys));
        self.card.command(Intent::Digits(digits));
    }
}
