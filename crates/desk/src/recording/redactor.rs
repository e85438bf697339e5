//! Decides which texts of a message are personal data, and replaces them. First by the field, using the desktop's list
//! of harmless fields; then by the value: a sentence in a harmless field is personal data too.

use super::{
    clean,
    command::{self, Given},
    pseudonym::{self, Key, Pseudonyms},
};
use crate::{
    clock::{Millis, Stamp},
    desktop::Harmless,
    kit::{json::truth, secret::HIDDEN},
};
use litemap::LiteMap;
use serde_json::{Map, Number, Value};

/// A time this far from the recording's is not a contact's time, and may be a date of birth. In milliseconds: about two
/// years.
const NEAR: i64 = 2 * 366 * 86_400_000;
/// Numbers below this are counts, seconds and codes.
const COUNT: i64 = 1_000_000;
/// The longest word of a protocol, and the longest id.
const LONGEST: usize = 128;
/// Shorter texts are not searched for inside ids: they would be found everywhere.
const TELLING: usize = 5;

/// Replaces personal data in texts. Everything must be passed through it once before ([`Self::learn`]): a text that is
/// a customer's number in one place is replaced as an id in another.
pub(super) struct Redactor {
    harmless: Harmless,
    names: Pseudonyms,
    /// The ids of contacts, and what stands for each.
    contacts: LiteMap<String, String>,
    near: Millis,
    learning: bool,
    /// The text belongs to a session's snapshot, where numbers are times and clock differences.
    ours: bool,
    /// The text belongs to a command, whose fields have names of their own besides the desktop's.
    commands: bool,
}

/// The kind of a field, by the list.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A word of the protocol.
    Word,
    /// An id.
    Id,
    /// Any content.
    Any,
}

impl Redactor {
    pub(super) const fn new(harmless: Harmless, key: Key, near: Millis) -> Self {
        Self {
            harmless,
            names: Pseudonyms::new(key),
            contacts: LiteMap::new(),
            near,
            learning: true,
            ours: false,
            commands: false,
        }
    }

    /// Starts to replace texts.
    pub(super) fn learned(&mut self) {
        self.learning = false;
    }

    /// Redacts a snapshot.
    pub(super) fn kept(&mut self, text: &str) -> String {
        self.ours = true;
        let kept = self.message(text);
        self.ours = false;
        kept
    }

    /// Redacts a message.
    pub(super) fn message(&mut self, text: &str) -> String {
        match serde_json::from_str(text) {
            Ok(Value::String(inner)) => Value::String(self.text(Kind::Any, &inner)).to_string(),
            Ok(value) => self.value(Kind::Any, value).to_string(),
            Err(_) => clean::illegible(text),
        }
    }

    /// Whether `is` is the message `was` without personal data. Texts of the panel itself must be equal.
    pub(super) fn is_same(&mut self, was: &str, is: &str) -> bool {
        match (serde_json::from_str(was), serde_json::from_str(is)) {
            (Ok(was), Ok(is)) => self.is_alike(Kind::Any, &was, &is),
            _ => was == is,
        }
    }

    fn is_alike(&mut self, kind: Kind, was: &Value, is: &Value) -> bool {
        match (was, is) {
            (Value::Object(was), Value::Object(is)) => {
                was.len() == is.len()
                    && was.iter().all(|(name, value)| {
                        let other = is.get(&self.name(name.clone())).or_else(|| is.get(name));
                        other.is_some_and(|other| self.is_alike(self.kind(name), value, other))
                    })
            }
            (Value::Array(was), Value::Array(is)) => {
                was.len() == is.len() && was.iter().zip(is).all(|(was, is)| self.is_alike(kind, was, is))
            }
            (Value::String(was), Value::String(is)) if was.starts_with(['{', '[']) && self.is_same(was, is) => true,
            _ => was == is || self.value(kind, was.clone()) == *is,
        }
    }

    /// Redacts a single value: a contact's id, a query's value.
    pub(super) fn id(&mut self, text: &str) -> String {
        self.text(Kind::Id, text)
    }

    /// Redacts a text that a person wrote.
    pub(super) fn written(&mut self, text: &str) -> String {
        self.text(Kind::Any, text)
    }

    /// Notes that a contact's events have this id, and the other one after redaction.
    pub(super) fn meets(&mut self, id: &str, other: &str) {
        if !self.contacts.contains_key(id) {
            self.contacts.insert(id.to_owned(), other.to_owned());
        }
    }

    /// Whether neither id was met before.
    pub(super) fn are_new(&self, id: &str, other: &str) -> bool {
        !self.contacts.contains_key(id) && !self.contacts.values().any(|known| known == other)
    }

    /// The id that replaces a contact's id: that of its events, if there were any.
    pub(super) fn contact(&mut self, id: &str) -> String {
        match self.contacts.get(id) {
            Some(other) => other.clone(),
            None => self.id(id),
        }
    }

    /// A command without personal data; `None` if it cannot be given without them.
    pub(super) fn given(&mut self, given: &Given) -> Option<Given> {
        let mut value = command::write(given);
        // A desktop gets the keys of a telephone one by one.
        let keys = value.get("digits").and_then(Value::as_str).map(|keys| {
            let keys: Vec<_> = keys.chars().map(|key| self.written(&key.to_string())).collect();
            keys.concat()
        });
        self.commands = true;
        value = self.value(Kind::Any, value);
        self.commands = false;
        let map = value.as_object_mut()?;
        if let Some(keys) = keys {
            map.insert("digits".into(), keys.into());
        }
        if let Given::Contact(command) = given {
            map.insert("contact".into(), self.contact(command.contact.as_str()).into());
        }
        command::read(&value)
    }

