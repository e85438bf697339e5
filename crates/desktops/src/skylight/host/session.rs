//! The agent's session: presence, direction, phones, and the reasons for being not ready.

use super::ids;
use deskpane_desk::clock::{Millis, Span};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The interval of the SDK's heartbeats.
pub(super) const BEAT: Span = Span(16_600);

/// The agent's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Presence {
    /// Ready.
    Ready,
    /// Not ready.
    NotReady,
}

impl Presence {
    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::NotReady => "notready",
        }
    }
}

/// The directions the agent takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WorkDirection {
    /// Inbound.
    Inbound,
    /// Dialled by the platform.
    Outbound,
    /// Only interactions that the agent starts.
    AgentInitiated,
}

impl WorkDirection {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Inbound, Self::Outbound, Self::AgentInitiated];

    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
            Self::AgentInitiated => "agent-initiated",
        }
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.word() == word)
    }
}

/// A phone of the agent's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// Its value in commands.
    pub value: &'static str,
    /// Its name for agents.
    pub description: &'static str,
    kind: &'static str,
    provider: Option<&'static str>,
}

/// The agent's phones. The first is the one in use after a log-in.
pub const EXTENSIONS: [Extension; 2] = [
    Extension {
        value: "e0e00000-0000-4000-8000-000000000001",
        description: "Browser",
        kind: "webrtc",
        provider: Some("twilio"),
    },
    Extension { value: "+15550100200", description: "Desk phone", kind: "pstn", provider: None },
];

impl Extension {
    fn json(&self) -> Value {
        json!({
            "id": self.value,
            "value": self.value,
            "description": self.description,
            "type": self.kind,
            "provider": self.provider,
            "region": if self.provider.is_some() { json!("gll") } else { Value::Null },
        })
    }
}

/// Why an agent is not ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// `reason`
    pub name: String,
    /// `reasonId`
    pub id: String,
    /// `reasonListId`
    pub list_id: String,
}

/// The reasons of the active lists, in order. The wire also has an inactive one.
#[must_use]
pub fn reasons() -> Vec<Reason> {
    LISTS.iter().filter(|list| list.active).flat_map(List::reasons).collect()
}

struct List {
    number: u64,
    name: &'static str,
    active: bool,
    reasons: &'static [(&'static str, &'static [&'static str])],
}

static LISTS: [List; 3] = [
    List {
        number: 1,
        name: "System Presence Reasons",
        active: true,
        reasons: &[("Logged in", &[]), ("Work rejected", &[]), ("Connection lost", &[])],
    },
    List {
        number: 2,
        name: "Support",
        active: true,
        reasons: &[
            ("Lunch", &["Break"]),
            ("Coffee", &["Break"]),
            ("Course", &["Training", "Planned"]),
            ("Team meeting", &[]),
        ],
    },
    List { number: 3, name: "Before the merger", active: false, reasons: &[("On paper", &[])] },
];

impl List {
    fn id(&self) -> String {
        ids::fixed(0x115_7000, self.number)
    }

    fn reasons(&self) -> impl Iterator<Item = Reason> {
        self.reasons.iter().enumerate().map(|(index, (name, _))| Reason {
            name: (*name).to_owned(),
            id: ids::fixed(0x4ea_5000, self.number * 100 + index as u64),
            list_id: self.id(),
        })
    }

    fn json(&self) -> Value {
        let reasons: Vec<_> = self
            .reasons()
            .zip(self.reasons)
            .zip(0..)
            .map(|((reason, (name, hierarchy)), order)| {
                json!({
                    "reasonId": reason.id,
                    "name": name,
                    "active": true,
                    "sortOrder": order,
                    "hierarchy": hierarchy,
                })
            })
            .collect();
        json!({
            "id": self.id(),
            "name": self.name,
            "active": self.active,
            "isDefault": self.number == 1,
            "shared": true,
            "reasons": reasons,
        })
    }
}

