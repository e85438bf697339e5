//! Decodes a message's text into an event. Any text is safe.

use super::events;
use deskpane_desk::{
    kit::json::{LONGEST_NAME, Malformed, Node, for_integrator, object_or_its_text, opened},
    model::{ContactId, work::DispositionLevel},
    session::cut,
};
use serde_json::Value;

/// The longest message accepted, in bytes.
pub const LONGEST_MESSAGE: usize = 1024 * 1024;
/// The most levels of an outcome.
const MOST_LEVELS: usize = 20;

/// An event of uContact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// An interaction came to the agent.
    Assigned {
        /// `guid`
        guid: ContactId,
        /// `campaign`, as sent.
        campaign: Option<String>,
        /// `channel`
        channel: Option<String>,
        /// `clientId`
        client: Option<String>,
    },
    /// An interaction is closed.
    Finished {
        /// `guid`
        guid: ContactId,
        /// `finishDate`, as sent.
        date: Option<String>,
    },
    /// The agent recorded an outcome.
    Disposed {
        /// `guid`
        guid: ContactId,
        /// The outcome.
        disposition: Disposition,
    },
    /// The theme changed.
    Theme {
        /// `dark`
        dark: Option<bool>,
        /// `primary`, as sent.
        primary: Option<String>,
    },
    /// The language changed to the one of this tag.
    Language(String),
    /// An undocumented event. Other scripts in the page may use the same key.
    Unknown {
        /// Its name.
        name: String,
        /// Its content, as JSON without secrets.
        text: String,
    },
    /// A known event without a required field.
    Broken {
        /// What is wrong.
        why: &'static str,
        /// Its content, as JSON without secrets.
        text: String,
    },
}

impl Event {
    /// Whether it is one of the documented events.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown { .. })
    }
}

/// An outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disposition {
    /// `levelsId` and `levelsValue`, side by side.
    pub levels: Vec<DispositionLevel>,
    /// `comment`; may be empty.
    pub comment: String,
}

/// Reads one message: the JSON of an object, or the JSON of a text that is the JSON of an object.
///
/// # Errors
/// If it is not a message of uContact.
pub fn decode(text: &str) -> Result<Event, Malformed> {
    let value = object_or_its_text(text, LONGEST_MESSAGE)?;
    let message = Node(&value);
    let name = message.get("event").0.as_str().map(str::trim).filter(|name| !name.is_empty());
    let name = cut(name.ok_or(Malformed::Without("an event"))?, 120);
    let event = if name.eq_ignore_ascii_case(events::LANGUAGE) {
        // The only event whose data is a bare text: it is not parsed.
        language(message.get("data")).ok_or(Some("changedLanguage without a language"))
    } else {
        event(name, Node(&opened(message.get("data").0.clone())))
    };
    Ok(event.unwrap_or_else(|why| {
        let text = for_integrator(value.clone());
        match why {
            Some(why) => Event::Broken { why, text },
            None => Event::Unknown { name: name.to_owned(), text },
        }
    }))
}

/// Reads an event; the error if it is faulty, or `None` if the event is unknown.
fn event(name: &str, data: Node<'_>) -> Result<Event, Option<&'static str>> {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    let guid = || {
        let text = data.get("guid").text();
        text.and_then(|text| ContactId::new(&text)).ok_or(Some("an event without a guid"))
    };
    let named = |field: &str| data.get(field).name();
    if is(events::ASSIGNED) {
        let (campaign, channel, client) = (named("campaign"), named("channel"), named("clientId"));
        Ok(Event::Assigned { guid: guid()?, campaign, channel, client })
    } else if is(events::FINISHED) {
        Ok(Event::Finished { guid: guid()?, date: named("finishDate") })
    } else if is(events::DISPOSITION) {
        let comment = data.get("comment").written();
        let levels = levels(data.get("levelsId"), data.get("levelsValue"));
        Ok(Event::Disposed { guid: guid()?, disposition: Disposition { levels, comment } })
    } else if is(events::THEME) {
        let (dark, primary) = (data.get("dark").flag(), named("primary"));
        if dark.is_none() && primary.is_none() {
            return Err(Some("changedTheme with neither dark nor primary"));
        }
        Ok(Event::Theme { dark, primary })
    } else {
        Err(None)
    }
}

/// Two lists side by side, the longer one setting the length. Ids may be numbers or texts.
fn levels(ids: Node<'_>, values: Node<'_>) -> Vec<DispositionLevel> {
    let (ids, values) = (list(ids), list(values));
    let length = ids.len().max(values.len());
    let at = |list: &[Option<String>], level| list.get(level).cloned().flatten();
    let levels = (0..length).map(|level| DispositionLevel { id: at(&ids, level), value: at(&values, level) });
    levels.filter(|level| level.id.is_some() || level.value.is_some()).collect()
}

/// The items of a list, or one item without a list around it.
fn list(node: Node<'_>) -> Vec<Option<String>> {
    let item = |node: Node<'_>| node.shown().map(|text| cut(&text, LONGEST_NAME).to_owned());
    match node.0 {
        Value::Array(items) => items.iter().take(MOST_LEVELS).map(|value| item(Node(value))).collect(),
        _ => item(node).map(|only| vec![Some(only)]).unwrap_or_default(),
    }
}

/// A language tag, if it looks like one: letters, digits and hyphens. `en_US` is a common spelling of `en-US`.
fn language(data: Node<'_>) -> Option<Event> {
    let tag = data.0.as_str()?.trim().replace('_', "-");
    let plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let starts = tag.split('-').next().is_some_and(|main| (2..=8).contains(&main.len()));
    (plain && starts && tag.len() <= 35).then_some(Event::Language(tag))
}

#[cfg(test)]
mod tests;