    fn kind(&self, name: &str) -> Kind {
        let is_same = |own: &&'static str| {
            let plain = name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
            plain.eq(own.bytes())
        };
        let lists = [Some(self.harmless), self.commands.then_some(command::HARMLESS)];
        let mut lists = lists.iter().flatten();
        if lists.clone().any(|list| list.words.iter().any(is_same)) {
            Kind::Word
        } else if lists.any(|list| list.ids.iter().any(is_same)) {
            Kind::Id
        } else {
            Kind::Any
        }
    }

    fn value(&mut self, kind: Kind, value: Value) -> Value {
        match value {
            Value::Object(map) => {
                let mut left = Map::new();
                for (name, value) in map {
                    let kind = self.kind(&name);
                    let value = self.value(kind, value);
                    left.insert(self.name(name), value);
                }
                Value::Object(left)
            }
            Value::Array(items) => items.into_iter().map(|item| self.value(kind, item)).collect(),
            Value::String(text) => Value::String(self.text(kind, &text)),
            Value::Number(number) => self.number(kind, number),
            Value::Null | Value::Bool(_) => value,
        }
    }

    /// Redacts a field's name: a word of the protocol, or a name from the customer's system.
    fn name(&mut self, name: String) -> String {
        let is_word = is_machine_made(&name) || is_word(&name) && !pseudonym::is_number(&name) || is_opaque(&name);
        if is_word && !self.is_somebodys(&name) { name } else { self.other(&name) }
    }

    fn text(&mut self, kind: Kind, text: &str) -> String {
        let core = text.trim();
        if core.starts_with(['{', '['])
            && let Ok(value) = serde_json::from_str::<Value>(core)
        {
            // A desktop's message, unchanged.
            let ours = std::mem::take(&mut self.ours);
            let text = self.value(kind, value).to_string();
            self.ours = ours;
            return text;
        }
        let is_known =
            !core.contains(char::is_alphanumeric) || core == HIDDEN || truth(core).is_some() || core == "null";
        let stays = is_known
            || self.is_time(core)
            || is_machine_made(core)
            || self.is_phrase(core)
            || kind == Kind::Word && (is_word(core) || is_moment(core))
            || kind == Kind::Id && is_opaque(core) && !self.is_somebodys(core);
        if stays { text.to_owned() } else { self.other(text) }
    }

    fn number(&mut self, kind: Kind, number: Number) -> Value {
        let text = number.to_string();
        let whole = number.as_i64();
        let stays = match whole {
            Some(whole) => {
                kind != Kind::Any && !self.is_somebodys(&text)
                    || whole.saturating_abs() < COUNT
                    || self.is_near(Millis(whole))
                    || self.is_near(Millis(whole.saturating_mul(1_000)))
            }
            None => number.as_f64().is_some_and(|number| number.abs() < 1e6),
        };
        if stays || self.ours {
            return Value::Number(number);
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let mut other = self.names.digits_of(&digits);
        if other.starts_with('0') {
            other.replace_range(..1, digits.get(..1).unwrap_or("1"));
        }
        if self.learning { Value::Number(number) } else { other.parse::<u64>().map_or(Value::Null, Value::from) }
    }

    fn other(&mut self, text: &str) -> String {
        let other = self.names.of(text);
        if self.learning { text.to_owned() } else { other }
    }

    fn is_somebodys(&self, core: &str) -> bool {
        !self.learning && core.len() >= TELLING && self.names.knows(core)
    }

    fn is_phrase(&self, core: &str) -> bool {
        let core = core.trim_end_matches('.');
        self.harmless.phrases.iter().any(|phrase| phrase.eq_ignore_ascii_case(core))
    }

    fn is_time(&self, text: &str) -> bool {
        Stamp::parse(text).is_some_and(|stamp| self.is_near(stamp.at) || text.starts_with("0001-"))
    }

    fn is_near(&self, at: Millis) -> bool {
        (-NEAR..=NEAR).contains(&(at - self.near).0)
    }
}

/// Whether a text can be a word of a protocol: one word, and not an address.
fn is_word(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:#<>*".contains(c);
    text.len() <= LONGEST && digits < 7 && text.chars().all(plain) && !text.contains("://")
}

/// Whether a text looks like a time, even if it is not a valid date.
fn is_moment(text: &str) -> bool {
    text.len() <= 40
        && text.bytes().filter(|byte| *byte == b':').count() >= 2
        && text.chars().all(|c| c.is_ascii_digit() || "-:.+ TZ".contains(c))
}

/// Whether a text is a machine-made id: 32 hexadecimal digits, in the form of RFC 9562 or without hyphens. Such an id
/// is harmless anywhere.
fn is_machine_made(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_hexdigit).count();
    let hyphens = text.bytes().filter(|byte| *byte == b'-').count();
    digits == 32 && digits + hyphens == text.len() && (hyphens == 0 || hyphens == 4)
}

/// Whether a text can be an id: one word without meaning.
fn is_opaque(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.:".contains(c))
        && text.chars().any(|c| c.is_ascii_digit())
}
