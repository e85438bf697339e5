//! Written conversations.

use deskpane_desk::clock::Stamp;
use deskpane_desk::kit::json::Node;
use deskpane_desk::model::{
    ContactId,
    work::{MessageKind, Speaker, Utterance, Work},
};
use deskpane_desk::sorting::{sort, sort_by};
use std::sync::Arc;

/// The most messages kept of one conversation; the oldest go first.
pub(in super::super) const MOST: usize = 500;

/// A message, with its time by Skylight's clock; the session converts that.
pub(in super::super) type Written = (Utterance, Option<Stamp>);

/// The interaction of a message.
pub(in super::super) fn interaction(message: Node<'_>) -> Option<ContactId> {
    message.get("interactionId").id().or_else(|| message.get("to").id())
}

/// A message of either of Skylight's two messaging systems. One may have no text.
pub(in super::super) fn message(node: Node<'_>) -> Option<Written> {
    let inner = [node.get("payload"), node.get("message")].into_iter().find(|inner| inner.0.is_object());
    let node = inner.unwrap_or(node);
    let texts = [
        node.get("body").get("text"),
        node.get("content").get("text"),
        node.get("message"),
        node.get("text"),
        node.get("body"),
    ];
    let is_there = texts.into_iter().any(|text| text.0.is_string());
    let text = texts.into_iter().find_map(Node::text).or_else(|| is_there.then(String::new))?;
    let metadata = node.get("metadata");
    let kinds = [metadata.get("type"), node.get("from"), node.get("type"), node.get("role")];
    let speaker = kinds.into_iter().find_map(speaker).unwrap_or(Speaker::Customer);
    let name = metadata.get("name").text().or_else(|| {
        let from = node.get("from");
        from.text().filter(|_| self::speaker(from).is_none())
    });
    let at = node.get("timestamp").stamp();
    let id = ["id", "messageId", "agentMessageId"].into_iter().find_map(|name| node.get(name).text());
    let id = id.unwrap_or_else(|| format!("{}{text}", at.map(|stamp| stamp.at.0).unwrap_or_default()));
    Some((Utterance { id, speaker, name, text, at: None, kind: MessageKind::Text }, at))
}

/// The messages of a message event or a history.
pub(in super::super) fn told(node: Node<'_>) -> Vec<Written> {
    let list = if node.0.is_array() { node } else { node.unwrapped().get("messages") };
    if list.is_null() { message(node).into_iter().collect() } else { list.items().filter_map(message).collect() }
}

/// Whether a typing event is the customer's beginning.
pub(in super::super) fn is_typing(node: Node<'_>) -> bool {
    let flag = node.get("typing").flag();
    flag.unwrap_or_else(|| !["messageType", "type"].into_iter().any(|name| node.get(name).is("typing-stop")))
}

fn speaker(node: Node<'_>) -> Option<Speaker> {
    if node.is("agent") || node.is("business") {
        Some(Speaker::Agent)
    } else if node.is("customer") || node.is("user") || node.is("consumer") {
        Some(Speaker::Customer)
    } else if node.is("system") {
        Some(Speaker::System)
    } else {
        None
    }
}

/// Adds messages to a conversation, each once.
pub(in super::super) fn add(work: &mut Work, messages: impl IntoIterator<Item = Utterance>) {
    let transcript = Arc::make_mut(&mut work.transcript);
    let messages: Vec<_> = messages.into_iter().collect();
    // A history may be as long as a message. By their ids, the first of each before the others.
    let ids = transcript.iter().chain(&messages).map(|message| message.id.as_str());
    let mut firsts: Vec<(&str, usize)> = ids.zip(0..).collect();
    sort(&mut firsts);
    firsts.dedup_by_key(|(id, _)| *id);
    let mut fresh = vec![false; messages.len()];
    for (_, at) in firsts {
        let message = at.checked_sub(transcript.len()).and_then(|at| fresh.get_mut(at));
        message.into_iter().for_each(|is_fresh| *is_fresh = true);
    }
    transcript.extend(messages.into_iter().zip(fresh).filter(|(_, is_fresh)| *is_fresh).map(|(message, _)| message));
    // Stable: a message without a time stays behind the one before it.
    if transcript.iter().all(|message| message.at.is_some()) {
        sort_by(transcript, |one, other| one.at.cmp(&other.at));
    }
    let surplus = transcript.len().saturating_sub(MOST);
    transcript.drain(..surplus);
    work.transcript_cut |= surplus > 0;
}
