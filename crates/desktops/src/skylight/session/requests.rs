//! Encodes commands, with the topics on which Skylight reports each result: the table of outcomes.

use crate::skylight::{config::DialMetadata, wire::ControllerMessage};
use deskpane_desk::model::{
    AgentIntent, Command, CommandStatus, ContactId, DialRequest, Intent, WorkMode,
    agent_intent::ReasonId,
    work::{Answers, Given, LineKind, Target},
};
use serde_json::{Map, Value, json};

/// The key of a command: its contact, and the topic of its answer. Nothing else correlates an answer with its
/// command, so of the commands that share both only one is under way at a time.
pub(super) type Key = (Option<ContactId>, &'static str);

/// An encoded command: what to post, and what to expect.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Request {
    pub(super) messages: Vec<ControllerMessage>,
    pub(super) expects: Expectation,
}

impl Request {
    /// The key that tells this command from other pending ones.
    pub(super) fn key(&self, contact: Option<&ContactId>) -> Key {
        (contact.cloned(), self.expects.awaits.first().copied().unwrap_or_default())
    }
}

/// What Skylight will report about a command.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expectation {
    /// The topics of its answers, one for each message, without `cxengage/`.
    pub(super) awaits: Vec<&'static str>,
    /// Topics on which only a failure appears.
    pub(super) fails: &'static [&'static str],
    pub(super) proof: Proof,
}

impl Expectation {
    /// Whether a message on this topic, failure or not, is an answer.
    pub(super) fn is_answered_on(&self, topic: &str, failed: bool) -> bool {
        self.awaits.contains(&topic) || (failed && self.fails.contains(&topic))
    }

    /// Records an answer; the last one confirms the command, unless an effect is expected.
    pub(super) fn answered(&mut self, topic: &str) -> Option<CommandStatus> {
        if let Some(at) = self.awaits.iter().position(|awaited| *awaited == topic) {
            self.awaits.remove(at);
        }
        (self.awaits.is_empty() && self.proof == Proof::Answer).then_some(CommandStatus::Confirmed)
    }
}

/// What proves a command's effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// The answer itself: Skylight reports nothing else.
    Answer,
    /// A later message that shows the effect; an acknowledgement only says that the request was received.
    Effect,
}

const STATE: &str = "session/state-change-request-acknowledged";
/// Acknowledges a script.
pub(super) const SCRIPT: &str = "interactions/send-script";
pub(super) const TRANSFER: &str = "interactions/voice/customer-transfer-acknowledged";
const CANCEL_TRANSFER: &str = "interactions/voice/cancel-transfer-acknowledged";

fn request(module: &str, command: &str, data: Option<Value>, awaits: &'static str, proof: Proof) -> Request {
    let expects = Expectation { awaits: vec![awaits], fails: &[], proof };
    Request { messages: vec![ControllerMessage::command(module, command, data)], expects }
}

/// The facts that requests need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    /// The phone to use.
    pub(super) extension: Option<&'a str>,
    /// The name of a reason, as Skylight wants it beside its ids.
    pub(super) reason: Option<&'a str>,
    /// The conversation is carried by Smooch, which has a module of its own.
    pub(super) smooch: bool,
    /// The note written here before.
    pub(super) own_note: Option<&'a str>,
    /// The destination of the current transfer.
    pub(super) transfer: Option<&'a Target>,
    /// The record the contact belongs to.
    pub(super) record: Option<&'a str>,
    /// Where metadata goes.
    pub(super) metadata: DialMetadata,
}

/// A command about no contact. `None` if it posts nothing.
pub(super) fn agent(intent: &AgentIntent, context: Context<'_>) -> Option<Request> {
    let request = match intent {
        AgentIntent::Ready => {
            let data = json!({ "extensionValue": context.extension? });
            request("session", "goReady", Some(data), STATE, Proof::Effect)
        }
        AgentIntent::NotReady(reason) => {
            let data = reason.as_ref().map(|reason| reason_info(reason, context.reason));
            request("session", "goNotReady", data, STATE, Proof::Effect)
        }
        AgentIntent::LogOut => request("authentication", "logout", None, STATE, Proof::Effect),
        AgentIntent::Mode(mode) => {
            let data = json!({ "direction": direction(*mode) });
            request("session", "setDirection", Some(data), "session/set-direction-response", Proof::Effect)
        }
        AgentIntent::Tenant(tenant) => {
            let data = json!({ "tenantId": tenant });
            request("session", "setActiveTenant", Some(data), "session/set-active-tenant-response", Proof::Answer)
        }
        AgentIntent::Dial(wanted) => {
            let data = dial(wanted, context.metadata);
            let awaits = "interactions/voice/dial-send-acknowledged";
            request("interactions.voice", "dial", Some(data), awaits, Proof::Effect)
        }
        AgentIntent::FindRecords(words) => {
            let data = json!({ "query": { "q": words } });
            request("contacts", "search", Some(data), "contacts/search-contacts-response", Proof::Answer)
        }
        AgentIntent::ListDestinations => Request {
            messages: vec![
                ControllerMessage::command("entities", "getUsers", None),
                ControllerMessage::command("entities", "getQueues", None),
            ],
            expects: Expectation {
                awaits: vec!["entities/get-users-response", "entities/get-queues-response"],
                fails: &[],
                proof: Proof::Answer,
            },
        },
        AgentIntent::Extension(_) | AgentIntent::Start(_) => return None,
    };
    Some(request)
}

