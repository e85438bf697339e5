//! Decodes a message's text into events. Any text is safe.

use super::{
    event::{Ack, AckReason, AgentStateEvent, ContactEvent, ContactKind, Event, Flavour},
    fields::Fields,
};
use deskpane_desk::{
    kit::json::{self, Malformed},
    model::{ContactId, Line},
    session::{Note, cut},
};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The longest message accepted, in bytes: a batch of several thousand events.
pub const LONGEST_MESSAGE: usize = 4 * 1024 * 1024;

/// A message from the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inbound<'a> {
    /// A batch of events.
    Events {
        /// The desktop's flavour.
        flavour: Flavour,
        /// The contact the subscription is bound to, if any.
        contact: Option<ContactId>,
        /// The events, in the order sent.
        events: Vec<Event<'a>>,
    },
    /// Of the same family of desktops, but not for panels: agent-assist windows and the login use the same channel.
    /// Such messages may contain secrets, so only the issuer is kept.
    Foreign {
        /// The issuer as sent, truncated.
        issuer: String,
    },
}

/// The envelope of a message; `E` is the type of its events.
#[derive(Deserialize)]
struct Envelope<'a, E> {
    #[serde(borrow, default)]
    issuer: Option<&'a RawValue>,
    #[serde(borrow, default, rename = "contactId")]
    contact: Option<&'a RawValue>,
    events: Option<E>,
}

/// Reads one message.
///
/// # Errors
/// If it is not a message of MAX.
pub fn decode(text: &str) -> Result<Inbound<'_>, Malformed> {
    if text.len() > LONGEST_MESSAGE {
        return Err(Malformed::TooLong(LONGEST_MESSAGE));
    }
    // Serde would also accept a list for the envelope.
    if !text.trim_start().starts_with('{') {
        return Err(Malformed::NoObject);
    }
    // The events are parsed separately, so that an invalid one does not affect the others.
    let Ok(envelope) = serde_json::from_str::<Envelope<'_, Vec<&RawValue>>>(text) else {
        let envelope: Envelope<'_, IgnoredAny> = serde_json::from_str(text).map_err(|_| Malformed::NoObject)?;
        return match flavour(envelope.issuer) {
            Ok(_) => Err(Malformed::Without("a list of events")),
            Err(foreign) => Ok(foreign),
        };
    };
    let flavour = match flavour(envelope.issuer) {
        Ok(flavour) => flavour,
        Err(foreign) => return Ok(foreign),
    };
    let Some(events) = envelope.events else {
        return Ok(Inbound::Foreign { issuer: flavour.issuer().to_owned() });
    };
    Ok(Inbound::Events {
        flavour,
        contact: envelope
            .contact
            .and_then(|raw| ContactId::new(&scalar(raw.get())?))
            .filter(|id| id.as_str() != "null"),
        events: events.into_iter().map(|raw| event(raw.get())).collect(),
    })
}

/// The flavour of an envelope's desktop; an error if the message is for another program.
fn flavour(issuer: Option<&RawValue>) -> Result<Flavour, Inbound<'static>> {
    let issuer = issuer.and_then(|raw| scalar(raw.get())).unwrap_or_default();
    match issuer.as_ref() {
        "MAX" => Ok(Flavour::Max),
        "CXA" => Ok(Flavour::Cxa),
        other => Err(Inbound::Foreign { issuer: cut(other, 60).to_owned() }),
    }
}

/// The content of a JSON string, or a number or literal as text. Not of nested values, which may contain secrets.
fn scalar(json: &str) -> Option<Cow<'_, str>> {
    match json.as_bytes().first()? {
        b'{' | b'[' => None,
        b'"' => serde_json::from_str::<String>(json).ok().map(Cow::Owned),
        _ => Some(Cow::Borrowed(json)),
    }
}

