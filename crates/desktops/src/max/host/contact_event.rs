//! The contact events: key names and casings differ by kind of contact.

use super::{
    contact::{HostContact, Kind, Status},
    event::{Event, flag},
};
use crate::max::wire::Flavour;
use deskpane_desk::clock::Millis;
use serde_json::{Value, json};

impl HostContact {
    /// The event for its current state; `last` when it is closed for good.
    pub(super) fn event(&self, flavour: Flavour, last: bool) -> Event {
        let json = match self.spec.kind {
            Kind::Call => self.call(last),
            Kind::Chat => self.chat(flavour, last),
            Kind::Email => self.email(last),
            Kind::Voicemail => self.voicemail(last),
            Kind::WorkItem => self.work_item(last),
            Kind::Digital => self.digital(),
        };
        Event::raw(Some(self.no), &json)
    }

    /// The event with another status and time, for bursts.
    pub(super) fn event_as(&self, flavour: Flavour, status: Status, at: Millis) -> Event {
        Self { status, changed: at, ..self.clone() }.event(flavour, false)
    }

    fn call(&self, last: bool) -> Value {
        let (ani, dnis) = if self.inbound { (&*self.spec.address, OWN) } else { (OWN, &*self.spec.address) };
        json!({
            "Type": "CallContactEvent",
            "ContactID": self.no.to_string(),
            "MasterID": self.master.to_string(),
            "ParentContactId": self.parent.map(|p| p.to_string()).unwrap_or_default(),
            "Status": self.status.word(),
            "OriginalState": flag(matches!(self.status, Status::Incoming | Status::Dialing)),
            "CallType": if self.consult { "Consult" } else { "Regular" },
            "DNIS": dnis,
            "ANI": ani,
            "Skill": self.spec.skill,
            "IsInbound": flag(self.inbound),
            "StartTime": self.started.stamp(),
            "StartTimeUTC": self.started.stamp(),
            "LastStateChangeTime": self.changed.stamp(),
            "LastStateChangeTimeUTC": self.changed.stamp(),
            "ScreenPopUrl": self.spec.screen_pop,
            "ScreenPopUrlVariables": [{ "ANI": ani }, { "ContactID": self.no.to_string() }],
            "DisconnectCode": "",
            "IsLogging": flag(self.recording),
            "Timeout": if self.status == Status::Incoming { "45" } else { "" },
            "AllowDispositions": "False",
            "Label": "",
            "IsLinked": flag(self.parent.is_some()),
            "TimeZones": "",
            "FinalState": flag(last),
            "OtherInformation": format!("<b>Customer</b>: {}", self.spec.name),
            "BlendingToSkillName": "",
            "DeliveryType": "single",
            "CustomData": "",
            "ComplianceRecord": "False",
            "ConfirmationRequired": "False",
            "IISHost": "SIM-IIS01",
            "VCHost": "SIM-VC01",
        })
    }

    fn chat(&self, flavour: Flavour, last: bool) -> Value {
        json!({
            "Type": match flavour { Flavour::Max => "ChatContactEvent", Flavour::Cxa => "TextContactEvent" },
            "ContactID": self.no.to_string(),
            "RoomId": format!("room-{}", self.no),
            "Status": self.status.word(),
            "Skill": self.spec.skill,
            "StartTime": self.started.stamp(),
            "LastStateChangeTime": self.changed.stamp(),
            "ScreenPopUrl": self.spec.screen_pop,
            "RefusalTimeout": "45",
            "IsActive": flag(self.status == Status::Active),
            "MasterID": self.master.to_string(),
            "CustomData": "",
            "ParentContactId": self.parent.map(|p| p.to_string()).unwrap_or_default(),
            "InFocus": "False",
            "PointOfContactAddress": "chat-support",
            "FromAddress": self.spec.address,
            "FinalState": flag(last),
        })
    }

    fn email(&self, last: bool) -> Value {
        json!({
            "Type": "EmailContactEvent",
            "ContactId": self.no.to_string(),
            "Skill": self.spec.skill,
            "Status": self.status.word(),
            "FromAddress": self.spec.address,
            "StartTime": self.started.stamp(),
            "LastStateChangeTime": self.changed.stamp(),
            "ScreenPopUrl": self.spec.screen_pop,
            "FinalState": flag(last),
        })
    }

    fn voicemail(&self, last: bool) -> Value {
        json!({
            "Type": "VoiceMailContactEvent",
            "ContactId": self.no.to_string(),
            "Status": self.status.word(),
            "Skill": "4021",
            "SkillName": self.spec.skill,
            "From": self.spec.address,
            "To": OWN,
            "FileName": format!("{}.wav", self.no),
            "FileDuration": "34",
            "VoiceMailType": "Skill",
            "CreatedDate": self.started.stamp(),
            "CustomData": "",
            "FinalState": flag(last),
            "IsInbound": "True",
            "Label": "",
            "LastStateChangeTime": self.changed.stamp(),
            "MasterID": self.master.to_string(),
            "ParentContactId": "",
            "RequireDisposition": "False",
            "ScreenPopUrl": self.spec.screen_pop,
            "StartTime": self.started.stamp(),
        })
    }

    fn work_item(&self, last: bool) -> Value {
        json!({
            "Type": "WorkItemContactEvent",
            "ContactID": self.no.to_string(),
            "Status": self.status.word(),
            "WorkItemId": self.spec.address,
            "WorkItemPayload": json!({ "customer": self.spec.name }).to_string(),
            "WorkItemType": "Ticket",
            "AgentId": "20731",
            "SkillId": self.spec.skill,
            "SessionId": "88123001",
            "StartTime": self.started.stamp(),
            "LastStateChangeTime": self.changed.stamp(),
            "StartTimeUTC": self.started.stamp(),
            "LastStateChangeTimeUTC": self.changed.stamp(),
            "ScreenPopUrl": self.spec.screen_pop,
            "RefusalTimeout": "45",
            "FinalState": flag(last),
        })
    }

    // The published parser reads no `FinalState` from a digital contact: its status alone reports the end.
    fn digital(&self) -> Value {
        json!({
            "Type": "DigitalContactEvent",
            "ContactID": self.no.to_string(),
            "DFOContactId": format!("dfo-{}", self.no),
            "ChannelType": "WhatsApp",
            "CustomerName": self.spec.name,
            "CustomerId": self.spec.address,
            "SkillName": self.spec.skill,
            "RefusalTimeout": "45",
            "StartTime": self.started.stamp(),
            "StartTimeUTC": self.started.stamp(),
            "Status": self.status.word(),
        })
    }

    /// CXone Agent's own spelling of a stuck contact that it clears: other casing, typed values, and for a call not
    /// even the type. It clears only these kinds.
    pub(super) fn cleared(&self) -> Option<Event> {
        let mut json = json!({
            "contactId": self.no.0,
            "masterId": self.no.0,
            "status": "Disconnected",
            "finalState": true,
            "isInbound": self.inbound,
            "lastStateChangeTime": self.changed.stamp(),
        });
        let more = match self.spec.kind {
            Kind::Call => json!({ "callType": "VoiceContact", "ani": self.spec.address }),
            Kind::Voicemail => json!({ "type": "VoiceMailContactEvent", "status": "Discarded" }),
            Kind::WorkItem => json!({ "type": "WorkItemContactEvent" }),
            Kind::Chat | Kind::Email | Kind::Digital => return None,
        };
        if let (Value::Object(all), Value::Object(more)) = (&mut json, more) {
            all.extend(more);
        }
        Some(Event::camel(self.no, &json))
    }
}

/// The contact centre's own number.
const OWN: &str = "+18005550100";
