//! Commands about the agent's session, and queries that change nothing.

use super::{
    call::Call,
    directory,
    engine::SkylightHost,
    error::merged,
    fault_injection::Failure,
    ids,
    session::{self, EXTENSIONS, Presence, Reason, Session, WorkDirection},
};
use deskpane_desk::{clock::Millis, session::cut};
use serde_json::{Value, json};

/// The platform's token for a session. It opens nothing here; like the vendor's, it is published to every listener.
pub const TOKEN: &str = "simulated-t0k3n-7f3a91";

impl SkylightHost {
    pub(super) fn log_in(&mut self, user: &str, now: Millis) {
        cut(user.trim(), 120).clone_into(&mut self.state.user);
        if self.state.user.is_empty() {
            "Simulated Agent".clone_into(&mut self.state.user);
        }
        self.say("sessions/get-new-token-response", &json!({ "token": TOKEN, "ttl": 86_400 }));
        let tenants = json!([
            { "tenantId": ids::TENANT, "tenantName": "Simulated", "tenantActive": true },
            { "tenantId": ids::OTHER_TENANT, "tenantName": "Simulated elsewhere", "tenantActive": true },
        ]);
        self.say("session/tenant-list", &tenants);
        let response = json!({ "auth": "username", "defaultTenant": ids::TENANT, "tenants": tenants });
        let response = merged(self.user(), &response);
        self.say("authentication/login-response", &response);
        self.start_session(ids::TENANT, now);
    }

    /// The agent in the platform.
    pub(super) fn user(&self) -> Value {
        let (first, last) = self.state.user.split_once(' ').unwrap_or((&self.state.user, ""));
        json!({ "userId": ids::AGENT, "username": self.state.user, "firstName": first, "lastName": last })
    }

    /// Everything that follows the choice of a tenant, in the SDK's order.
    fn start_session(&mut self, tenant: &str, now: Millis) {
        let session = Session::new(self.new_id(), tenant, now);
        self.say("session/set-active-tenant-response", &json!({ "tenantId": tenant }));
        self.say("session/config-details", &session.config());
        self.say("session/extension-list", &session.extension_list());
        self.say("session/started", &session.started(now));
        self.state.session = Some(session);
        let reason = session::reasons().into_iter().find(|reason| reason.name == "Logged in");
        self.set_presence(Presence::NotReady, reason);
        self.acknowledge_state("session/state-change-request-acknowledged");
        self.tell_state();
        self.beat(now);
    }

    pub(super) fn set_presence(&mut self, presence: Presence, reason: Option<Reason>) {
        if let Some(session) = &mut self.state.session {
            session.presence = presence;
            session.reason = reason;
        }
    }

    /// Reports the agent's state, as the platform does after every change.
    pub(super) fn tell_state(&mut self) {
        if let Some(state) = self.state.session.as_ref().map(Session::state) {
            self.say("session/state-change-response", &state);
        }
    }

    fn acknowledge_state(&mut self, topic: &str) {
        if let Some(session) = &self.state.session {
            let response = merged(session.state(), &json!({ "sessionId": session.id }));
            self.say(topic, &response);
        }
    }

    pub(super) fn logout(&mut self, call: &Call<'_>) {
        let blocked = self.fails(Failure::LogOutBlocked);
        if blocked || self.has_active() {
            let active = self.dump_bucket(|interaction| !interaction.is_offered());
            return self.refuse_as(call, 4000, json!({ "activeInteractions": active }));
        }
        self.say(call.entry.topic, &json!({ "state": "offline" }));
        if !self.fault_injection.without_effect {
            self.end_session();
        }
    }

    pub(super) fn has_active(&self) -> bool {
        self.state.interactions.iter().any(|interaction| !interaction.is_offered())
    }

    pub(super) fn end_session(&mut self) {
        let ids: Vec<_> = self.state.interactions.iter().map(|i| (i.id.clone(), i.is_offered())).collect();
        for (id, offered) in ids {
            self.over(
                &id,
                if offered { "interactions/work-rejected-received" } else { "interactions/work-ended-received" },
            );
        }
        self.state.session = None;
        self.say("session/ended", &json!({ "state": "offline" }));
    }

    pub(super) fn go_ready(&mut self, call: &Call<'_>) {
        let wanted = call.text("extensionValue").unwrap_or_default();
        let Some(index) = EXTENSIONS.iter().position(|extension| extension.value == wanted) else {
            return self.refuse_as(call, 2005, json!({ "validExtensions": session::extensions() }));
        };
        if self.fault_injection.without_effect {
            return self.acknowledge_state(call.entry.topic);
        }
        self.use_extension(index);
        self.set_presence(Presence::Ready, None);
        self.acknowledge_state(call.entry.topic);
        self.tell_state();
    }

