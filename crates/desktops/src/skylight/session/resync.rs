//! Resynchronisation: applies Skylight's dumped state after messages may have been missed.

use super::{
    SkylightSession, Timer,
    contacts::ScriptReplies,
    reading::{agent as agent_reading, interaction as read, script, writing},
    snapshot::Snapshot,
};
use crate::skylight::wire::ControllerMessage;
use deskpane_desk::kit::json::Node;
use deskpane_desk::{
    clock::Millis,
    model::{Channel, Contact, ContactId, ContactState, Presence},
};
use std::sync::Arc;

impl SkylightSession {
    /// Applies the full state. Messages come in order, so an interaction that it does not contain has ended.
    pub(super) fn resync(&mut self, state: Node<'_>, now: Millis) {
        self.dumps_asked = 0;
        self.timers.cancel(Timer::Resync);
        let session = state.get("session");
        self.resource = session.get("resourceId").text().or_else(|| state.get("user").get("userId").text());
        if let Some(mode) = agent_reading::mode(session.get("direction")) {
            self.agent.mode = Some(mode);
        }
        let tenants = agent_reading::tenants(state.get("user").get("tenants"));
        if !tenants.is_empty() {
            self.agent.tenants = tenants;
        }
        let tenant = session.get("tenantId").text().or_else(|| session.get("tenant").get("id").text());
        self.agent.tenant = tenant.or(self.agent.tenant.take());
        let running = !session.get("sessionId").is_null() && session.get("expired").flag() != Some(true);
        let presence = agent_reading::presence(session.get("state")).filter(|_| running);
        let presence = presence.unwrap_or(if running { Presence::LoggedIn } else { Presence::LoggedOut });
        self.set_presence(presence, session.get("reason").text().filter(|_| running), now);
        let config = session.get("config");
        self.configured(config);
        if running && (self.agent.reasons.is_empty() || self.agent.extensions.is_empty()) {
            self.post(&ControllerMessage::command("session", "getUserConfig", None));
        }
        self.resync_interactions(state.get("interactions"), now);
        self.before = Snapshot::default();
        self.say_agent();
    }

    /// The full state was requested but did not arrive. The page's own snapshot is shown until Skylight reports more,
    /// and everything that can be requested in another way is requested.
    pub(super) fn do_without_state(&mut self, now: Millis) {
        for command in ["getRunningSessionState", "getUserConfig"] {
            self.post(&ControllerMessage::command("session", command, None));
        }
        for (id, channel) in self.before.contacts() {
            if let Some(entry) = self.admit(&id, channel, now) {
                entry.shown = true;
                self.amend(&id, now, |_| {});
            }
        }
    }

    fn resync_interactions(&mut self, all: Node<'_>, now: Millis) {
        let mut named = Vec::new();
        for (place, offered) in [("pending", true), ("active", false)] {
            for (key, node) in all.get(place).fields() {
                let id = node.get("interactionId").id().or_else(|| ContactId::new(key));
                if let Some(id) = id {
                    self.resync_interaction(&id, node, offered, now);
                    named.push(id);
                }
            }
        }
        for id in self.contacts.ids() {
            if !named.contains(&id) {
                self.amend(&id, now, |contact| contact.state = ContactState::Ended);
            }
        }
    }

    fn resync_interaction(&mut self, id: &ContactId, node: Node<'_>, offered: bool, now: Millis) {
        self.contacts.reopen(id);
        let channel = read::channel(node).unwrap_or(Channel::Digital(None));
        let dialled = read::is_dialled(node) && channel == Channel::Voice;
        let end = read::end(node);
        let until = end.and_then(|end| self.clocks.ahead(end, now));
        if offered {
            self.offers.told(id, end);
        }
        let Some(entry) = self.admit(id, channel, now) else { return };
        let fresh = !entry.shown;
        entry.shown = true;
        entry.data.smooch = node.get("source").is("smooch");
        entry.data.dialled = dialled;
        entry.data.expires = end;
        let replies = entry.data.scripts.clone();
        self.amend(id, now, |contact| {
            read::facts(contact, node);
            let waiting = matches!(contact.state, ContactState::Offered | ContactState::Queued);
            if offered && fresh && !dialled {
                contact.state = ContactState::Offered;
                contact.until = until;
            } else if offered && waiting {
                contact.state = if dialled { ContactState::Dialing } else { ContactState::Offered };
            } else if waiting {
                contact.state = ContactState::Active;
                contact.since = None;
                contact.until = None;
            }
            work(contact, node, &replies);
        });
        let messages = node.get("messageHistory").items().filter_map(writing::message).collect();
        self.write(id, messages, false, now);
    }
}

fn work(contact: &mut Contact, node: Node<'_>, replies: &ScriptReplies) {
    let fields = node.get("customFieldDetails").get("customFields");
    read::custom_fields(contact, fields);
    let work = Arc::make_mut(&mut contact.work);
    let details = node.get("wrapupDetails");
    if !details.is_null() {
        work.after = Some(read::after_work(details, work.after));
    }
    let codes = node.get("dispositionCodeDetails");
    work.dispositions = read::dispositions(codes, codes).map(Arc::new).or(work.dispositions.take());
    for sent in node.get("scripts").items().take(10) {
        if let Some(script) = script::script(sent.get("actionId").text(), sent.get("script"))
            && !replies.has(&script.id)
            && !work.scripts.iter().any(|known| known.id == script.id)
        {
            work.scripts.push(Arc::new(script));
        }
    }
}