/// Whether the platform knows this reason. It does not check whether the list is active.
pub(super) fn known_reason(name: &str, id: &str, list_id: &str) -> Option<Reason> {
    LISTS
        .iter()
        .flat_map(List::reasons)
        .find(|reason| reason.list_id == list_id && reason.id == id && reason.name == name)
}

/// Every list of reasons, as on the wire.
pub(super) fn reason_lists() -> Vec<Value> {
    LISTS.iter().map(List::json).collect()
}

/// The phones, as on the wire.
pub(super) fn extensions() -> Vec<Value> {
    EXTENSIONS.iter().map(Extension::json).collect()
}

/// The session of an agent who has logged in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Session {
    /// `sessionId`
    pub(super) id: String,
    /// The tenant the agent works for.
    pub(super) tenant: String,
    /// The agent's state.
    pub(super) presence: Presence,
    /// Why they are not ready.
    pub(super) reason: Option<Reason>,
    /// Which interactions they take.
    pub(super) direction: WorkDirection,
    /// The current phone: an index into [`EXTENSIONS`].
    pub(super) extension: usize,
    /// When the next heartbeat is due; `None` when they have failed.
    pub(super) next_beat: Option<Millis>,
}

impl Session {
    pub(super) fn new(id: String, tenant: &str, now: Millis) -> Self {
        Self {
            id,
            tenant: tenant.to_owned(),
            presence: Presence::NotReady,
            reason: None,
            direction: WorkDirection::Inbound,
            extension: 0,
            next_beat: Some(now),
        }
    }

    /// The current phone, as on the wire.
    pub(super) fn active_extension(&self) -> Value {
        EXTENSIONS.get(self.extension).map_or(Value::Null, Extension::json)
    }

    /// Whether calls come through the browser, where the SDK can send digits.
    pub(super) fn in_browser(&self) -> bool {
        EXTENSIONS.get(self.extension).is_some_and(|extension| extension.provider == Some("twilio"))
    }

    /// The content of `config-details`.
    pub(super) fn config(&self) -> Value {
        json!({
            "extensions": extensions(),
            "activeExtension": self.active_extension(),
            "reasonLists": reason_lists(),
            "outboundIntegration": { "type": "twilio", "active": true },
            "integrations": [
                {
                    "type": "twilio",
                    "active": true,
                    // In the vendor's own answers this opens a phone line: no panel may show or keep it.
                    "credentials": { "token": "simulated-twilio-token", "region": "gll" },
                },
                {
                    "type": "messaging",
                    "active": true,
                    "credentials": { "accessKey": "simulated", "secretKey": "simulated-secret", "sessionToken": "simulated-session-token" },
                },
            ],
        })
    }

    /// The content of `extension-list`.
    pub(super) fn extension_list(&self) -> Value {
        json!({ "activeExtension": self.active_extension(), "extensions": extensions() })
    }

    /// The content of `state-change-response`, also as an answer.
    pub(super) fn state(&self) -> Value {
        let reason = self.reason.as_ref();
        json!({
            "state": self.presence.word(),
            "availableStates": ["ready", "notready", "offline"],
            "direction": self.direction.word(),
            "reason": reason.map(|reason| &reason.name),
            "reasonId": reason.map(|reason| &reason.id),
            "reasonListId": reason.map(|reason| &reason.list_id),
        })
    }

    /// The content of `session/started`.
    pub(super) fn started(&self, now: Millis) -> Value {
        json!({
            "sessionId": self.id,
            "resourceId": ids::AGENT,
            "tenantId": self.tenant,
            "state": "offline",
            "availableStates": ["ready", "notready", "offline"],
            "direction": self.direction.word(),
            "heartbeatDelay": 16.6,
            "created": now.stamp(),
            "notificationQueue": { "queueUrl": "https://queue.example/agent", "credentials": { "secretKey": "simulated-secret" } },
        })
    }
}