    /// Changes the phone; the SDK then publishes the whole configuration again.
    pub(super) fn use_extension(&mut self, index: usize) {
        if let Some(session) = self.state.session.as_mut().filter(|session| session.extension != index) {
            session.extension = index;
            let (list, config) = (session.extension_list(), session.config());
            self.say("session/extension-list", &list);
            self.say("session/config-details", &config);
        }
    }

    pub(super) fn go_not_ready(&mut self, call: &Call<'_>) {
        let text = |name: &str| call.data.pointer(&format!("/reasonInfo/{name}")).and_then(Value::as_str);
        let given = (text("reason"), text("reasonId"), text("reasonListId"));
        let reason = match given {
            (None, None, None) => None,
            (Some(name), Some(id), Some(list_id)) => match session::known_reason(name, id, list_id) {
                Some(reason) => Some(reason),
                None => return self.unknown_reason(call),
            },
            _ => return self.unknown_reason(call),
        };
        if self.fault_injection.without_effect {
            return self.acknowledge_state(call.entry.topic);
        }
        self.set_presence(Presence::NotReady, reason);
        self.acknowledge_state(call.entry.topic);
        self.tell_state();
    }

    fn unknown_reason(&mut self, call: &Call<'_>) {
        self.refuse_as(call, 2007, json!({ "validReasons": session::reason_lists() }));
    }

    pub(super) fn set_direction(&mut self, call: &Call<'_>) {
        let wanted = call.text("direction").and_then(WorkDirection::of);
        let (Some(direction), Some(session)) = (wanted, &self.state.session) else { return self.refuse(call, 400) };
        let response = json!({ "direction": direction.word(), "sessionId": session.id });
        self.say(call.entry.topic, &response);
        if !self.fault_injection.without_effect {
            self.change_direction(direction);
        }
    }

    pub(super) fn change_direction(&mut self, direction: WorkDirection) {
        let Some(session) = &mut self.state.session else { return };
        session.direction = direction;
        let response = json!({
            "state": session.presence.word(),
            "availableStates": ["ready", "notready", "offline"],
            "direction": direction.word(),
        });
        self.say("session/direction-change-response", &response);
    }

    pub(super) fn set_active_tenant(&mut self, call: &Call<'_>) {
        let tenant = call.text("tenantId").unwrap_or_default().to_owned();
        if tenant != ids::TENANT && tenant != ids::OTHER_TENANT {
            return self.refuse(call, 404);
        }
        if self.fault_injection.tenant_supported && !self.fault_injection.without_effect {
            self.start_session(&tenant, call.now);
        } else {
            self.say(call.entry.topic, &json!({ "tenantId": tenant }));
        }
    }

    /// The SDK's state of the running session, whether there is one or not.
    pub(super) fn running_session_state(&mut self, call: &Call<'_>) {
        let response = match &self.state.session {
            Some(session) => merged(session.state(), &json!({ "sessionId": session.id, "resourceId": ids::AGENT })),
            None => json!({ "state": "offline", "sessionId": null }),
        };
        self.say(call.entry.topic, &response);
    }

    pub(super) fn user_config(&mut self, call: &Call<'_>) {
        let Some(session) = &self.state.session else { return };
        let response = json!({ "result": session.config() });
        self.say(call.entry.topic, &response);
    }

    pub(super) fn get_users(&mut self, call: &Call<'_>) {
        let users = directory::users_json(&self.state.user);
        self.say(call.entry.topic, &users);
    }

    pub(super) fn get_queues(&mut self, call: &Call<'_>) {
        self.say(call.entry.topic, &directory::queues_json());
    }

    pub(super) fn search_contacts(&mut self, call: &Call<'_>) {
        let query = call.data.get("query").and_then(Value::as_object).cloned().unwrap_or_default();
        let fits = |contact: &&directory::Contact| {
            query.iter().filter(|(name, _)| *name != "op").all(|(name, wanted)| {
                let wanted = wanted.as_str().unwrap_or_default();
                match name.as_str() {
                    "q" => contact.answers(wanted),
                    name => contact.field(name).is_some_and(|value| value.eq_ignore_ascii_case(wanted.trim())),
                }
            })
        };
        let found: Vec<_> = self.state.contacts.iter().filter(fits).map(directory::Contact::json).collect();
        self.say(call.entry.topic, &json!(found));
    }
}
