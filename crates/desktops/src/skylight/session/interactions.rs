//! Messages about one interaction.

use super::{
    SkylightSession,
    contacts::{Facts, ScriptReplies, TYPING},
    reading::{about, interaction as read, script, writing},
};
use crate::skylight::wire::Topic;
use deskpane_desk::kit::json::Node;
use deskpane_desk::{
    address::Address,
    clock::Millis,
    kit::registry::Entry,
    model::{
        AgentIntent, Channel, Contact, ContactId, ContactState, Listing,
        work::{Destination, MessageKind, Party, Speaker, Transfer, Utterance, Work},
    },
};
use std::sync::Arc;

/// The most scripts that wait for answers.
const SCRIPTS: usize = 10;

impl SkylightSession {
    /// A message about one interaction.
    pub(super) fn interaction(&mut self, topic: Topic, id: &ContactId, node: Node<'_>, now: Millis) {
        match topic {
            Topic::Offer => return self.offered(id, node, now),
            Topic::Rejected | Topic::WorkEnded | Topic::WrapUpEnded => {
                self.amend(id, now, |contact| contact.state = ContactState::Ended);
                return;
            }
            _ => {}
        }
        if !self.begin(id, topic, now) {
            return;
        }
        if matches!(topic, Topic::Message | Topic::History) {
            return self.write(id, writing::told(node), topic == Topic::Message, now);
        }
        let own = self.resource.clone();
        let facts_before = self.contacts.get(id).map(|entry| &entry.data);
        let dialling = facts_before.is_some_and(|facts| facts.dialled && !facts.connected);
        let asked = facts_before.and_then(|facts| facts.transfer_asked.clone());
        self.amend(id, now, |contact| {
            // A late message changes nothing: the customer has left.
            if contact.state == ContactState::WrapUp && is_of_the_talk(topic) {
                return;
            }
            stage(contact, topic, node, dialling, now);
            facts(contact, topic, node, own.as_deref(), now);
            if let (Topic::TransferStarted | Topic::TransferConnected, Some(asked)) = (topic, asked) {
                let work = Arc::make_mut(&mut contact.work);
                let connected = topic == Topic::TransferConnected;
                work.transfer = Some(Transfer { connected, ..asked });
            }
        });
    }

    /// A transfer was requested and accepted, here or in Skylight's own window: only this message says where to.
    pub(super) fn transfer_asked(&mut self, id: &ContactId, node: Node<'_>) {
        let Some(target) = read::asked_target(node) else { return };
        let named = match &self.directory.destinations {
            Listing::Listed(list) => list.iter().find(|known| known.target == target).cloned(),
            Listing::Unasked | Listing::Underway | Listing::Failed => None,
        };
        let name = target.text().to_owned();
        let to = Some(named.unwrap_or(Destination { target, name }));
        let warm = !node.get("transferType").is("cold-transfer");
        if let Some(facts) = self.contacts.data_mut(id) {
            facts.transfer_asked = Some(Transfer { to, warm, connected: false });
        }
    }

    /// A script is acknowledged or refused.
    pub(super) fn script_settled(&mut self, id: &ContactId, script: &str, accepted: bool, now: Millis) {
        if let Some(scripts) = self.scripts_mut(id) {
            scripts.settle(script, accepted);
        }
        if accepted && self.contacts.get(id).is_some() {
            self.amend(id, now, |contact| {
                Arc::make_mut(&mut contact.work).scripts.retain(|known| known.id != script);
            });
        }
    }

    /// A script is acknowledged or refused without a pending command: it was sent before a reload, or took too long.
    pub(super) fn script_settled_late(&mut self, id: &ContactId, accepted: bool, now: Millis) {
        if let Some(script) = self.scripts_mut(id).and_then(|scripts| scripts.oldest_sent()) {
            self.script_settled(id, &script, accepted, now);
        }
    }

    /// The scripts of an interaction. After a reload, those of the snapshot until Skylight mentions the interaction.
    fn scripts_mut(&mut self, id: &ContactId) -> Option<&mut ScriptReplies> {
        let known = self.contacts.data_mut(id).map(|facts| &mut facts.scripts);
        known.or_else(|| self.before.scripts_mut(id))
    }

