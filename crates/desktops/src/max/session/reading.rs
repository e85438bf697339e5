//! Converts a contact event into the vendor-neutral contact.

use super::times::EventTimes;
use crate::max::wire::{ContactEvent, ContactKind, is_same};
use deskpane_desk::{
    clock::{Millis, Span},
    kit::json::LONGEST,
    model::{Channel, Contact, ContactLink, ContactState, Direction, Queue, Relation, ScreenPop},
    session::cut,
};
use std::cmp::Ordering;

/// Fields that have a place in the model, and are not shown a second time.
const PLACED: [&str; 30] = [
    "type",
    "messagetype",
    "contactid",
    "status",
    "finalstate",
    "ani",
    "dnis",
    "isinbound",
    "skill",
    "skillname",
    "skillid",
    "starttime",
    "starttimeutc",
    "laststatechangetime",
    "laststatechangetimeutc",
    "islogging",
    "masterid",
    "parentcontactid",
    "screenpopurl",
    "customername",
    "fromaddress",
    "from",
    "channeltype",
    "refusaltimeout",
    "tabtitle",
    "url",
    "infocus",
    "isactive",
    "calltype",
    "agentid",
];

/// The kind of contact for a channel.
pub(super) const fn kind(channel: &Channel) -> ContactKind {
    match channel {
        Channel::Voice => ContactKind::Call,
        Channel::Chat | Channel::Sms => ContactKind::Chat,
        Channel::Email => ContactKind::Email,
        Channel::Voicemail => ContactKind::Voicemail,
        Channel::WorkItem => ContactKind::WorkItem,
        Channel::Digital(_) => ContactKind::Digital,
    }
}

/// A contact that begins with this event, apart from data that was waiting for it.
pub(super) fn begin(
    event: &ContactEvent<'_>,
    waiting: Option<&Contact>,
    muted: bool,
    times: &mut EventTimes,
    now: Millis,
) -> Contact {
    let channel = match event.kind {
        ContactKind::Call => Channel::Voice,
        ContactKind::Chat => Channel::Chat,
        ContactKind::Email => Channel::Email,
        ContactKind::Voicemail => Channel::Voicemail,
        ContactKind::WorkItem => Channel::WorkItem,
        ContactKind::Digital => Channel::Digital(None),
    };
    let mut contact = Contact::new(event.id.clone(), channel, ContactState::Other(String::new()));
    if let Some(waiting) = waiting {
        contact.screen_pops.clone_from(&waiting.screen_pops);
        contact.details.clone_from(&waiting.details);
    }
    update(&mut contact, event, muted, times, now);
    contact
}

/// Applies an event to a contact. What it does not mention stays.
pub(super) fn update(
    contact: &mut Contact,
    event: &ContactEvent<'_>,
    muted: bool,
    times: &mut EventTimes,
    now: Millis,
) {
    let fields = &event.fields;
    let inbound = fields.flag("IsInbound");
    if let Some(inbound) = inbound {
        contact.direction = Some(if inbound { Direction::Inbound } else { Direction::Outbound });
    }
    set(&mut contact.customer.name, fields.text("CustomerName"));
    state(contact, event, times, now);
    set(&mut contact.customer.address, address(contact.direction, event));
    if let Some(skill) = fields.first(&["SkillName", "Skill", "SkillId"])
        && contact.queue.as_ref().map(Queue::name) != Some(skill)
    {
        contact.queue = Some(Queue::Skill(skill.to_owned()));
    }
    if let Channel::Digital(kind) = &mut contact.channel {
        set(kind, fields.text("ChannelType"));
    }
    contact.started = times.started.or(contact.started);
    if let Some(logging) = fields.flag("IsLogging") {
        contact.recording = logging;
    }
    contact.muted = contact.channel == Channel::Voice && muted;
    for (name, relation) in [("MasterID", Relation::Master), ("ParentContactId", Relation::Parent)] {
        if let Some(id) = fields.id(name).filter(|id| *id != contact.id) {
            contact.links.retain(|link| link.relation != relation);
            contact.links.push(ContactLink { relation, id });
        }
    }
    for name in ["ScreenPopUrl", "Url"] {
        if let Some(text) = fields.text(name) {
            show(contact, text, fields.text("TabTitle"));
        }
    }
    for (name, value) in fields.shown().filter(|(name, _)| !is_placed(name)) {
        contact.details.set(name, &value);
    }
}

/// Whether an event tells of an earlier state of a contact: a customer who left does not come back, and a call that was
/// answered does not ring again.
pub(super) fn is_late(contact: &Contact, event: &ContactEvent<'_>, times: &EventTimes) -> bool {
    if times.order != Some(Ordering::Less) || event.is_final() {
        return false;
    }
    let status = event.status();
    match contact.state {
        ContactState::WrapUp => !matches!(status.as_str(), "" | "disconnected" | "callbackdisconnected"),
        ContactState::Active | ContactState::Held | ContactState::Conference => {
            matches!(status.as_str(), "incoming" | "inviting" | "ringing" | "dialing")
        }
        _ => false,
    }
}

