//! The wire format: two events `{source, event, contact}` to the parent page, and one command `{command, contact}`
//! back.

use deskpane_desk::{
    kit::json::{Malformed, Node, for_integrator, object},
    model::ContactId,
};
use serde::{Deserialize, Serialize};

/// The longest message accepted, in bytes.
pub const LONGEST_MESSAGE: usize = 64 * 1024;
/// The source in every message of the desktop.
pub const SOURCE: &str = "example";
/// The desktop's setting that allows messages to the parent page.
pub const SWITCH: &str = "allowed-parents";
/// The only command: answer an offered contact.
pub const ANSWER: &str = "answer";

/// An event of the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// `contact-changed`: a contact is new or has changed.
    Changed {
        /// `contact.id`
        id: ContactId,
        /// `contact.customer`
        customer: Option<String>,
        /// `contact.state` is `answered`; else it is offered.
        answered: bool,
    },
    /// `contact-ended`: the contact with this id.
    Ended(ContactId),
    /// Anything else.
    Unknown {
        /// Its name.
        name: String,
        /// Its content, as JSON without secrets.
        text: String,
    },
}

/// A message to the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommandMessage {
    /// The command.
    pub command: String,
    /// The contact's id.
    pub contact: String,
}

/// Reads a message.
///
/// # Errors
/// If the text is not a message of the desktop, or lacks a required field.
pub fn decode(text: &str) -> Result<Event, Malformed> {
    let value = object(text, LONGEST_MESSAGE)?;
    let message = Node(&value);
    if !message.get("source").is(SOURCE) {
        return Err(Malformed::Foreign(message.get("source").name().unwrap_or_default()));
    }
    let name = message.get("event").name().ok_or(Malformed::Without("event"))?;
    let contact = message.get("contact");
    let id = || contact.get("id").id().ok_or(Malformed::Without("contact.id"));
    match name.as_str() {
        "contact-changed" => Ok(Event::Changed {
            id: id()?,
            customer: contact.get("customer").name(),
            answered: contact.get("state").is("answered"),
        }),
        "contact-ended" => Ok(Event::Ended(id()?)),
        _ => Ok(Event::Unknown { name, text: for_integrator(value) }),
    }
}
