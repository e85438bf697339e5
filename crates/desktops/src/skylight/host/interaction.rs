//! One interaction: a call, a conversation or a piece of work, from its offer to the end of its wrap-up.

use super::{
    ids,
    offer_spec::{Channel, OfferSpec},
};
use deskpane_desk::clock::{Millis, Span};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The stage of an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Offered, until this time.
    Offered(Millis),
    /// The agent is calling somebody who has not answered yet.
    Dialling,
    /// Agent and customer are connected.
    Active,
    /// Ended, with wrap-up; that ends by itself at this time, if it has a limit.
    WrapUp(Option<Millis>),
}

/// A participant of a call beside the agent and the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: String,
    /// Their name or number.
    pub name: String,
    /// From outside the tenant.
    pub external: bool,
    /// Muted.
    pub muted: bool,
}

/// A telephone number or the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// `pstn`, `sip` or `webrtc`.
    pub kind: String,
    /// Where to.
    pub value: String,
}

/// The destination of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// An agent, by id.
    Resource(String),
    /// A queue, by id.
    Queue(String),
    /// A line.
    Extension(Line),
}

/// A transfer in progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Where to.
    pub target: Target,
    /// Warm: the agent stays until the other side has taken over.
    pub warm: bool,
    /// The other side has answered.
    pub connected: bool,
}

/// A note.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) contact: Option<String>,
    pub(super) at: Millis,
}

/// A message of a conversation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Message {
    pub(super) id: String,
    pub(super) by_agent: bool,
    pub(super) text: String,
    pub(super) at: Millis,
}

/// A script for the agent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Script {
    /// `scriptId` on the topic, `action-id` in the SDK's state.
    pub(super) id: String,
    pub(super) sub_id: String,
    /// JSON in a string.
    pub(super) text: String,
    /// What came back, once it did.
    pub(super) answers: Option<Value>,
}

/// An interaction.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and any may be so with any other")]
pub(super) struct Interaction {
    pub(super) id: String,
    pub(super) spec: OfferSpec,
    pub(super) direction: String,
    pub(super) stage: Stage,
    pub(super) since: Millis,
    /// The customer's record on offer.
    pub(super) record: Option<String>,
    /// The record the agent assigned.
    pub(super) contact: Option<String>,
    pub(super) held: bool,
    pub(super) muted: bool,
    pub(super) recording: bool,
    /// The platform has silently forgotten it.
    pub(super) lost: bool,
    pub(super) customer_typing: bool,
    /// Wrap-up as it is; the spec has it as it was reported.
    pub(super) wrap_up: bool,
    pub(super) disposition: Option<String>,
    pub(super) transfer: Option<Transfer>,
    pub(super) people: Vec<Person>,
    pub(super) scripts: Vec<Script>,
    pub(super) notes: Vec<Note>,
    pub(super) messages: Vec<Message>,
    pub(super) digits: String,
    /// `interactionMetadata` of a dial.
    pub(super) metadata: Option<Value>,
}

impl Interaction {
    pub(super) fn new(id: String, spec: OfferSpec, direction: &str, stage: Stage, now: Millis) -> Self {
        Self {
            id,
            direction: direction.to_owned(),
            stage,
            since: now,
            record: None,
            contact: None,
            held: false,
            muted: false,
            recording: false,
            lost: false,
            customer_typing: false,
            wrap_up: spec.wrap_up,
            disposition: None,
            transfer: None,
            people: Vec::new(),
            scripts: Vec::new(),
            notes: Vec::new(),
            messages: Vec::new(),
            digits: String::new(),
            metadata: None,
            spec,
        }
    }

    /// When it changes by itself.
    pub(super) fn timer(&self) -> Option<Millis> {
        match self.stage {
            _ if self.lost => None,
            Stage::Offered(until) => Some(until),
            Stage::WrapUp(until) => until,
            Stage::Dialling | Stage::Active => None,
        }
    }

    /// The agent has it, and it has not ended.
    pub(super) const fn is_live(&self) -> bool {
        matches!(self.stage, Stage::Active | Stage::Dialling)
    }

    pub(super) const fn is_offered(&self) -> bool {
        matches!(self.stage, Stage::Offered(_))
    }

    pub(super) const fn is_voice(&self) -> bool {
        matches!(self.spec.channel, Channel::Voice)
    }

    /// The customer's name on the wire: a name on channels with names, otherwise a number or an address.
    pub(super) fn customer(&self) -> &str {
        match self.spec.channel {
            Channel::Smooch | Channel::WebChat | Channel::WorkItem => &self.spec.name,
            Channel::Voice | Channel::Sms | Channel::Email => &self.spec.address,
        }
    }

    /// When the wrap-up ends by itself, if it begins now.
    pub(super) fn wrap_up_until(&self, now: Millis) -> Option<Millis> {
        let seconds = self.spec.wrap_up_seconds;
        (seconds > 0).then(|| now + Span::seconds(i64::from(seconds)))
    }

    /// The content of `work-offer-received`, without the customer's record.
    pub(super) fn offer(&self, session: &str, extension: &Value) -> Value {
        let until = match self.stage {
            Stage::Offered(until) => until,
            _ => self.since,
        };
        let voice = self.is_voice();
        json!({
            "type": "work-offer",
            "interactionId": self.id,
            "tenantId": ids::TENANT,
            "channelType": self.spec.channel.word(),
            "source": self.spec.channel.source(),
            "direction": self.direction,
            "customer": self.customer(),
            "contactPoint": if voice { "+15550100000" } else { "support" },
            "queueName": self.spec.queue,
            "timeout": until.stamp(),
            "timeoutEnd": until.stamp(),
            "autoAnswer": self.spec.auto_answer,
            "subId": self.part(1),
            "actionId": self.part(2),
            "resourceId": ids::AGENT,
            "resource": {
                "extension": if voice { extension.clone() } else { Value::Null },
                "roleId": ids::ROLE,
                "sessionId": session,
                "workOfferId": self.part(3),
                "isTransferResource": false,
            },
            "toolbarFeatures": { "recordingUpdate": voice },
            "recording": self.recording,
            "popUri": Value::Null,
            "artifactId": if self.spec.channel == Channel::Email { json!(self.part(4)) } else { Value::Null },
        })
    }

    /// The content of most topics about an interaction.
    pub(super) fn notification(&self, kind: &str) -> Value {
        json!({
            "type": "agent-notification",
            "notificationType": kind,
            "interactionId": self.id,
            "tenantId": ids::TENANT,
            "resourceId": ids::AGENT,
            "subId": self.part(1),
            "actionId": self.part(2),
        })
    }

    /// The id of a part of it, always the same.
    pub(super) fn part(&self, number: u8) -> String {
        let tail = self.id.get(24..).unwrap_or("000000000000");
        format!("5ab0000{number:x}-0000-4000-8000-{tail}")
    }

    /// The content of `wrapup-details-received`.
    pub(super) fn wrap_up_details(&self) -> Value {
        json!({
            "interactionId": self.id,
            "wrapupTime": self.spec.wrap_up_seconds,
            "targetWrapupTime": self.spec.wrap_up_seconds / 2,
            "wrapupEnabled": self.spec.wrap_up,
            "wrapupUpdateAllowed": self.spec.may_switch_wrap_up,
        })
    }
}
