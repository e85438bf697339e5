//! Interactions: offers, details, outcomes to choose from, participants, screen pops, and search results.

use super::{hierarchy, in_order, is_active, words};
use deskpane_desk::kit::json::{LONGEST, Node};
use deskpane_desk::{
    bidi::joined,
    clock::{Span, Stamp},
    model::{
        Channel, Contact, Direction, Field, Queue, ScreenPop,
        work::{AfterWork, CustomerRecord, Destination, Disposition, Dispositions, KeptNote, LineKind, Party, Target},
    },
    session::cut,
};

/// The contact's channel.
pub(in super::super) fn channel(offer: Node<'_>) -> Option<Channel> {
    let sent = offer.get("channelType").text()?;
    let source = offer.get("source").text();
    Some(match sent.to_ascii_lowercase().as_str() {
        "voice" => Channel::Voice,
        "sms" => Channel::Sms,
        "email" => Channel::Email,
        "work-item" => Channel::WorkItem,
        "messaging" => match source {
            Some(source) if !matches!(source.as_str(), "messaging" | "smooch" | "web") => {
                Channel::Digital(Some(source))
            }
            _ => Channel::Chat,
        },
        _ => Channel::Digital(Some(sent)),
    })
}

/// Whether the agent dialled it: then the contact does not ring but is being dialled.
pub(in super::super) fn is_dialled(offer: Node<'_>) -> bool {
    offer.get("direction").is("agent-initiated")
}

/// When an offer ends, by Skylight's clock.
pub(in super::super) fn end(offer: Node<'_>) -> Option<Stamp> {
    offer.get("timeoutEnd").stamp().or_else(|| offer.get("timeout").stamp())
}

/// Applies an offer, or a dumped interaction, to a contact. What it does not mention stays.
pub(in super::super) fn facts(contact: &mut Contact, offer: Node<'_>) {
    if let Some(channel) = channel(offer) {
        contact.channel = channel;
    }
    if let Some(direction) = offer.get("direction").text() {
        contact.direction = Some(if direction == "inbound" { Direction::Inbound } else { Direction::Outbound });
    }
    let record = offer.get("contact");
    let named = [
        record.get("attributes").get("name"),
        record.get("name"),
        offer.get("customerName"),
        offer.get("messagingMetadata").get("metadata").get("customerName"),
        offer.get("customerMetadata").get("displayName"),
    ];
    if let Some(name) = named.into_iter().find_map(words) {
        contact.customer.name = Some(name);
    }
    let address = offer.get("customer");
    if let Some(address) = address.text().or_else(|| words(address.get("address"))) {
        contact.customer.address = Some(address);
    }
    let queue = [offer.get("queueName"), offer.get("queue").get("name"), offer.get("queue")];
    if let Some(queue) = queue.into_iter().find_map(Node::text) {
        contact.queue = Some(Queue::Skill(queue));
    }
    let callback = offer.get("callbackRequest");
    for (name, value) in [
        ("Callback number", callback.get("callbackNumber")),
        ("Callback requested", callback.get("callbackRequestedTime")),
        ("Outbound number", offer.get("outboundAni")),
    ] {
        if let Some(value) = value.text() {
            contact.details.set(name, &value);
        }
    }
    if let Some(address) = offer.get("popUri").text() {
        contact.add_screen_pop(ScreenPop::new(&address, None));
    }
}

/// A screen pop of one of three kinds: a page, or a search.
pub(in super::super) fn screen_pop(node: Node<'_>) -> Option<ScreenPop> {
    if let Some(address) = node.get("popUri").text() {
        return Some(ScreenPop::new(&address, None));
    }
    let filter = node.get("filter").fields().filter_map(|(name, value)| Some(format!("{name}: {}", value.shown()?)));
    let terms = node.get("terms").items().filter_map(Node::shown);
    let terms = terms.chain(node.get("terms").text());
    let sought: Vec<_> = filter.chain(terms).collect();
    let joined = joined(&sought, if node.get("filterType").is("or") { " / " } else { ", " });
    let joined = cut(&joined, LONGEST);
    (!joined.is_empty()).then(|| ScreenPop { text: joined.to_owned(), link: None, title: Some("Search".to_owned()) })
}

/// Details set by a flow: a list of labels and values, or an object.
pub(in super::super) fn custom_fields(contact: &mut Contact, fields: Node<'_>) {
    if fields.0.is_object() {
        for (name, value) in fields.fields() {
            if let Some(value) = value.shown() {
                contact.details.set(name, &value);
            }
        }
    }
    for field in fields.items() {
        let name = words(field.get("label")).or_else(|| words(field.get("name")));
        if let (Some(name), Some(value)) = (name, field.get("value").shown()) {
            contact.details.set(&name, &value);
        }
    }
}