/// Whether an ended contact was certainly offered anew: by MAX's clock something happened after its end, or, without a
/// time stamp, it is offered again.
pub(super) fn is_new_life(contact: &Contact, times: &EventTimes) -> bool {
    match (&contact.state, times.order) {
        (ContactState::Ended | ContactState::WrapUp, _) => false,
        (_, Some(order)) => order == Ordering::Greater,
        (state, None) => matches!(state, ContactState::Offered | ContactState::Dialing | ContactState::Preview),
    }
}

/// Whether a recording stopped while the call went on.
pub(super) fn is_recording_stopped(before: &Contact, after: &Contact) -> bool {
    let talks = |contact: &Contact| matches!(contact.state, ContactState::Active | ContactState::Conference);
    let plain = |contact: &Contact| talks(contact) && !contact.masked;
    before.recording && !after.recording && plain(before) && plain(after)
}

/// Adds a page to the contact, or updates its title.
fn show(contact: &mut Contact, address: &str, title: Option<&str>) {
    contact.add_screen_pop(ScreenPop::new(cut(address, LONGEST), title));
}

/// Opens a page with the contact, or closes it.
pub(super) fn page(contact: &mut Contact, address: &str, title: Option<&str>, open: bool) {
    if open {
        show(contact, address, title);
    } else {
        contact.screen_pops.retain(|own| own.text != address);
    }
}

/// Shows a script's indicator among the further fields while it is on.
pub(super) fn indicator(contact: &mut Contact, label: &str, says: &str, on: bool) {
    if on {
        contact.details.set(label, says);
    } else {
        contact.details.remove(label);
    }
}

fn is_placed(name: &str) -> bool {
    PLACED.iter().any(|placed| is_same(placed, name))
}

fn set(slot: &mut Option<String>, text: Option<&str>) {
    if let Some(text) = text
        && slot.as_deref() != Some(text)
    {
        *slot = Some(text.to_owned());
    }
}

fn address<'a>(direction: Option<Direction>, event: &'a ContactEvent<'_>) -> Option<&'a str> {
    let fields = &event.fields;
    match (event.kind, direction) {
        // The customer's number is where the call comes from, or where it goes to.
        (ContactKind::Call, Some(Direction::Outbound)) => fields.first(&["DNIS", "ANI"]),
        (ContactKind::Call, _) => fields.first(&["ANI", "DNIS"]),
        (ContactKind::Voicemail, _) => fields.first(&["From", "FromAddress"]),
        (ContactKind::Digital, _) => fields.first(&["FromAddress", "From", "CustomerId"]),
        (ContactKind::WorkItem, _) => fields.first(&["FromAddress", "WorkItemType", "WorkItemId"]),
        (ContactKind::Chat | ContactKind::Email, _) => fields.first(&["FromAddress", "From", "EmailAddress"]),
    }
}

fn state(contact: &mut Contact, event: &ContactEvent<'_>, times: &mut EventTimes, now: Millis) {
    let status = event.status();
    let inbound = contact.direction != Some(Direction::Outbound);
    let state = match status.as_str() {
        _ if event.is_final() => ContactState::Ended,
        "" => contact.state.clone(),
        "incoming" | "inviting" => ContactState::Offered,
        "ringing" if inbound => ContactState::Offered,
        "ringing" | "dialing" | "naturalcallringing" | "naturalcalldialing" | "naturalcallamd" => ContactState::Dialing,
        "active" | "masking" => ContactState::Active,
        "holding" | "hold" => ContactState::Held,
        "joined" | "conference" => ContactState::Conference,
        "interrupted" => ContactState::Interrupted,
        "transfer" => ContactState::Transferring,
        "waiting" | "inqueue" | "queuing" => ContactState::Queued,
        "preview" | "callback" => ContactState::Preview,
        "discarded" | "closed" | "trashed" => ContactState::Ended,
        "disconnected" | "callbackdisconnected" => match event.kind {
            // These kinds may come without FinalState: without this rule, nothing would ever close them.
            ContactKind::Email | ContactKind::Digital | ContactKind::WorkItem | ContactKind::Voicemail
                if event.fields.flag("FinalState").is_none() =>
            {
                ContactState::Ended
            }
            _ => ContactState::WrapUp,
        },
        _ => ContactState::Other(event.fields.text("Status").unwrap_or_default().to_owned()),
    };
    if !status.is_empty() {
        contact.masked = status == "masking";
    }
    if contact.direction.is_none() && event.kind == ContactKind::Call {
        contact.direction = match state {
            ContactState::Offered => Some(Direction::Inbound),
            ContactState::Dialing => Some(Direction::Outbound),
            _ => None,
        };
    }
    let changed = state != contact.state;
    if changed && times.since.is_none() {
        times.after.unstamped();
        contact.since = Some(now);
    } else {
        contact.since = times.since.or(contact.since);
    }
    contact.until = match state {
        ContactState::Offered => {
            let seconds = event.fields.number("RefusalTimeout").filter(|seconds| (1..86_400).contains(seconds));
            seconds
                .and_then(|seconds| Some(contact.since? + Span::seconds(seconds)))
                .or(contact.until.filter(|_| !changed))
        }
        _ => None,
    };
    contact.state = state;
}
