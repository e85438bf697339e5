//! From a message's text to an event. Any text at all is safe to pass in.

use super::{
    SOURCE, events,
    fault::{self, WireFault},
};
use deskpane_desk::{
    kit::json::{Node, opened},
    kit::secret::without_secrets,
    model::ContactId,
    session::cut,
};
use serde_json::Value;

/// The longest message taken, in bytes.
pub const LONGEST_MESSAGE: usize = 1024 * 1024;
/// The longest text of a chat message that is kept, in bytes.
const LONGEST_TEXT: usize = 16 * 1024;
/// The longest name or id that is kept, in bytes.
const LONGEST_NAME: usize = 256;

/// A message from the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it tells.
    pub event: Event,
    /// The failure it carries the code of.
    pub fault: Option<WireFault>,
}

/// What the workspace tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody wrote.
    MessageAdded {
        /// To or about whom.
        about: Box<About>,
        /// The kind, as sent.
        kind: String,
        /// The text; may be empty.
        text: String,
    },
    /// The agent closed the chat.
    ChatClosed(Box<About>),
    /// A visitor logged in; they went by the old id so far.
    Authorized {
        /// Before, where the message says.
        old: Option<Visitor>,
        /// From now on.
        new: Visitor,
    },
    /// The agent opened the visitor's chat.
    Selected(Box<About>),
    /// A notification came.
    NoticeAdded(WireNotice),
    /// The notification of this id went.
    NoticeRemoved(String),
    /// An event no documentation names.
    Unknown {
        /// Its name; may be empty.
        name: String,
        /// What it says, as JSON without secrets.
        text: String,
    },
    /// A known event that lacks what it can't do without.
    Broken {
        /// What is wrong.
        why: &'static str,
        /// What it says, as JSON without secrets.
        text: String,
    },
}

/// Something that may be said, may be said not to be, or may not be mentioned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Told {
    /// Not mentioned.
    #[default]
    Unsaid,
    /// There is none: `null` or empty.
    Nothing,
    /// This.
    Is(String),
}

/// A visitor's names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// `roxchatVisitorId`
    pub id: ContactId,
    /// `providedVisitorId`
    pub provided: Told,
    /// `siebelId`; the vendor's tables spell it `SiebelId`.
    pub siebel: Told,
}

/// Whom an event is about. Every event may say any of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The visitor.
    pub visitor: Visitor,
    /// `chatId`: a number by the vendor's page, text in the product's mobile libraries.
    pub chat: Option<String>,
    /// `sessionId`
    pub session: Option<String>,
    /// `taskId`
    pub task: Option<String>,
    /// The channel.
    pub channel: ChannelFacts,
}

/// The channel a visitor came through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChannelFacts {
    /// `channelId`
    pub id: Option<String>,
    /// `channelType`
    pub kind: Option<String>,
    /// `channelUserId`
    pub user: Option<String>,
    /// `channelUserName`
    pub name: Option<String>,
}

/// A notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireNotice {
    /// Its id.
    pub id: String,
    /// Its kind, as sent; may be empty.
    pub kind: String,
    /// Its text; may be empty.
    pub text: String,
    /// The visit it is about.
    pub session: Option<String>,
}

/// Why a message is none of the workspace's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Malformed {
    /// Longer than [`LONGEST_MESSAGE`].
    TooLong,
    /// Neither an object nor the JSON text of one.
    NoObject,
    /// Another source than Rox.Chat's, as sent; nothing else of it is kept.
    Foreign(String),
}

impl Malformed {
    /// In words, for the integrator.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        match self {
            Self::TooLong => "longer than 1 MiB, not read",
            Self::NoObject => "neither an object nor the JSON text of one",
            Self::Foreign(_) => "of another source than roxchat",
        }
    }
}

