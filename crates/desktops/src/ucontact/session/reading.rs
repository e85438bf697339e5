//! Writes an event's content into the interaction's contact.

use crate::ucontact::wire::{Campaign, Disposition};
use deskpane_desk::{
    address::is_same_address,
    clock::{Millis, Span},
    kit::pending::Subject,
    lowercase::lowercase,
    model::{
        AgentIntent, Channel, Contact, ContactId, ContactState, Direction, Queue, StartRequest,
        work::RecordedDisposition,
    },
};
use std::sync::Arc;

/// A date this far from the event's arrival is shown as text.
const APART: Span = Span::seconds(120);

/// The content of an assignment.
pub(super) struct Assignment {
    pub(super) campaign: Option<String>,
    pub(super) channel: Option<String>,
    pub(super) client: Option<String>,
}

impl Assignment {
    /// Whether it is what a command asked for: campaign, channel and client, in any case. uContact answers nothing,
    /// so the matching assignment is a start's effect. The campaign's name may have got a direction; an inbound one
    /// is not the agent's doing.
    pub(super) fn is_effect_of(&self, command: &Subject) -> bool {
        let Subject::Agent(AgentIntent::Start(wanted)) = command else { return false };
        let same = |one: &str, two: Option<&str>| lowercase(one.trim()) == lowercase(two.unwrap_or_default().trim());
        let (asked, came) =
            (Campaign::read(&wanted.campaign), Campaign::read(self.campaign.as_deref().unwrap_or_default()));
        same(&asked.name, Some(&came.name))
            && (came.direction != Some(Direction::Inbound) || asked.direction == came.direction)
            && same(&wanted.channel, self.channel.as_deref())
            && is_same_address(&wanted.client, self.client.as_deref().unwrap_or_default())
    }
}

/// An interaction that has just been assigned; nothing else is known of its beginning.
pub(super) fn begin(guid: ContactId, now: Millis) -> Contact {
    let mut contact = Contact::new(guid, Channel::Digital(None), ContactState::Assigned);
    contact.since = Some(now);
    contact.started = Some(now);
    contact
}

/// Applies an assignment. What it does not mention stays.
pub(super) fn assign(contact: &mut Contact, said: &Assignment, now: Millis) {
    if contact.state != ContactState::Assigned {
        contact.state = ContactState::Assigned;
        contact.since = Some(now);
    }
    if let Some(campaign) = said.campaign.as_deref().map(Campaign::read) {
        contact.direction = campaign.direction.or(contact.direction);
        contact.queue = Some(Queue::Campaign(campaign.name));
    }
    if let Some(channel) = &said.channel {
        contact.channel = channel_of(channel);
    }
    if let Some(client) = &said.client {
        contact.customer.address = Some(client.clone());
    }
    again(contact, said);
}

/// The agent started it here; a direction in the campaign's name takes precedence.
pub(super) fn began_here(contact: &mut Contact) {
    contact.direction = contact.direction.or(Some(Direction::Outbound));
}

/// Another interaction with the same client can be started if all three parts are known, for the same campaign in any
/// direction.
fn again(contact: &mut Contact, said: &Assignment) {
    let known = contact.work.again.as_deref().cloned().unwrap_or_default();
    let or = |part: &Option<String>, known: String| part.clone().unwrap_or(known);
    let request = StartRequest {
        campaign: contact.queue.as_ref().map(|queue| queue.name().to_owned()).unwrap_or_default(),
        channel: or(&said.channel, known.channel),
        client: or(&said.client, known.client),
    };
    let whole = !(request.campaign.is_empty() || request.channel.is_empty() || request.client.is_empty());
    Arc::make_mut(&mut contact.work).again = whole.then(|| Arc::new(request));
}

/// Ends the interaction, at the time the event arrived. Its date is by another clock, has no time zone and, in the
/// vendor's own sample, minutes in place of the month: if it differs, it is shown as text.
pub(super) fn finish(contact: &mut Contact, date: Option<&str>, now: Millis) {
    if contact.state == ContactState::Ended {
        return;
    }
    contact.state = ContactState::Ended;
    contact.since = Some(now);
    contact.details.remove(FINISH_DATE);
    let is_now = |date: &str| Millis::parse(date).is_some_and(|at| (-APART.0..=APART.0).contains(&(at - now).0));
    if let Some(date) = date.filter(|date| !is_now(date)) {
        contact.details.set(FINISH_DATE, date);
    }
}

/// The vendor's name for the end.
const FINISH_DATE: &str = "finishDate";

/// Records a disposition, replacing an earlier one.
pub(super) fn dispose(contact: &mut Contact, disposition: Disposition, now: Millis) {
    let Disposition { levels, comment } = disposition;
    let recorded = RecordedDisposition { levels, comment, at: now };
    Arc::make_mut(&mut contact.work).recorded = Some(Arc::new(recorded));
}

fn channel_of(word: &str) -> Channel {
    match word.to_ascii_lowercase().as_str() {
        "telephony" => Channel::Voice,
        "webchat" => Channel::Chat,
        "sms" => Channel::Sms,
        "email" => Channel::Email,
        _ => Channel::Digital(Some(word.to_owned())),
    }
}
