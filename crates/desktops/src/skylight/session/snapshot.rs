//! The snapshot: what a reload of our page would lose because Skylight cannot repeat it. Its dumped state says which
//! interactions exist, not whether one is on hold, muted or recorded, nor since when.

use super::contacts::{Facts, ScriptReplies};
use deskpane_desk::{
    clock::{Millis, VendorClocks},
    kit::registry::Entry,
    model::{
        Agent, Channel, Contact, ContactId, ContactState, Presence,
        work::{CustomerRecord, Destination, LineKind, Target, Transfer},
    },
    sorting::sort_by,
};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{cmp::Reverse, sync::Arc};

/// The most contacts kept: active ones before those in wrap-up, the latest first.
const MOST: usize = 50;

/// The snapshot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Snapshot {
    #[serde(default)]
    agent: Option<AgentSnapshot>,
    // An empty one would be written as a list, which older panels do not read.
    #[serde(default, skip_serializing_if = "LiteMap::is_empty")]
    contacts: LiteMap<String, ContactSnapshot>,
    /// The known difference of Skylight's clock.
    #[serde(default)]
    clocks: Value,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct AgentSnapshot {
    available: bool,
    reason: Option<String>,
    since: Millis,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ContactSnapshot {
    /// State and customer, for a Skylight that does not report its state.
    #[serde(default)]
    channel: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    address: Option<String>,
    stage: Stage,
    since: Option<Millis>,
    started: Option<Millis>,
    until: Option<Millis>,
    muted: bool,
    recording: bool,
    disposition: Option<String>,
    own_note: Option<String>,
    record: Option<(String, String)>,
    #[serde(default, flatten)]
    scripts: ScriptReplies,
    transfer: Option<TransferSnapshot>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Stage {
    Dialing,
    Active,
    Held,
    WrapUp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TransferSnapshot {
    to: Option<(TargetKind, String, String)>,
    warm: bool,
    connected: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum TargetKind {
    Resource,
    Queue,
    Telephone,
    Sip,
    WebRtc,
}

impl Snapshot {
    /// Reads the snapshot; empty if unreadable.
    pub(super) fn read(text: Option<&str>, now: Millis) -> Self {
        let mut kept: Self = text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        // Our own clock may have been set back since: no time is in the future.
        kept.agent.iter_mut().for_each(|agent| agent.since = agent.since.min(now));
        for (_, contact) in &mut kept.contacts {
            contact.since = contact.since.map(|since| since.min(now));
            contact.started = contact.started.map(|started| started.min(now));
        }
        kept
    }

    /// The snapshot of the current state.
    pub(super) fn of<'a>(
        agent: &Agent,
        entries: impl Iterator<Item = &'a Entry<Facts>>,
        clocks: &VendorClocks,
    ) -> Self {
        let mut entries: Vec<_> = entries.collect();
        let rank = |entry: &Entry<Facts>| (entry.contact.state == ContactState::WrapUp, Reverse(entry.contact.since));
        sort_by(&mut entries, |one, other| {
            rank(one).cmp(&rank(other)).then_with(|| one.contact.id.cmp(&other.contact.id))
        });
        let mut contacts = LiteMap::new();
        for (id, contact) in
            entries.iter().filter_map(|entry| Some((&entry.contact.id, contact_snapshot(entry)?))).take(MOST)
        {
            contacts.insert(id.to_string(), contact);
        }
        Self { agent: agent_snapshot(agent), contacts, clocks: clocks.keep() }
    }

    /// The same, with contacts that only another snapshot knows and that have not ended, as far as there is room.
    pub(super) fn with_those_of(mut self, before: &Self, is_over: impl Fn(&str) -> bool) -> Self {
        self.agent = self.agent.or_else(|| before.agent.clone());
        for (id, contact) in &before.contacts {
            if self.contacts.len() < MOST && !self.contacts.contains_key(id) && !is_over(id) {
                self.contacts.insert(id.clone(), contact.clone());
            }
        }
        self
    }

    /// The known difference of Skylight's clock.
    pub(super) fn clocks(&self) -> VendorClocks {
        VendorClocks::read(&self.clocks)
    }

    /// The contacts.
    pub(super) fn contacts(&self) -> Vec<(ContactId, Channel)> {
        let contact =
            |(id, kept): (&String, &ContactSnapshot)| Some((ContactId::new(id)?, Channel::from_id(&kept.channel)?));
        self.contacts.iter().filter(|(_, kept)| !kept.channel.is_empty()).filter_map(contact).collect()
    }

    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Since when the agent has been in this state, if known.
    pub(super) fn since(&self, agent: &Agent) -> Option<Millis> {
        let now = agent_snapshot(&Agent { since: Some(Millis(0)), ..agent.clone() })?;
        let kept = self.agent.as_ref()?;
        (kept.available == now.available && kept.reason == now.reason).then_some(kept.since)
    }

    /// Restores a contact's facts.
    pub(super) fn restore(&self, contact: &mut Contact) {
        let Some(kept) = self.contacts.get(contact.id.as_str()) else { return };
        contact.state = match kept.stage {
            Stage::Dialing => ContactState::Dialing,
            Stage::Active => ContactState::Active,
            Stage::Held => ContactState::Held,
            Stage::WrapUp => ContactState::WrapUp,
        };
        contact.customer.name.clone_from(&kept.name);
        contact.customer.address.clone_from(&kept.address);
        contact.since = kept.since;
        contact.started = kept.started;
        contact.until = kept.until;
        contact.muted = kept.muted;
        contact.recording = kept.recording;
        let work = Arc::make_mut(&mut contact.work);
        work.disposition.clone_from(&kept.disposition);
        work.own_note.clone_from(&kept.own_note);
        let record = kept.record.clone();
        work.record = record.map(|(id, name)| CustomerRecord { id, name, fields: Vec::new() });
        work.transfer = kept.transfer.clone().map(|kept| Transfer {
            to: kept.to.map(|(kind, value, name)| Destination { target: target(kind, value), name }),
            warm: kept.warm,
            connected: kept.connected,
        });
    }

    /// The scripts of a contact.
    pub(super) fn scripts(&self, id: &ContactId) -> ScriptReplies {
        self.contacts.get(id.as_str()).map(|kept| kept.scripts.clone()).unwrap_or_default()
    }

    /// The same, to change.
    pub(super) fn scripts_mut(&mut self, id: &ContactId) -> Option<&mut ScriptReplies> {
        self.contacts.get_mut(id.as_str()).map(|kept| &mut kept.scripts)
    }
}

fn agent_snapshot(agent: &Agent) -> Option<AgentSnapshot> {
    let available = match agent.presence {
        Some(Presence::Available) => true,
        Some(Presence::Unavailable) => false,
        _ => return None,
    };
    Some(AgentSnapshot { available, reason: agent.reason.clone(), since: agent.since? })
}

fn contact_snapshot(entry: &Entry<Facts>) -> Option<ContactSnapshot> {
    let contact = &entry.contact;
    let stage = match contact.state {
        ContactState::Dialing => Stage::Dialing,
        ContactState::Active | ContactState::Conference | ContactState::Transferring => Stage::Active,
        ContactState::Held => Stage::Held,
        ContactState::WrapUp => Stage::WrapUp,
        // A dumped offer is complete; anything else is an interaction under way.
        ContactState::Queued
        | ContactState::Preview
        | ContactState::Offered
        | ContactState::Interrupted
        | ContactState::Assigned
        | ContactState::Closed
        | ContactState::Unknown
        | ContactState::Ended
        | ContactState::Other(_) => return None,
    };
    let work = &contact.work;
    Some(ContactSnapshot {
        channel: contact.channel.id().into_owned(),
        name: contact.customer.name.clone(),
        address: contact.customer.address.clone(),
        stage,
        since: contact.since,
        started: contact.started,
        until: contact.until,
        muted: contact.muted,
        recording: contact.recording,
        disposition: work.disposition.clone(),
        own_note: work.own_note.clone(),
        record: work.record.as_ref().map(|record| (record.id.clone(), record.name.clone())),
        scripts: entry.data.scripts.clone(),
        transfer: work.transfer.as_ref().map(|transfer| TransferSnapshot {
            to: transfer.to.as_ref().map(|to| {
                let (kind, value) = target_kind(&to.target);
                (kind, value, to.name.clone())
            }),
            warm: transfer.warm,
            connected: transfer.connected,
        }),
    })
}

fn target_kind(target: &Target) -> (TargetKind, String) {
    match target {
        Target::Resource(id) => (TargetKind::Resource, id.clone()),
        Target::Queue(id) => (TargetKind::Queue, id.clone()),
        Target::Line(LineKind::Telephone, value) => (TargetKind::Telephone, value.clone()),
        Target::Line(LineKind::Sip, value) => (TargetKind::Sip, value.clone()),
        Target::Line(LineKind::WebRtc, value) => (TargetKind::WebRtc, value.clone()),
    }
}

fn target(kind: TargetKind, value: String) -> Target {
    match kind {
        TargetKind::Resource => Target::Resource(value),
        TargetKind::Queue => Target::Queue(value),
        TargetKind::Telephone => Target::Line(LineKind::Telephone, value),
        TargetKind::Sip => Target::Line(LineKind::Sip, value),
        TargetKind::WebRtc => Target::Line(LineKind::WebRtc, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desk::model::Channel;
    use proptest::prelude::*;

    #[test]
    fn facts_skylight_does_not_repeat_survive_a_reload() {
        let id = ContactId::new("i-1").unwrap();
        let mut held = Contact::new(id.clone(), Channel::Voice, ContactState::Held);
        (held.since, held.started, held.muted, held.recording) = (Some(Millis(7)), Some(Millis(3)), true, true);
        let work = Arc::make_mut(&mut held.work);
        work.own_note = Some("n".into());
        let to = Destination { target: Target::Line(LineKind::Sip, "sip:a@b".into()), name: "A".into() };
        work.transfer = Some(Transfer { to: Some(to), warm: true, connected: true });
        let agent = Agent { presence: Some(Presence::Available), since: Some(Millis(1)), ..Agent::default() };
        let mut facts = Facts::default();
        ["answered", "sent"].iter().for_each(|script| facts.scripts.send(script));
        facts.scripts.settle("answered", true);
        let entry = Entry::new(Arc::new(held.clone()), facts.clone());
        let kept = Snapshot::of(&agent, std::iter::once(&entry), &VendorClocks::default());
        let kept = Snapshot::read(Some(&kept.text()), Millis(9));
        let mut again = Contact::new(id, Channel::Voice, ContactState::Active);
        kept.restore(&mut again);
        assert_eq!(again, held);
        assert_eq!(kept.scripts(&again.id), facts.scripts);
        assert_eq!(kept.since(&agent), Some(Millis(1)));
        assert_eq!(kept.since(&Agent { reason: Some("Lunch".into()), ..agent }), None);
    }

    #[test]
    fn calls_that_go_on_are_kept_before_all_others_and_the_latest_first() {
        let entry = |n: i64, state: ContactState| {
            let mut contact = Contact::new(ContactId::new(&format!("i-{n}")).unwrap(), Channel::Voice, state);
            contact.since = Some(Millis(n));
            Entry::new(Arc::new(contact), Facts::default())
        };
        let many: Vec<_> = (0..60).map(|n| entry(n, ContactState::WrapUp)).collect();
        let (old, held) = (entry(-9, ContactState::Active), entry(-8, ContactState::Held));
        let all = many.iter().chain([&old, &held]);
        let kept = Snapshot::of(&Agent::default(), all, &VendorClocks::default());
        let ids = |range: std::ops::Range<i64>| range.map(|n| format!("i-{n}"));
        let mut expected: Vec<_> = ids(-9..-7).chain(ids(12..60)).collect();
        expected.sort();
        assert_eq!(kept.contacts.keys().cloned().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_clock_that_was_set_back_puts_nothing_into_the_future() {
        let mut contact = Contact::new(ContactId::new("i").unwrap(), Channel::Voice, ContactState::Active);
        (contact.since, contact.started) = (Some(Millis(90)), Some(Millis(80)));
        let entry = Entry::new(Arc::new(contact.clone()), Facts::default());
        let kept = Snapshot::of(&Agent::default(), std::iter::once(&entry), &VendorClocks::default()).text();
        Snapshot::read(Some(&kept), Millis(30)).restore(&mut contact);
        assert_eq!((contact.since, contact.started), (Some(Millis(30)), Some(Millis(30))));
    }

    proptest! {
        #[test]
        fn any_text_is_safe(text in ".{0,80}") {
            Snapshot::read(Some(&text), Millis(0));
        }
    }
}
