//! Commands as JSON, which a replay can read: `{"intent":"hold","contact":"7","on":true}`.

use crate::{
    desktop::Harmless,
    kit::json::Node,
    model::{
        AgentIntent, Command, ContactId, CustomerCard, DialRequest, Digits, Field, Intent, Named, ReasonId,
        ScriptReply, StartRequest, WorkMode,
        work::{Answers, CustomerRecord, Destination, Given as Answer, LineKind, Target},
    },
    safe::ImageAddress,
};
use litemap::LiteMap;
use serde_json::{Value, json};

/// A command of either kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// For a contact.
    Contact(Command),
    /// For no contact.
    Agent(AgentIntent),
}

const MODES: [(WorkMode, &str); 3] =
    [(WorkMode::Inbound, "inbound"), (WorkMode::Outbound, "outbound"), (WorkMode::AgentInitiated, "agentInitiated")];
const LINES: [(LineKind, &str); 3] =
    [(LineKind::Telephone, "telephone"), (LineKind::Sip, "sip"), (LineKind::WebRtc, "webrtc")];

/// The command's JSON.
pub(super) fn write(given: &Given) -> Value {
    match given {
        Given::Contact(command) => {
            let mut value = of_contact(&command.intent);
            if let Some(map) = value.as_object_mut() {
                map.insert("contact".into(), command.contact.as_str().into());
            }
            value
        }
        Given::Agent(intent) => of_agent(intent),
    }
}

/// Reads a command from JSON; `None` if it is not one.
pub(super) fn read(value: &Value) -> Option<Given> {
    let node = Node(value);
    match text(node, "contact") {
        Some(contact) => {
            let contact = ContactId::new(&contact)?;
            Some(Given::Contact(Command { contact, intent: to_contact(node)? }))
        }
        None => Some(Given::Agent(to_agent(node)?)),
    }
}

fn of_contact(intent: &Intent) -> Value {
    let bare = |name: &str| json!({ "intent": name });
    let switch = |name: &str, on: bool| json!({ "intent": name, "on": on });
    match intent {
        Intent::Answer => bare("answer"),
        Intent::Refuse => bare("refuse"),
        Intent::Hold(on) => switch("hold", *on),
        Intent::Mute(on) => switch("mute", *on),
        Intent::Mask(on) => switch("mask", *on),
        Intent::Record(on) => switch("record", *on),
        Intent::WrapUp(on) => switch("wrapUp", *on),
        Intent::HangUp => bare("hangUp"),
        Intent::EndWrapUp => bare("endWrapUp"),
        Intent::CancelDial => bare("cancelDial"),
        Intent::CancelTransfer => bare("cancelTransfer"),
        Intent::ListNotes => bare("listNotes"),
        Intent::StartChat => bare("startChat"),
        Intent::Card(card) => {
            json!({ "intent": "card", "name": card.name, "picture": card.picture.as_ref().map(ImageAddress::as_str) })
        }
        Intent::Digits(digits) => json!({ "intent": "digits", "digits": digits.as_str() }),
        Intent::Transfer(to, warm) => {
            let (kind, value) = match &to.target {
                Target::Resource(id) => ("resource", id),
                Target::Queue(id) => ("queue", id),
                Target::Line(line, value) => (word(&LINES, line), value),
            };
            json!({ "intent": "transfer", "kind": kind, "value": value, "name": to.name, "warm": warm })
        }
        Intent::Dispose(id) => json!({ "intent": "dispose", "id": id }),
        Intent::Say(text) => json!({ "intent": "say", "text": text }),
        Intent::SaveNote(text) => json!({ "intent": "saveNote", "text": text }),
        Intent::Assign(record) => json!({
            "intent": "assign",
            "record": record.as_ref().map(|record| {
                json!({ "id": record.id, "name": record.name, "fields": fields(&record.fields) })
            }),
        }),
        Intent::Script(reply) => {
            let answer = |(name, given): (&String, &Answer)| match given {
                Answer::One(text) => json!([name, text]),
                Answer::Many(ticked) => {
                    json!([name, ticked.iter().map(|(value, on)| json!([value, on])).collect::<Vec<_>>()])
                }
            };
            let answers: Vec<_> = reply.answers.iter().map(answer).collect();
            json!({ "intent": "script", "script": reply.script, "answers": answers, "dismissed": reply.dismissed })
        }
    }
}

