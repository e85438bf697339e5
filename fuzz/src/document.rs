//! JSON documents made from valid samples by editing: nearly valid input finds more than random input.

use crate::rules;
use arbitrary::Arbitrary;
use serde_json::{Map, Value, json};

/// The length of a long text, as a power of two.
const LONG: u32 = 14;

/// An edited sample.
#[derive(Debug, Arbitrary)]
pub struct Document {
    sample: u16,
    edits: Vec<Edit>,
    form: Form,
}

/// How the document is written.
#[derive(Debug, Arbitrary)]
enum Form {
    Json,
    /// As a JSON string that contains it, as some desktops post.
    Quoted,
    /// Truncated somewhere.
    Cut(u16),
    /// Any other text.
    Text(String),
}

/// A change of one value somewhere inside.
#[derive(Debug, Arbitrary)]
struct Edit {
    /// The path to the edited value: which child on each level.
    way: [u8; 4],
    /// How many levels of the path are used.
    depth: u8,
    what: What,
}

#[derive(Debug, Arbitrary)]
enum What {
    Replace(Fresh),
    /// Renames a field, possibly to a name that means a secret.
    Rename(u8, Name),
    Remove(u8),
    Repeat(u8),
    /// Copies a field from another sample.
    Borrow(u16, u8),
}

#[derive(Debug, Arbitrary)]
enum Name {
    Upper,
    Lower,
    Secret(u8),
    Another(u8),
}

/// A replacement for a value.
#[derive(Debug, Arbitrary)]
enum Fresh {
    Null,
    Flag(bool),
    Word(bool),
    Number(i64),
    Huge,
    Text(String),
    Digits(u8),
    Long(u8),
    Date(u8),
    Address(u8),
    Odd,
    /// A placeholder for a running number when the message is repeated.
    Running,
    Listed,
    Result,
    AsText,
    Sample(u16),
    /// A placeholder for a token of a known shape.
    Token(u8),
}

impl Document {
    /// The document as text, made from one of these samples.
    #[must_use]
    pub fn text(&self, samples: &[Value]) -> String {
        let mut value = pick(samples, self.sample);
        for edit in self.edits.iter().take(8) {
            let depth = usize::from(edit.depth) % (edit.way.len() + 1);
            apply(&mut value, &edit.way[..depth], &edit.what, samples);
        }
        let text = value.to_string();
        match &self.form {
            Form::Json => text,
            Form::Quoted => Value::String(text).to_string(),
            Form::Cut(at) => text[..text.floor_char_boundary(usize::from(*at))].to_owned(),
            Form::Text(text) => text.clone(),
        }
    }
}

fn pick(samples: &[Value], number: u16) -> Value {
    samples.get(usize::from(number) % samples.len().max(1)).cloned().unwrap_or_default()
}

/// Edits the value at the end of the path, or the last one before it.
fn apply(value: &mut Value, way: &[u8], what: &What, samples: &[Value]) {
    let Some((turn, rest)) = way.split_first() else { return change(value, what, samples) };
    let turn = usize::from(*turn);
    match value {
        Value::Object(map) if !map.is_empty() => {
            let at = turn % map.len();
            map.values_mut().skip(at).take(1).for_each(|inner| apply(inner, rest, what, samples));
        }
        Value::Array(items) if !items.is_empty() => {
            let at = turn % items.len();
            apply(&mut items[at], rest, what, samples);
        }
        leaf => change(leaf, what, samples),
    }
}

fn change(value: &mut Value, what: &What, samples: &[Value]) {
    match (what, value) {
        (What::Replace(fresh), value) => *value = fresh.value(value, samples),
        (What::Rename(which, name), Value::Object(map)) => rename(map, *which, name),
        (What::Remove(which), Value::Object(map)) => {
            nth(map, *which).map(|name| map.remove(&name));
        }
        (What::Remove(which), Value::Array(items)) if !items.is_empty() => {
            items.remove(usize::from(*which) % items.len());
        }
        (What::Repeat(which), Value::Array(items)) if !items.is_empty() => {
            let item = items[usize::from(*which) % items.len()].clone();
            items.push(item);
        }
        (What::Borrow(sample, which), Value::Object(map)) => {
            if let Value::Object(other) = pick(samples, *sample)
                && let Some(name) = nth(&other, *which)
            {
                map.insert(name.clone(), other[&name].clone());
            }
        }
        _ => {}
    }
}

fn nth(map: &Map<String, Value>, which: u8) -> Option<String> {
    map.keys().nth(usize::from(which) % map.len().max(1)).cloned()
}

fn rename(map: &mut Map<String, Value>, which: u8, name: &Name) {
    let Some(old) = nth(map, which) else { return };
    let new = match name {
        Name::Upper => old.to_ascii_uppercase(),
        Name::Lower => old.to_ascii_lowercase(),
        Name::Secret(which) => {
            format!("{old}{}", rules::SECRET_ENDS[usize::from(*which) % rules::SECRET_ENDS.len()])
        }
        Name::Another(which) => nth(map, *which).unwrap_or_default(),
    };
    let value = map.remove(&old).unwrap_or_default();
    map.insert(new, value);
}

impl Fresh {
    fn value(&self, old: &Value, samples: &[Value]) -> Value {
        let one_of = |list: &[&str], which: u8| json!(list[usize::from(which) % list.len()]);
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => json!(flag),
            Self::Word(flag) => json!(if *flag { "True" } else { "False" }),
            Self::Number(number) => json!(number),
            Self::Huge => json!(1e308),
            Self::Text(text) => json!(text),
            Self::Digits(count) => json!("9".repeat(usize::from(*count % 32))),
            Self::Long(power) => json!("x".repeat(1 << (u32::from(*power) % LONG))),
            Self::Date(which) => {
                one_of(&["2026-01-01T09:00:00.000Z", "2026-13-41T99:00:00Z", "-271821-04-20T00:00:00Z"], *which)
            }
            Self::Address(which) => one_of(
                &["javascript:alert(1)", "https://a@b.example/", "http://localhost:1/", "data:text/html,x"],
                *which,
            ),
            Self::Odd => json!("\u{202e}\u{0}é\u{1f600}\u{d7ff}"),
            Self::Running => json!("~"),
            Self::Listed => json!([old]),
            Self::Result => json!({ "result": old }),
            Self::AsText => match old {
                Value::String(text) => json!(text.repeat(2)),
                other => json!(other.to_string()),
            },
            Self::Sample(number) => pick(samples, *number),
            Self::Token(which) => one_of(&rules::PLACES, *which),
        }
    }
}
