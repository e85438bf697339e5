//! The keys of a telephone, and a field that takes them from the keyboard: each key goes out as it is pressed.

use super::{
    act::{Act, act},
    case::Case,
    disclosure::disclosure_for,
    field::field_with,
    parts::{block, effect, words},
    standing::{Standing, told},
};
use crate::{
    store::{Fold, drafts::Draft},
    text::texts,
};
use deskpane_desk::{
    model::{Control, Digits, Intent},
    shortcuts::Action,
};
use leptos::prelude::*;

/// In the order of a telephone, three a row.
const KEYS: &str = "123456789*0#";
/// How many of the keys that were sent are shown.
const SHOWN: usize = Digits::MOST;

/// The keypad, behind a disclosure.
pub(crate) fn keypad(case: Case) -> AnyView {
    let open = case.row.fold(Fold::Keypad);
    disclosure_for(Action::Control(Control::Digits), texts().keypad.to_owned(), open, move || keys(case.clone()))
}

fn keys(case: Case) -> AnyView {
    let t = texts();
    let standing = case.standing(Control::Digits);
    // A key that is pressed while another is on its way waits in the field.
    let pressing = Signal::derive(move || match standing.get() {
        Standing { waits: true, .. } => Standing::default(),
        standing => standing,
    });
    let pad = Pad {
        typed: case.passing_draft("digits"),
        sent: case.passing_draft("digits/sent"),
        standing,
        case: case.clone(),
    };
    let next = pad.clone();
    effect(move || {
        // What a failure held back goes out with the next key only.
        if standing.get().look != "failed" {
            next.send();
        }
    });
    let (typed, sent) = (pad.typed.clone(), pad.sent.clone());
    let line = words(move || {
        let Standing { denied, status, waits, .. } = standing.get();
        let (keys, other) = (sent.get(), !keys_of(&typed.get()).1.is_empty());
        match denied.filter(|_| !waits) {
            Some(denied) => denied,
            None if !status.is_empty() && !waits => status,
            None if other => t.digits_bad.to_owned(),
            None if keys.is_empty() => String::new(),
            None => t.keys_sent(&keys),
        }
    });
    let id = case.element_id("keypad");
    let button = |key: char| {
        let pad = pad.clone();
        let press = Callback::new(move |()| pad.press(format!("{}{key}", pad.typed.now())));
        act(Act { name: key.to_string(), weight: "key", standing: pressing, told: id.clone(), press: Some(press) })
    };
    let buttons = KEYS.chars().map(button).collect();
    let typed = pad.typed.clone();
    let write = Callback::new(move |text: String| pad.press(text));
    let field = field_with(t.digits.to_owned(), "tel", words(move || typed.get()), write);
    block("keypad", vec![block("keypad__keys", buttons), field, told(id, line)])
}

/// What is typed, and what went out.
#[derive(Clone)]
struct Pad {
    case: Case,
    typed: Draft,
    sent: Draft,
    standing: Signal<Standing>,
}

impl Pad {
    /// This stands in the field now.
    fn press(&self, text: String) {
        self.typed.set(text);
        self.send();
    }

    /// Sends the keys in the field, if that may be; what is no key stays there.
    fn send(&self) {
        let (keys, rest) = keys_of(&self.typed.now());
        let Some(digits) = Digits::new(&keys).filter(|_| self.standing.get_untracked().denied.is_none()) else {
            return;
        };
        self.typed.set(rest);
        let all = self.sent.now() + &keys;
        let surplus = all.len().saturating_sub(SHOWN);
        self.sent.set(all.get(surplus..).unwrap_or_default().to_owned());
        self.case.command(Intent::Digits(digits));
    }
}

/// The keys of a telephone in a text, as many as go at a time, and what else is in it.
fn keys_of(text: &str) -> (String, String) {
    let (mut keys, mut rest) = (String::new(), String::new());
    for letter in text.chars().filter(|letter| !matches!(letter, ' ' | '-')) {
        if KEYS.contains(letter) && keys.len() < Digits::MOST { &mut keys } else { &mut rest }.push(letter);
    }
    (keys, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_out_and_what_is_no_key_stays() {
        for (text, keys, rest) in [("5", "5", ""), ("12 34-#*", "1234#*", ""), ("1a2", "12", "a"), ("x", "", "x")] {
            assert_eq!(keys_of(text), (keys.to_owned(), rest.to_owned()), "{text}");
        }
        let (keys, rest) = keys_of(&"1".repeat(100));
        assert_eq!((keys.len(), rest.len()), (Digits::MOST, 100 - Digits::MOST));
    }
}