    /// An interaction is offered to the agent.
    fn offered(&mut self, id: &ContactId, node: Node<'_>, now: Millis) {
        let end = read::end(node);
        let was_over = self.contacts.is_over(id);
        if self.offers.told(id, end) && was_over {
            return;
        }
        // Without a deadline, it may be a new offer or a repeated one: the full state will tell.
        if was_over && end.is_none() && self.dumps_asked == 0 {
            self.ask_for_state(1, now);
        }
        self.contacts.reopen(id);
        let channel = read::channel(node).unwrap_or(Channel::Digital(None));
        let dialled = read::is_dialled(node) && channel == Channel::Voice;
        let until = end.and_then(|end| self.clocks.ahead(end, now));
        let state = if dialled { ContactState::Dialing } else { ContactState::Offered };
        let Some(entry) = self.admit(id, channel, now) else { return };
        let fresh = !entry.shown;
        entry.shown = true;
        entry.data.smooch = node.get("source").is("smooch");
        entry.data.dialled = dialled;
        entry.data.expires = end;
        self.amend(id, now, |contact| {
            read::facts(contact, node);
            if fresh {
                contact.state = state;
                contact.since = Some(now);
                contact.started = Some(now);
            }
            if contact.state == ContactState::Offered {
                contact.until = until;
            }
        });
        if dialled {
            let customer = self.contacts.get(id).and_then(|entry| entry.contact.customer.address.clone());
            let customer = customer.and_then(|customer| Address::parse(&customer, &Channel::Voice));
            // A text that is not an address does not identify a call.
            let called = |number: &str| match (&customer, Address::parse(number, &Channel::Voice)) {
                (Some(customer), Some(number)) => number.is_same(customer),
                _ => true,
            };
            self.confirm(|intent| matches!(intent, AgentIntent::Dial(request) if called(&request.number)), now);
        }
    }

    /// The entry of an interaction, created if necessary, with its data from the snapshot; `None` if it has ended, or
    /// there are too many.
    pub(super) fn admit(&mut self, id: &ContactId, channel: Channel, now: Millis) -> Option<&mut Entry<Facts>> {
        let before = &self.before;
        let fresh = || {
            let mut contact = Contact::new(id.clone(), channel, ContactState::Queued);
            before.restore(&mut contact);
            (contact, Facts { scripts: before.scripts(id), ..Facts::default() })
        };
        self.contacts.admit(id, fresh, now)
    }

    /// Ensures that a mentioned interaction is known; `false` if it has ended.
    fn begin(&mut self, id: &ContactId, topic: Topic, now: Millis) -> bool {
        let voice = matches!(
            topic,
            Topic::CustomerConnected
                | Topic::Hold(_)
                | Topic::Mute(_)
                | Topic::Recording(_)
                | Topic::TransferStarted
                | Topic::TransferConnected
        );
        let channel = if voice { Channel::Voice } else { Channel::Digital(None) };
        let Some(entry) = self.admit(id, channel, now) else { return false };
        let missed = !entry.shown && about::shows_work(topic);
        if missed {
            entry.shown = true;
            let contact = Arc::make_mut(&mut entry.contact);
            // A call that is on hold when accepted is reported so with the acceptance.
            if contact.state == ContactState::Queued && topic != Topic::Accepted {
                contact.state = ContactState::Active;
                contact.since = Some(now);
            }
        }
        if topic == Topic::CustomerConnected {
            entry.data.connected = true;
        }
        // The offer was missed, or there is no such interaction: the full state will tell.
        if missed && self.dumps_asked == 0 {
            self.ask_for_state(1, now);
        }
        true
    }
}

/// Whether messages on this topic concern a part of the interaction that ends when the customer leaves.
const fn is_of_the_talk(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::Accepted
            | Topic::CustomerConnected
            | Topic::Hold(_)
            | Topic::Mute(_)
            | Topic::Recording(_)
            | Topic::TransferStarted
            | Topic::TransferConnected
            | Topic::PartyAdded
            | Topic::PartyHold(_)
            | Topic::Typing
    )
}

/// A message's report on a contact's state.
fn stage(contact: &mut Contact, topic: Topic, node: Node<'_>, dialling: bool, now: Millis) {
    let before = contact.state.clone();
    match topic {
        // Sent once per interaction: repeated or late, it says nothing new about the state.
        Topic::Accepted
            if matches!(before, ContactState::Active | ContactState::Held)
                && node.get("customerOnHold").flag() != Some(true) => {}
        Topic::Accepted => {
            contact.until = None;
            contact.state = match (node.get("customerOnHold").flag(), dialling && contact.channel == Channel::Voice) {
                (Some(true), _) => ContactState::Held,
                (_, true) => ContactState::Dialing,
                _ => ContactState::Active,
            };
            contact.recording = node.get("recording").flag().unwrap_or(contact.recording);
        }
        Topic::CustomerConnected if before == ContactState::Dialing => contact.state = ContactState::Active,
        Topic::Hold(true) => contact.state = ContactState::Held,
        Topic::Hold(false) => contact.state = ContactState::Active,
        Topic::WrapUpStarted => {
            contact.state = ContactState::WrapUp;
            let length = contact.work.after.and_then(|after| after.length);
            contact.until = length.map(|length| now + length);
            // The customer has left.
            contact.muted = false;
            contact.recording = false;
            let work = Arc::make_mut(&mut contact.work);
            work.transfer = None;
            work.typing = None;
            work.parties = Arc::default();
        }
        Topic::WrapUpDetails if before == ContactState::WrapUp => {
            let after = read::after_work(node, contact.work.after);
            contact.until = contact.since.zip(after.length).map(|(since, length)| since + length);
        }
        _ => {}
    }
    if contact.state != before {
        contact.since = Some(now);
    }
}

