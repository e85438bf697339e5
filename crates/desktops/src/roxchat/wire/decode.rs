//! Decodes a message's text into an event. Any text is safe.

use super::{
    SOURCE, events,
    fault::{self, WireFault},
};
use deskpane_desk::{
    kit::json::{Malformed, Node, for_integrator, object_or_its_text, opened},
    model::ContactId,
    session::cut,
};

/// The longest message accepted, in bytes.
pub const LONGEST_MESSAGE: usize = 1024 * 1024;

/// A message from the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its content.
    pub event: Event,
    /// The failure whose code it carries.
    pub fault: Option<WireFault>,
}

/// An event of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A message.
    MessageAdded {
        /// Whose conversation.
        about: Box<About>,
        /// The kind, as sent.
        kind: String,
        /// The text; may be empty.
        text: String,
    },
    /// The agent closed the chat.
    ChatClosed(Box<About>),
    /// A visitor logged in; their old id was this.
    Authorized {
        /// Before, if the message says.
        old: Option<Visitor>,
        /// From now on.
        new: Visitor,
    },
    /// The agent opened the visitor's chat.
    Selected(Box<About>),
    /// A notification appeared.
    NoticeAdded(WireNotice),
    /// The notification with this id was withdrawn.
    NoticeRemoved(String),
    /// An undocumented event.
    Unknown {
        /// Its name; may be empty.
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

/// A value that may be present, explicitly absent, or not mentioned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FieldValue {
    /// Not mentioned.
    #[default]
    Absent,
    /// Absent: `null` or empty.
    Empty,
    /// Present.
    Present(String),
}

/// A visitor's names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// `roxchatVisitorId`
    pub id: ContactId,
    /// `providedVisitorId`
    pub provided: FieldValue,
    /// `siebelId`; the vendor's tables spell it `SiebelId`.
    pub siebel: FieldValue,
}

/// The subject of an event. Every event may carry any of it.
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

/// Reads one message: the JSON of an object, or the JSON of a text that is the JSON of an object.
///
/// # Errors
/// If it is not a message of the workspace.
pub fn decode(text: &str) -> Result<Message, Malformed> {
    let value = object_or_its_text(text, LONGEST_MESSAGE)?;
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
        Err(None) => Event::Unknown { name, text: for_integrator(value.clone()) },
        Err(Some(why)) => Event::Broken { why, text: for_integrator(value.clone()) },
    };
    Ok(Message { event, fault })
}

/// Reads an event; the error if it is faulty, or `None` if the event is unknown.
fn event(name: &str, params: Node<'_>) -> Result<Event, Option<&'static str>> {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    let about = || about(params).map(Box::new).ok_or(Some("an event without roxchatVisitorId"));
    if is(events::MESSAGE_ADDED) {
        Ok(Event::MessageAdded {
            about: about()?,
            kind: params.get("kind").name().unwrap_or_default(),
            text: params.get("messageText").written(),
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
            id: notice.get("id").name().ok_or(Some("notificationAdded without an id"))?,
            kind: notice.get("kind").name().unwrap_or_default(),
            text: notice.get("text").written(),
            session: notice.get("sessionId").name(),
        }))
    } else if is(events::NOTICE_REMOVED) {
        let id = notification(params).get("id").name().ok_or(Some("notificationRemoved without an id"))?;
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
        chat: params.get("chatId").name(),
        session: params.get("sessionId").name(),
        task: params.get("taskId").name(),
        channel: ChannelFacts {
            id: params.get("channelId").name(),
            kind: params.get("channelType").name(),
            user: params.get("channelUserId").name(),
            name: params.get("channelUserName").name(),
        },
    })
}

fn visitor(params: Node<'_>) -> Option<Visitor> {
    let id = ContactId::new(&params.get("roxchatVisitorId").text()?)?;
    Some(Visitor { id, provided: field_value(params, "providedVisitorId"), siebel: field_value(params, "siebelId") })
}

fn field_value(params: Node<'_>, name: &str) -> FieldValue {
    let mentioned = params.fields().any(|(own, _)| own.eq_ignore_ascii_case(name));
    match params.get(name).name() {
        Some(value) => FieldValue::Present(value),
        None if mentioned => FieldValue::Empty,
        None => FieldValue::Absent,
    }
}

#[cfg(test)]
mod tests;
