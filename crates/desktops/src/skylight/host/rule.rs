//! Parameters of commands: the SDK checks them before anything else.

use super::ids;
use serde_json::Value;

/// The type of a parameter.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// The shape of a UUID.
    Uuid,
    /// Any text.
    Text,
    /// `true` or `false`.
    Flag,
    /// An object.
    Map,
    /// Anything that is present.
    Any,
    /// One of these words.
    Of(&'static [&'static str]),
    /// A line: its type and its value.
    Extension,
    /// A reason in full.
    Reason,
}

/// A parameter: its name, its type, and whether it is required.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    name: &'static str,
    rule: Rule,
    required: bool,
}

/// A required parameter.
pub(super) const fn must(name: &'static str, rule: Rule) -> Need {
    Need { name, rule, required: true }
}

/// An optional parameter.
pub(super) const fn may(name: &'static str, rule: Rule) -> Need {
    Need { name, rule, required: false }
}

/// What is wrong with these parameters; empty if nothing is.
pub(super) fn problems(needs: &[Need], data: &Value) -> String {
    let found = needs.iter().filter_map(|need| match data.get(need.name) {
        None if need.required => Some(format!("{} is missing", need.name)),
        None => None,
        Some(value) if need.rule.admits(value) => None,
        Some(_) => Some(format!("{} is not {}", need.name, need.rule.words())),
    });
    found.collect::<Vec<_>>().join("; ")
}

impl Rule {
    fn admits(self, value: &Value) -> bool {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        match self {
            Self::Uuid => value.as_str().is_some_and(ids::is_uuid),
            Self::Text => value.is_string(),
            Self::Flag => value.is_boolean(),
            Self::Map => value.is_object(),
            Self::Any => true,
            Self::Of(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Self::Extension => {
                text("type").is_some_and(|kind| matches!(kind, "pstn" | "sip" | "webrtc")) && text("value").is_some()
            }
            Self::Reason => {
                text("reason").is_some()
                    && text("reasonId").is_some_and(ids::is_uuid)
                    && text("reasonListId").is_some_and(ids::is_uuid)
            }
        }
    }

    fn words(self) -> String {
        match self {
            Self::Uuid => "a UUID".into(),
            Self::Text => "a string".into(),
            Self::Flag => "a boolean".into(),
            Self::Map => "a map".into(),
            Self::Any => "anything".into(),
            Self::Of(words) => format!("one of {}", words.join(", ")),
            Self::Extension => "a type and a value".into(),
            Self::Reason => "a reason with its id and its list's".into(),
        }
    }
}