/// A command about a contact. `None` if Skylight has no such command.
pub(super) fn contact(command: &Command, context: Context<'_>) -> Option<Request> {
    let id = command.contact.as_str();
    let bare = || Some(json!({ "interactionId": id }));
    let call = |command, awaits, fails| {
        let request = request("interactions.voice", command, bare(), awaits, Proof::Effect);
        Request { expects: Expectation { fails, ..request.expects }, ..request }
    };
    let work = |command, awaits, proof| request("interactions", command, bare(), awaits, proof);
    let request = match &command.intent {
        Intent::Answer => work("accept", "interactions/accept-acknowledged", Proof::Effect),
        Intent::Refuse => work("reject", "interactions/end-acknowledged", Proof::Effect),
        Intent::HangUp => work("end", "interactions/end-acknowledged", Proof::Effect),
        Intent::Hold(true) => call(
            "customerHold",
            "interactions/voice/hold-acknowledged",
            &["interactions/voice/customer-hold-error"] as &[_],
        ),
        Intent::Hold(false) => call(
            "customerResume",
            "interactions/voice/resume-acknowledged",
            &["interactions/voice/customer-resume-error"],
        ),
        Intent::Mute(true) => call("mute", "interactions/voice/mute-acknowledged", &[]),
        Intent::Mute(false) => call("unmute", "interactions/voice/unmute-acknowledged", &[]),
        Intent::Record(true) => call("startRecording", "interactions/voice/start-recording-acknowledged", &[]),
        Intent::Record(false) => call("stopRecording", "interactions/voice/stop-recording-acknowledged", &[]),
        Intent::CancelDial => call("cancelDial", "interactions/voice/cancel-dial-acknowledged", &[]),
        Intent::WrapUp(true) => work("enableWrapup", "interactions/enable-wrapup-acknowledged", Proof::Answer),
        Intent::WrapUp(false) => work("disableWrapup", "interactions/disable-wrapup-acknowledged", Proof::Answer),
        Intent::EndWrapUp => work("endWrapup", "interactions/end-wrapup-acknowledged", Proof::Effect),
        Intent::Digits(digits) => {
            let message = |digit: char| {
                let data = json!({ "interactionId": id, "digit": digit.to_string() });
                ControllerMessage::command("interactions.voice", "sendDigits", Some(data))
            };
            let messages: Vec<_> = digits.as_str().chars().map(message).collect();
            let awaits = vec!["interactions/voice/send-digits-acknowledged"; messages.len()];
            let fails =
                &["errors/error/no-twilio-integration", "errors/error/failed-to-send-digits-invalid-interaction"];
            Request { messages, expects: Expectation { awaits, fails, proof: Proof::Answer } }
        }
        Intent::Transfer(to, warm) => {
            let kind = if *warm { "warm" } else { "cold" };
            let (command, name, value) = transfer(&to.target, false);
            let data = json!({ "interactionId": id, name: value, "transferType": kind });
            request("interactions", command, Some(data), TRANSFER, Proof::Effect)
        }
        Intent::CancelTransfer => {
            let (command, name, value) = transfer(context.transfer?, true);
            let data = json!({ "interactionId": id, name: value, "transferType": "warm" });
            request("interactions", command, Some(data), CANCEL_TRANSFER, Proof::Effect)
        }
        Intent::Dispose(Some(disposition)) => {
            let data = json!({ "interactionId": id, "dispositionId": disposition });
            let awaits = "interactions/disposition-code-changed";
            request("interactions", "selectDispositionCode", Some(data), awaits, Proof::Answer)
        }
        Intent::Dispose(None) => {
            work("deselectDispositionCode", "interactions/disposition-code-changed", Proof::Answer)
        }
        Intent::Say(text) => {
            let data = Some(json!({ "interactionId": id, "message": text }));
            let (module, awaits) = if context.smooch {
                ("interactions.smoochMessaging", "interactions/smooch-messaging/message-received")
            } else {
                ("interactions.messaging", "interactions/messaging/send-message-acknowledged")
            };
            request(module, "sendMessage", data, awaits, Proof::Answer)
        }
        Intent::SaveNote(body) => {
            let title = title_of(body);
            match context.own_note {
                Some(note) => {
                    let data = json!({ "interactionId": id, "noteId": note, "title": title, "body": body });
                    let awaits = "interactions/update-note-response";
                    request("interactions", "updateNote", Some(data), awaits, Proof::Answer)
                }
                None => {
                    let data = json!({ "interactionId": id, "title": title, "body": body });
                    let awaits = "interactions/create-note-response";
                    request("interactions", "createNote", Some(data), awaits, Proof::Answer)
                }
            }
        }
        Intent::ListNotes => work("getAllNotes", "interactions/get-notes-response", Proof::Answer),
        Intent::Assign(Some(record)) => {
            let data = json!({ "interactionId": id, "contactId": record.id });
            let awaits = "interactions/contact-assign-acknowledged";
            request("interactions", "assignContact", Some(data), awaits, Proof::Answer)
        }
        Intent::Assign(None) => {
            let data = json!({ "interactionId": id, "contactId": context.record? });
            let awaits = "interactions/contact-unassign-acknowledged";
            request("interactions", "unassignContact", Some(data), awaits, Proof::Answer)
        }
        Intent::Script(reply) => {
            let data = json!({
                "interactionId": id,
                "scriptId": reply.script,
                "answers": answers(&reply.answers),
                "dismissed": reply.dismissed,
                "scriptReporting": true,
                "exitReason": "user-submitted",
            });
            request("interactions", "sendScript", Some(data), SCRIPT, Proof::Answer)
        }
        Intent::Mask(_) | Intent::Card(_) | Intent::StartChat => return None,
    };
    Some(request)
}

