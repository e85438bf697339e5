//! Events beside agent and contacts: sessions, the token, scripts' events, bursts, malformed messages.

use super::{act::Extra, agent::Chosen, contact::Status, engine::MaxHost, event::Event, ids::ContactNo};
use crate::max::wire::Flavour;
use deskpane_desk::clock::{Millis, Span};
use serde_json::json;

impl MaxHost {
    /// The current session token of `SessionInfo`. No panel may keep it.
    #[must_use]
    pub fn token(&self) -> String {
        format!("c2ltdWxhdGVkLXNlc3Npb24t{:04}==", self.token)
    }

    pub(super) fn renew_token(&mut self) {
        self.token += 1;
        let event = Event::token(&self.token());
        self.batch.push(event);
    }

    pub(super) fn start_session(&mut self, now: Millis) {
        if self.agent.signed_in {
            return;
        }
        self.agent.signed_in = true;
        self.agent.chosen = Chosen::Unavailable(String::new());
        self.agent.since = now;
        self.batch.push(Event::raw(
            None,
            &json!({
                "Type": "AgentSessionStart", "BusNo": "4597", "AgentId": "20731", "SessionId": "88123001",
                "StationId": "31", "StationPhoneNumber": "+18005550131", "StationCallerId": "+18005550100",
                "DialerCampaign": "", "DialerCampaignStartTime": "", "SupervisorPermissionLevel": "0",
                "CanMask": "True", "CanRecord": "True", "AgentSchedulePermission": "False",
                "ScoreRecordingsPermission": "False", "HideAgentStatePermission": "False",
                "CanMultiPartyConference": "True", "IISHost": "SIM-IIS01", "VCHost": "SIM-VC01",
            }),
        ));
        self.emit(Extra::AgentLeg("Active".to_owned()));
        self.emit(Extra::Settings);
    }

    pub(super) fn end_session(&mut self, now: Millis) {
        let open: Vec<ContactNo> = self.contacts.iter().map(|c| c.no).collect();
        for no in open {
            self.close(no, now);
        }
        self.agent.signed_in = false;
        if self.agent.follow(&self.contacts, now) {
            self.batch.push(self.agent.event());
        }
        self.emit(Extra::AgentLeg("Disconnected".to_owned()));
        self.batch.push(Event::raw(
            None,
            &json!({
                "Type": "AgentSessionEnd", "Message": "", "Success": "True",
                "IISHost": "SIM-IIS01", "VCHost": "SIM-VC01",
            }),
        ));
    }

    pub(super) fn emit(&mut self, extra: Extra) {
        let front = self.front;
        let id = front.map(|no| no.to_string()).unwrap_or_default();
        let (contact, event) = match extra {
            Extra::Custom { name, data } => (None, json!({ "Type": "CustomEvent", "eventName": name, "data": data })),
            Extra::Indicator => (
                front,
                json!({
                    "Type": "Indicator", "ContactID": id, "ActionUri": "https://example.com/loyalty",
                    "ActionType": "OpenURL", "ImageUri": "", "Name": "Loyalty", "ToolTip": "Open the loyalty page",
                    "IndicatorState": "On",
                }),
            ),
            Extra::PageOpen(uri) => {
                (front, json!({ "Type": "PageOpen", "Action": "OPEN", "ContactID": id, "PageUri": uri }))
            }
            Extra::PopUrl(url) => (
                front,
                json!({
                    "Type": "PopURL", "ContactId": id, "URL": url, "TabTitle": "Order", "PopDestination": "Browser",
                    "PopoutWindowHeight": "600", "PopoutWindowWidth": "800", "ClosePopoutUponTermination": "False",
                }),
            ),
            Extra::RunApp => (
                front,
                json!({
                    "Type": "RunApp", "ActionType": "RunExe", "ActionValue": "notes.exe", "ContactId": id,
                    "WaitTimeout": "0",
                }),
            ),
            Extra::Settings => (
                None,
                json!({
                    "Type": "MchAgentSettingsChangeEvent", "ChatThreshold": "3", "SmsThreshold": "3",
                    "EmailThreshold": "5", "WorkItemThreshold": "1", "DigitalThreshold": "5", "VoiceThreshold": "1",
                    "ContactAutoFocus": "True", "RequestContact": "False", "DeliveryMode": "Multiple",
                    "TotalContactCount": "8",
                }),
            ),
            Extra::AgentLeg(status) => (
                None,
                json!({
                    "Type": "AgentLeg", "AgentLegId": "45870001", "Status": status,
                    "FinalState": if status == "Disconnected" { "True" } else { "False" },
                    "IISHost": "SIM-IIS01", "VCHost": "SIM-VC01",
                }),
            ),
            Extra::Unknown => {
                (None, json!({ "Type": "QuantumContactForecast", "Horizon": "15", "Note": "<i>not in any list</i>" }))
            }
            Extra::Malformed => return self.post_malformed(),
        };
        self.batch.push(Event::raw(contact, &event));
    }

    /// Violates the protocol towards every subscriber, each message in another way.
    fn post_malformed(&mut self) {
        let issuer = match self.flavour {
            Flavour::Max => "MAX",
            Flavour::Cxa => "CXA",
        };
        let windows: Vec<_> = self.subscribers.iter().map(|s| s.window).collect();
        for window in windows {
            for message in [
                json!("not an object"),
                json!(null),
                json!({ "issuer": issuer, "contactId": null, "events": "none" }),
                json!({ "issuer": issuer, "messageType": "startsession" }),
                json!({ "issuer": issuer, "contactId": {}, "events": [
                    null, 7, [], "text", {}, { "Type": "AgentState" }, { "Type": 5 },
                    { "Type": "CallContactEvent", "Status": "Active" },
                    { "Type": "Mute", "AgentMuted": "perhaps" },
                ] }),
            ] {
                self.post(window, message.to_string());
            }
        }
    }

    /// Many events, the last of which give every contact's state.
    pub(super) fn burst(&mut self, events: u32, per_message: u32, now: Millis) {
        let open: Vec<_> = self.contacts.iter().filter(|c| c.status == Status::Active).cloned().collect();
        let last = u32::try_from(open.len()).unwrap_or(u32::MAX);
        let mut in_message = 0;
        for (index, turn) in (0..events.saturating_sub(last)).zip([Status::Holding, Status::Active].iter().cycle()) {
            let at = now + Span(i64::from(index));
            let event = match open.get(index as usize / 2 % open.len().max(1)) {
                Some(contact) => contact.event_as(self.flavour, *turn, at),
                None => self.agent.event(),
            };
            self.batch.push(event);
            in_message += 1;
            if in_message == per_message {
                self.flush();
                in_message = 0;
            }
        }
        for contact in open {
            self.batch.push(contact.event(self.flavour, false));
            in_message += 1;
            if in_message >= per_message {
                self.flush();
                in_message = 0;
            }
        }
    }
}