fn of_agent(intent: &AgentIntent) -> Value {
    let bare = |name: &str| json!({ "intent": name });
    match intent {
        AgentIntent::Ready => bare("ready"),
        AgentIntent::LogOut => bare("logOut"),
        AgentIntent::ListDestinations => bare("listDestinations"),
        AgentIntent::NotReady(reason) => {
            let reason = reason.as_ref().map(|reason| json!({ "id": reason.id, "list": reason.list }));
            json!({ "intent": "notReady", "reason": reason })
        }
        AgentIntent::Mode(mode) => json!({ "intent": "mode", "mode": word(&MODES, mode) }),
        AgentIntent::Extension(value) => json!({ "intent": "extension", "value": value }),
        AgentIntent::Tenant(id) => json!({ "intent": "tenant", "id": id }),
        AgentIntent::FindRecords(text) => json!({ "intent": "findRecords", "text": text }),
        AgentIntent::Start(wanted) => {
            json!({ "intent": "start", "campaign": wanted.campaign, "channel": wanted.channel, "client": wanted.client })
        }
        AgentIntent::Dial(wanted) => json!({
            "intent": "dial",
            "number": wanted.number,
            "mode": wanted.mode.as_ref().map(|mode| word(&MODES, mode)),
            "campaign": named(&wanted.campaign),
            "list": named(&wanted.list),
            "listSource": wanted.list_source,
            "customer": wanted.customer,
            "facts": fields(&wanted.facts),
        }),
    }
}

fn to_contact(node: Node<'_>) -> Option<Intent> {
    let on = || node.get("on").flag();
    Some(match text(node, "intent")?.as_str() {
        "answer" => Intent::Answer,
        "refuse" => Intent::Refuse,
        "hold" => Intent::Hold(on()?),
        "mute" => Intent::Mute(on()?),
        "mask" => Intent::Mask(on()?),
        "record" => Intent::Record(on()?),
        "wrapUp" => Intent::WrapUp(on()?),
        "hangUp" => Intent::HangUp,
        "endWrapUp" => Intent::EndWrapUp,
        "cancelDial" => Intent::CancelDial,
        "cancelTransfer" => Intent::CancelTransfer,
        "listNotes" => Intent::ListNotes,
        "startChat" => Intent::StartChat,
        "card" => {
            let picture = text(node, "picture").and_then(|address| ImageAddress::parse(&address));
            Intent::Card(CustomerCard { name: text(node, "name")?, picture })
        }
        "digits" => Intent::Digits(Digits::new(&text(node, "digits")?)?),
        "transfer" => {
            let value = text(node, "value")?;
            let target = match text(node, "kind")?.as_str() {
                "resource" => Target::Resource(value),
                "queue" => Target::Queue(value),
                line => Target::Line(meant(&LINES, line)?, value),
            };
            Intent::Transfer(Destination { target, name: text(node, "name")? }, node.get("warm").flag()?)
        }
        "dispose" => Intent::Dispose(text(node, "id")),
        "say" => Intent::Say(text(node, "text")?),
        "saveNote" => Intent::SaveNote(text(node, "text")?),
        "assign" => {
            let record = node.get("record");
            Intent::Assign(match record.is_null() {
                true => None,
                false => Some(CustomerRecord {
                    id: text(record, "id")?,
                    name: text(record, "name")?,
                    fields: to_fields(record.get("fields")),
                }),
            })
        }
        "script" => {
            let dismissed = node.get("dismissed").flag()?;
            Intent::Script(ScriptReply { script: text(node, "script")?, answers: to_answers(node), dismissed })
        }
        _ => return None,
    })
}