fn reason_info(reason: &ReasonId, name: Option<&str>) -> Value {
    json!({ "reasonInfo": { "reason": name.unwrap_or_default(), "reasonId": reason.id, "reasonListId": reason.list } })
}

/// Skylight's word for which contacts an agent takes.
pub(super) const fn direction(mode: WorkMode) -> &'static str {
    match mode {
        WorkMode::Inbound => "inbound",
        WorkMode::Outbound => "outbound",
        WorkMode::AgentInitiated => "agent-initiated",
    }
}

/// The command, the name of its field, and the field.
fn transfer(to: &Target, cancel: bool) -> (&'static str, &'static str, Value) {
    match (to, cancel) {
        (Target::Resource(id), false) => ("transferToResource", "resourceId", json!(id)),
        (Target::Resource(id), true) => ("cancelResourceTransfer", "transferResourceId", json!(id)),
        (Target::Queue(id), false) => ("transferToQueue", "queueId", json!(id)),
        (Target::Queue(id), true) => ("cancelQueueTransfer", "transferQueueId", json!(id)),
        (Target::Line(kind, value), cancel) => {
            let kind = match kind {
                LineKind::Telephone => "pstn",
                LineKind::Sip => "sip",
                LineKind::WebRtc => "webrtc",
            };
            let command = if cancel { "cancelExtensionTransfer" } else { "transferToExtension" };
            (command, "transferExtension", json!({ "type": kind, "value": value }))
        }
    }
}

/// A note needs a title: its first line.
fn title_of(body: &str) -> String {
    let line = body.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("Note");
    let mut title: String = line.chars().take(80).collect();
    if title.len() < line.len() {
        title.push('…');
    }
    title
}

fn answers(answers: &Answers) -> Value {
    let one = |given: &Given| match given {
        Given::One(text) => json!(text),
        Given::Many(ticked) => json!(ticked),
    };
    // One by one: `collect` would link another sort, 7 KB.
    let mut map = Map::new();
    for (name, given) in answers {
        map.insert(name.clone(), one(given));
    }
    map.into()
}

fn dial(request: &DialRequest, place: DialMetadata) -> Value {
    let mut data = Map::new();
    data.insert("phoneNumber".to_owned(), json!(request.number));
    if let Some(mode) = request.mode {
        data.insert("direction".to_owned(), json!(direction(mode)));
    }
    if request.has_metadata() {
        let facts = metadata(request);
        let nested = json!({ "outboundDialer": facts.clone() });
        let whole = match place {
            DialMetadata::Flat => Value::Object(facts),
            DialMetadata::OutboundDialer => nested,
            DialMetadata::Both => {
                let mut both = facts;
                both.extend(nested.as_object().cloned().unwrap_or_default());
                Value::Object(both)
            }
        };
        data.insert("interactionMetadata".to_owned(), whole);
    }
    Value::Object(data)
}

fn metadata(request: &DialRequest) -> Map<String, Value> {
    let mut facts = Map::new();
    for (name, value) in [
        ("campaignName", &request.campaign.name),
        ("campaignId", &request.campaign.id),
        ("listName", &request.list.name),
        ("listId", &request.list.id),
        ("listSource", &request.list_source),
    ] {
        if !value.is_empty() {
            facts.insert(name.to_owned(), json!(value));
        }
    }
    let mut customer = Map::new();
    if !request.customer.is_empty() {
        customer.insert("name".to_owned(), json!(request.customer));
    }
    customer.extend(request.facts.iter().map(|field| (field.name.clone(), json!(field.value))));
    if !customer.is_empty() {
        facts.insert("customer".to_owned(), Value::Object(customer));
    }
    facts
}