/// Reads one message: the JSON of an object, or the JSON of a text that is the JSON of an object.
///
/// # Errors
/// When it is no message of the workspace's.
pub fn decode(text: &str) -> Result<Message, Malformed> {
    if text.len() > LONGEST_MESSAGE {
        return Err(Malformed::TooLong);
    }
    let value = serde_json::from_str::<Value>(text).map_err(|_| Malformed::NoObject)?;
    let value = opened(value);
    if !value.is_object() {
        return Err(Malformed::NoObject);
    }
    let message = Node(&value);
    let source = message.get("source");
    if !source.is(SOURCE) {
        return Err(Malformed::Foreign(cut(&source.text().unwrap_or_default(), 60).to_owned()));
    }
    let fault = fault::find(message);
    let name = message.get("event").text().map(|name| cut(&name, 120).to_owned()).unwrap_or_default();
    let params = opened(message.get("params").0.clone());
    let event = match event(&name, Node(&params)) {
        Ok(event) => event,
        Err(None) => Event::Unknown { name, text: kept(&value) },
        Err(Some(why)) => Event::Broken { why, text: kept(&value) },
    };
    Ok(Message { event, fault })
}

/// Reads an event; what is wrong with it otherwise, or `None` where nothing is known of such an event.
fn event(name: &str, params: Node<'_>) -> Result<Event, Option<&'static str>> {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    let about = || about(params).map(Box::new).ok_or(Some("an event without roxchatVisitorId"));
    if is(events::MESSAGE_ADDED) {
        Ok(Event::MessageAdded {
            about: about()?,
            kind: name_in(params, "kind").unwrap_or_default(),
            text: text_in(params, "messageText"),
        })
    } else if is(events::CHAT_CLOSED) {
        about().map(Event::ChatClosed)
    } else if is(events::SELECTED) {
        about().map(Event::Selected)
    } else if is(events::AUTHORIZED) {
        let new = visitor(params.get("new")).ok_or(Some("visitorAuthorized without the new roxchatVisitorId"))?;
        Ok(Event::Authorized { old: visitor(params.get("old")), new })
    } else if is(events::NOTICE_ADDED) {
        let notice = notification(params);
        Ok(Event::NoticeAdded(WireNotice {
            id: name_in(notice, "id").ok_or(Some("notificationAdded without an id"))?,
            kind: name_in(notice, "kind").unwrap_or_default(),
            text: text_in(notice, "text"),
            session: name_in(notice, "sessionId"),
        }))
    } else if is(events::NOTICE_REMOVED) {
        let id = name_in(notification(params), "id").ok_or(Some("notificationRemoved without an id"))?;
        Ok(Event::NoticeRemoved(id))
    } else {
        Err(None)
    }
}

fn notification(params: Node<'_>) -> Node<'_> {
    let inner = params.get("notification");
    if inner.is_null() { params } else { inner }
}

fn about(params: Node<'_>) -> Option<About> {
    Some(About {
        visitor: visitor(params)?,
        chat: name_in(params, "chatId"),
        session: name_in(params, "sessionId"),
        task: name_in(params, "taskId"),
        channel: ChannelFacts {
            id: name_in(params, "channelId"),
            kind: name_in(params, "channelType"),
            user: name_in(params, "channelUserId"),
            name: name_in(params, "channelUserName"),
        },
    })
}

fn visitor(params: Node<'_>) -> Option<Visitor> {
    let id = ContactId::new(&params.get("roxchatVisitorId").text()?)?;
    Some(Visitor { id, provided: told(params, "providedVisitorId"), siebel: told(params, "siebelId") })
}

fn told(params: Node<'_>, name: &str) -> Told {
    let mentioned = params.fields().any(|(own, _)| own.eq_ignore_ascii_case(name));
    match name_in(params, name) {
        Some(value) => Told::Is(value),
        None if mentioned => Told::Nothing,
        None => Told::Unsaid,
    }
}

fn name_in(params: Node<'_>, name: &str) -> Option<String> {
    params.get(name).text().map(|text| cut(&text, LONGEST_NAME).to_owned())
}

/// A text as it was written, with its lines and spaces.
fn text_in(params: Node<'_>, name: &str) -> String {
    let value = params.get(name);
    match value.0 {
        Value::String(text) => cut(text, LONGEST_TEXT).to_owned(),
        _ => value.shown().unwrap_or_default(),
    }
}

fn kept(value: &Value) -> String {
    without_secrets(value.clone()).to_string()
}

#[cfg(test)]
mod tests;