fn to_agent(node: Node<'_>) -> Option<AgentIntent> {
    Some(match text(node, "intent")?.as_str() {
        "ready" => AgentIntent::Ready,
        "logOut" => AgentIntent::LogOut,
        "listDestinations" => AgentIntent::ListDestinations,
        "notReady" => {
            let reason = node.get("reason");
            AgentIntent::NotReady(match reason.is_null() {
                true => None,
                false => Some(ReasonId { id: text(reason, "id")?, list: text(reason, "list")? }),
            })
        }
        "mode" => AgentIntent::Mode(meant(&MODES, &text(node, "mode")?)?),
        "extension" => AgentIntent::Extension(text(node, "value")?),
        "tenant" => AgentIntent::Tenant(text(node, "id")?),
        "findRecords" => AgentIntent::FindRecords(text(node, "text")?),
        "start" => AgentIntent::Start(Box::new(StartRequest {
            campaign: text(node, "campaign")?,
            channel: text(node, "channel")?,
            client: text(node, "client")?,
        })),
        "dial" => AgentIntent::Dial(Box::new(DialRequest {
            number: text(node, "number")?,
            mode: text(node, "mode").and_then(|word| meant(&MODES, &word)),
            campaign: to_named(node.get("campaign")),
            list: to_named(node.get("list")),
            list_source: text(node, "listSource").unwrap_or_default(),
            customer: text(node, "customer").unwrap_or_default(),
            facts: to_fields(node.get("facts")),
        })),
        _ => return None,
    })
}

/// A text exactly as written, neither trimmed nor cut.
fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.get(name).0.as_str().map(str::to_owned)
}

fn word<T: PartialEq>(words: &[(T, &'static str)], value: &T) -> &'static str {
    words.iter().find(|(own, _)| own == value).map_or("", |(_, word)| word)
}

fn meant<T: Copy>(words: &[(T, &str)], word: &str) -> Option<T> {
    words.iter().find(|(_, own)| *own == word).map(|(value, _)| *value)
}

fn named(thing: &Named) -> Value {
    json!({ "name": thing.name, "id": thing.id })
}

fn to_named(node: Node<'_>) -> Named {
    Named { name: text(node, "name").unwrap_or_default(), id: text(node, "id").unwrap_or_default() }
}

fn fields(fields: &[Field]) -> Value {
    fields.iter().map(|field| json!({ "name": field.name, "value": field.value })).collect()
}

fn to_fields(node: Node<'_>) -> Vec<Field> {
    let field = |node| Some(Field { name: text(node, "name")?, value: text(node, "value")? });
    node.items().filter_map(field).collect()
}

/// Pairs, not an object: the names in a script may be personal data as well as its answers.
fn to_answers(node: Node<'_>) -> Answers {
    let mut answers = Answers::new();
    for pair in node.get("answers").items() {
        let mut pair = pair.items();
        let (Some(name), Some(given)) = (pair.next().and_then(|node| node.0.as_str()), pair.next()) else { continue };
        let given = match given.0.as_str() {
            Some(text) => Answer::One(text.to_owned()),
            None => Answer::Many(ticked(given)),
        };
        answers.insert(name.to_owned(), given);
    }
    answers
}

fn ticked(given: Node<'_>) -> LiteMap<String, bool> {
    let mut all = LiteMap::new();
    for pair in given.items() {
        let mut pair = pair.items();
        if let (Some(value), Some(on)) = (pair.next().and_then(|node| node.0.as_str()), pair.next()) {
            all.insert(value.to_owned(), on.flag().unwrap_or(false));
        }
    }
    all
}

/// The fields above that contain no personal data.
pub(super) const HARMLESS: Harmless = Harmless {
    words: &["intent", "kind", "mode", "listsource"],
    ids: &["contact", "id", "list", "script"],
    phrases: &[],
};