fn event<'a>(text: &'a str) -> Event<'a> {
    let Ok(fields) = serde_json::from_str::<Fields<'_>>(text) else {
        return Event::Broken { why: "an event that is not an object", text: for_integrator(text) };
    };
    // MAX's own events have a message type, the platform's a type; an event with both is the platform's.
    let Some(kind) = fields.first(&["Type", "messageType"]).map(|kind| cut(kind, 120)) else {
        let text = for_integrator(text);
        return match fields.id("ContactID").filter(|_| fields.text("Status").is_some()) {
            Some(id) => Event::Untyped { id, fields, text },
            None => Event::Unknown { kind: "(no type)".to_owned(), text },
        };
    };
    let contact = |kind, fields: Fields<'a>| match fields.id("ContactID") {
        Some(id) => Event::Contact(Box::new(ContactEvent { kind, id, fields })),
        None => Event::Broken { why: "a contact event without a contact id", text: for_integrator(text) },
    };
    match kind.to_ascii_lowercase().as_str() {
        "clienteventsubscriptionacknowledge" => Event::Ack(ack(&fields)),
        "sessioninfo" => Event::SessionInfo,
        "agentstate" => match AgentStateEvent::read(&fields) {
            Some(state) => Event::AgentState(state),
            None => Event::Broken { why: "an AgentState without a CurrentState", text: for_integrator(text) },
        },
        "mute" => match fields.flag("AgentMuted") {
            Some(muted) => Event::Mute(muted),
            None => Event::Broken { why: "a Mute without AgentMuted", text: for_integrator(text) },
        },
        "agentleg" | "agentlegevent" => Event::AgentLeg(line(&fields)),
        "callcontactevent" if fields.text("CallType").is_some_and(|t| t.eq_ignore_ascii_case("AgentLeg")) => {
            Event::AgentLeg(line(&fields))
        }
        "callcontactevent" => contact(ContactKind::Call, fields),
        "chatcontactevent" | "textcontactevent" => contact(ContactKind::Chat, fields),
        "emailcontactevent" => contact(ContactKind::Email, fields),
        "voicemailcontactevent" => contact(ContactKind::Voicemail, fields),
        "workitemcontactevent" => contact(ContactKind::WorkItem, fields),
        "digitalcontactevent" => contact(ContactKind::Digital, fields),
        "agentsessionstart" => Event::SessionStart(fields),
        "agentsessionend" | "remoteagentsessionend" => Event::SessionEnd,
        "popurl" | "pageopen" => match fields.first(&["URL", "PageUri"]) {
            Some(address) => Event::Page {
                contact: fields.id("ContactID"),
                address: address.to_owned(),
                title: fields.text("TabTitle").map(str::to_owned),
                open: !fields.text("Action").is_some_and(|action| action.eq_ignore_ascii_case("CLOSE")),
            },
            None => Event::Broken { why: "a page without an address", text: for_integrator(text) },
        },
        "indicator" => match fields.text("Name") {
            Some(name) => {
                let state = fields.text("IndicatorState").unwrap_or("On");
                Event::Indicator {
                    contact: fields.id("ContactID"),
                    name: name.to_owned(),
                    says: fields.text("ToolTip").unwrap_or(state).to_owned(),
                    on: state.eq_ignore_ascii_case("on"),
                }
            }
            None => Event::Broken { why: "an Indicator without a Name", text: for_integrator(text) },
        },
        known if ASIDE.contains(&known) => Event::Aside { kind: kind.to_owned(), text: for_integrator(text) },
        _ => Event::Unknown { kind: kind.to_owned(), text: for_integrator(text) },
    }
}

/// Types in the CXone Agent SDK's list that change nothing for the agent, in lower case.
const ASIDE: [&str; 24] = [
    "agentassist",
    "agentworkflowconfiguration",
    "agentworkflowcreatepayload",
    "conference",
    "customevent",
    "hoursofoperation",
    "mchagentsettingschangeevent",
    "naturalcallingskilllist",
    "networkofflineevent",
    "promisekeeper",
    "promisekeeperstatus",
    "runapp",
    "sessionstartfailed",
    "smartreachvalidation",
    "supervisorcontact",
    "updatecallbacks",
    "updatedialercampaigns",
    "updateindicators",
    "updatemessages",
    "updatepermissions",
    "updateskills",
    "updateteams",
    "updateunavailablecodes",
    "voicemailplaybackevent",
];

fn ack(fields: &Fields<'_>) -> Ack {
    let words = fields.text("reason").unwrap_or_default();
    Ack {
        ok: fields.text("status").is_some_and(|status| status.eq_ignore_ascii_case("OK")),
        reason: AckReason::read(words),
        words: cut(words, 200).to_owned(),
        contact: fields.id("contactId"),
    }
}

fn line(fields: &Fields<'_>) -> Line {
    let status = fields.text("Status").unwrap_or_default();
    match status.to_ascii_lowercase().as_str() {
        _ if fields.flag("FinalState") == Some(true) => Line::Disconnected,
        "dialing" | "ringing" | "incoming" => Line::Dialing,
        "active" => Line::Active,
        "disconnected" => Line::Disconnected,
        _ => Line::Other(status.to_owned()),
    }
}

/// The text of an event for the integrator. Text too long to be searched for secrets is omitted.
fn for_integrator(text: &str) -> String {
    if text.len() > 16 * Note::LONGEST {
        return format!("({} bytes, too long to keep)", text.len());
    }
    match serde_json::from_str(text) {
        Ok(value) => cut(&json::for_integrator(value), Note::LONGEST).to_owned(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests;