/// The set-up of wrap-up. What is not mentioned stays.
pub(in super::super) fn after_work(details: Node<'_>, before: Option<AfterWork>) -> AfterWork {
    let before = before.unwrap_or(AfterWork { enabled: true, may_switch: false, length: None });
    let seconds = details.get("targetWrapupTime").number().or_else(|| details.get("wrapupTime").number());
    let length = seconds.filter(|seconds| *seconds > 0).map(Span::seconds);
    AfterWork {
        enabled: details.get("wrapupEnabled").flag().unwrap_or(before.enabled),
        may_switch: details.get("wrapupUpdateAllowed").flag().unwrap_or(before.may_switch),
        length: length.or(before.length),
    }
}

/// The active dispositions.
pub(in super::super) fn dispositions(codes: Node<'_>, around: Node<'_>) -> Option<Dispositions> {
    let list = codes.get("dispositions");
    if list.is_null() {
        return None;
    }
    let one = |node: Node<'_>| {
        let id = node.get("dispositionId").text()?;
        Some(Disposition { id, name: words(node.get("name"))?, path: hierarchy(node) })
    };
    let list = in_order(list.items().filter(|node| is_active(*node))).into_iter().filter_map(one).collect();
    let forced = codes.get("forceSelect").flag().or_else(|| around.get("forceSelect").flag());
    Some(Dispositions { list, forced: forced.unwrap_or(false) })
}

/// A participant.
pub(in super::super) fn party(node: Node<'_>) -> Option<Party> {
    let id = ["id", "resourceId", "targetResource"].into_iter().find_map(|name| node.get(name).text());
    let outside = node.get("externalResource");
    let id = id.or_else(|| node.text()).or_else(|| outside.text())?;
    let name = ["name", "displayName", "extension"].into_iter().find_map(|name| words(node.get(name)));
    Some(Party {
        name: name.or_else(|| words(outside)),
        muted: node.get("muted").flag().unwrap_or(false),
        held: node.get("onHold").flag().unwrap_or(false),
        id,
    })
}

/// A note the desktop keeps.
pub(in super::super) fn note(node: Node<'_>) -> Option<KeptNote> {
    let id = node.get("noteId").text().or_else(|| node.get("id").text())?;
    let text = |name| node.get(name).text().unwrap_or_default();
    Some(KeptNote { id, title: text("title"), body: text("body") })
}

/// A customer's record: its id, name, and other fields.
pub(in super::super) fn record(node: Node<'_>) -> Option<CustomerRecord> {
    let id = node.get("id").text()?;
    let attributes = node.get("attributes");
    let name = words(attributes.get("name")).or_else(|| attributes.fields().find_map(|(_, value)| words(value)));
    let fields = attributes.fields().filter(|(name, _)| *name != "name").filter_map(|(name, value)| {
        let value = words(value).or_else(|| value.shown())?;
        Some(Field { name: name.to_owned(), value })
    });
    Some(CustomerRecord { name: name.unwrap_or_else(|| id.clone()), fields: fields.collect(), id })
}

/// An agent a contact can be sent to.
pub(in super::super) fn user(node: Node<'_>) -> Option<Destination> {
    let id = node.get("id").text()?;
    let parts = [node.get("firstName").text(), node.get("lastName").text()];
    let full = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = Some(full).filter(|name| !name.is_empty()).or_else(|| words(node.get("name")));
    Some(Destination { name: name.or_else(|| node.get("email").text())?, target: Target::Resource(id) })
}

/// A queue a contact can be sent to.
pub(in super::super) fn queue(node: Node<'_>) -> Option<Destination> {
    let id = node.get("id").text().filter(|_| is_active(node))?;
    Some(Destination { name: words(node.get("name"))?, target: Target::Queue(id) })
}

/// The destination of a requested transfer.
pub(in super::super) fn asked_target(node: Node<'_>) -> Option<Target> {
    if let Some(id) = node.get("transferResourceId").text() {
        return Some(Target::Resource(id));
    }
    if let Some(id) = node.get("transferQueueId").text() {
        return Some(Target::Queue(id));
    }
    let line = node.get("transferExtension");
    let kind = match line.get("type").text()?.as_str() {
        "sip" => LineKind::Sip,
        "webrtc" => LineKind::WebRtc,
        _ => LineKind::Telephone,
    };
    Some(Target::Line(kind, line.get("value").text()?))
}