/// A message's further report on a contact.
fn facts(contact: &mut Contact, topic: Topic, node: Node<'_>, own: Option<&str>, now: Millis) {
    match topic {
        Topic::Mute(on) => {
            let target = node.get("extraParams").get("targetResource").text();
            let about_agent = target.as_deref().is_none_or(|target| own.is_none_or(|own| own == target));
            if about_agent {
                contact.muted = on;
            } else if let Some(target) = target {
                party(contact, &target, |party| party.muted = on);
            }
        }
        Topic::Recording(on) => contact.recording = on,
        Topic::CustomFields => read::custom_fields(contact, node.get("customFields")),
        Topic::ScreenPop => {
            if let Some(pop) = read::screen_pop(node) {
                contact.add_screen_pop(pop);
            }
        }
        Topic::EmailDetails => email(contact, node.get("body")),
        Topic::PartyHold(on) => {
            let target = target(node);
            if let Some(target) = target.filter(|target| own != Some(target)) {
                party(contact, &target, |party| party.held = on);
            }
        }
        Topic::PartyAdded | Topic::PartyRemoved => {
            if let Some(target) = target(node).filter(|target| own != Some(target)) {
                let parties = Arc::make_mut(&mut Arc::make_mut(&mut contact.work).parties);
                let before = parties.iter().position(|party| party.id == target);
                match (topic, before) {
                    (Topic::PartyRemoved, Some(at)) => {
                        parties.remove(at);
                    }
                    (Topic::PartyAdded, None) if parties.len() < 50 => {
                        let read = read::party(node.get("extraParams")).or_else(|| read::party(node));
                        parties.extend(read.map(|party| Party { id: target, ..party }));
                    }
                    _ => {}
                }
            }
        }
        Topic::Accepted => {
            let others = node.get("activeResources").items().filter_map(read::party);
            let others: Vec<_> = others.filter(|party| own != Some(party.id.as_str())).take(50).collect();
            if !others.is_empty() {
                Arc::make_mut(&mut contact.work).parties = Arc::new(others);
            }
        }
        _ => work(Arc::make_mut(&mut contact.work), topic, node, now),
    }
}

fn work(work: &mut Work, topic: Topic, node: Node<'_>, now: Millis) {
    match topic {
        Topic::WrapUpDetails => work.after = Some(read::after_work(node, work.after)),
        Topic::Dispositions => {
            let codes = read::dispositions(node.get("dispositionCodes"), node);
            work.dispositions = codes.map(Arc::new).or(work.dispositions.take());
        }
        Topic::Disposition => work.disposition = node.get("disposition").get("dispositionId").text(),
        Topic::Script => {
            let id = node.get("scriptId").text();
            if let Some(script) = script::script(id, node.get("script")) {
                work.scripts.retain(|known| known.id != script.id);
                if work.scripts.len() < SCRIPTS {
                    work.scripts.push(Arc::new(script));
                }
            }
        }
        Topic::TransferStarted => {
            let before = work.transfer.take();
            work.transfer = Some(before.unwrap_or(Transfer { to: None, warm: true, connected: false }));
        }
        Topic::TransferConnected => {
            let before = work.transfer.take().unwrap_or(Transfer { to: None, warm: true, connected: true });
            work.transfer = Some(Transfer { connected: true, ..before });
        }
        Topic::TransferCancelled => work.transfer = None,
        Topic::Typing => work.typing = writing::is_typing(node).then(|| now + TYPING),
        Topic::EmailBody => {
            let text = node.get("body").text();
            let message = text.map(|text| Utterance {
                id: "e-mail".to_owned(),
                speaker: Speaker::Customer,
                name: None,
                text,
                at: None,
                kind: MessageKind::Text,
            });
            writing::add(work, message);
        }
        _ => {}
    }
}

fn target(node: Node<'_>) -> Option<String> {
    let extra = node.get("extraParams");
    [extra.get("targetResource"), extra.get("externalResource"), node.get("targetResource"), node.get("resourceId")]
        .into_iter()
        .find_map(Node::text)
}

fn party(contact: &mut Contact, id: &str, change: impl FnOnce(&mut Party)) {
    let parties = Arc::make_mut(&mut Arc::make_mut(&mut contact.work).parties);
    if let Some(party) = parties.iter_mut().find(|party| party.id == id) {
        change(party);
    }
}

fn email(contact: &mut Contact, body: Node<'_>) {
    if let Some(subject) = body.get("subject").text() {
        contact.details.set("Subject", &subject);
    }
    if let Some(from) = body.get("from").items().next() {
        contact.customer.name = from.get("name").text().or(contact.customer.name.take());
        contact.customer.address = from.get("address").text().or(contact.customer.address.take());
    }
}
