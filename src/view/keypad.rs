//! The keys of a telephone, and a field that takes them from the keyboard: each key goes out as it is pressed.

use super::{
    act::{Act, act},
    case::Case,
    disclosure::Disclosure,
    field::field_with,
    parts::words,
    standing::told,
};
use crate::{store::drafts::Draft, text::texts};
use deskpane_protocol::desk::{Control, Digits, Intent};
use leptos::prelude::*;

const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
/// How many of the keys that were sent are shown.
const SHOWN: usize = Digits::MOST;

/// The keypad, behind a disclosure.
pub(crate) fn keypad(case: Case) -> AnyView {
    let open = RwSignal::new(false);
    view! { <Disclosure name=texts().keypad.to_owned() open=open>{keys(case.clone())}</Disclosure> }.into_any()
}

fn keys(case: Case) -> AnyView {
    let t = texts();
    let standing = case.standing(Control::Digits);
    let (typed, sent) = (case.draft("digits"), case.draft("digits/sent"));
    let id = case.element_id("keypad");
    let wrong = RwSignal::new(false);
    let (shown, own_id) = (sent.clone(), id.clone());
    let line = words(move || {
        let told = standing.get().told();
        match (told.is_empty(), wrong.get()) {
            (false, _) => told,
            (true, true) => t.digits_bad.to_owned(),
            (true, false) => {
                Some(shown.get()).filter(|keys| !keys.is_empty()).map(|keys| (t.keys_sent)(&keys)).unwrap_or_default()
            }
        }
    });
    let buttons: Vec<_> = KEYS
        .into_iter()
        .map(|key| {
            let (case, sent) = (case.clone(), sent.clone());
            let press = Callback::new(move |()| send(&case, &sent, key));
            act(Act { name: key.to_owned(), weight: "key", standing, told: id.clone(), press: Some(press) })
        })
        .collect();
    let draft = typed.clone();
    let write = Callback::new(move |text: String| {
        let (keys, rest) = keys_of(&text);
        wrong.set(!rest.is_empty());
        typed.set(text);
        if standing.get_untracked().denied.is_none() && !keys.is_empty() {
            send(&case, &sent, &keys);
            typed.set(rest);
        }
    });
    view! {
        <div class="keypad">
            <div class="keypad__keys">{buttons}</div>
            {field_with(t.digits.to_owned(), "tel", &draft, write)}
            {told(own_id, line)}
        </div>
    }
    .into_any()
}

fn send(case: &Case, sent: &Draft, keys: &str) {
    let Some(digits) = Digits::new(keys) else { return };
    case.command(Intent::Digits(digits));
    let all = sent.now() + keys;
    let surplus = all.len().saturating_sub(SHOWN);
    sent.set(all.get(surplus..).unwrap_or_default().to_owned());
}

/// The keys of a telephone in a text, as many as go at a time, and what else is in it.
fn keys_of(text: &str) -> (String, String) {
    let keys = text.chars().filter(|key| key.is_ascii_digit() || matches!(key, '*' | '#')).take(Digits::MOST);
    let rest = text.chars().filter(|key| !(key.is_ascii_digit() || matches!(key, '*' | '#' | ' ' | '-')));
    (keys.collect(), rest.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_out_and_what_is_no_key_stays() {
        for (text, keys, rest) in [("5", "5", ""), ("12 34-#*", "1234#*", ""), ("1a2", "12", "a"), ("x", "", "x")] {
            assert_eq!(keys_of(text), (keys.to_owned(), rest.to_owned()), "{text}");
        }
        assert_eq!(keys_of(&"1".repeat(100)).0.len(), Digits::MOST);
    }
}
