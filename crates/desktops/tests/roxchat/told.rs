//! What the workspace has reported so far, gathered from its posts alone: written from the wire reference, not from
//! the panel's code.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The reports about one visitor.
#[derive(Debug, Clone, Default)]
pub(crate) struct Visitor {
    /// The messages, in the order reported.
    pub(crate) talk: Vec<String>,
    /// The last reported visit.
    pub(crate) session: Option<String>,
    /// The chats with a reported message or end.
    pub(crate) chats: BTreeSet<String>,
}

/// The reports, by the visitors' present ids.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) visitors: BTreeMap<String, Visitor>,
    pub(crate) notices: BTreeSet<String>,
    pub(crate) front: Option<String>,
}

/// Kinds of messages that do not belong to a conversation.
const REMARKS: [&str; 5] = ["info", "for_operator", "operator_note", "operator_busy", "cont_req"];

impl Told {
    /// Records a post; returns the visitor whose chat it settles.
    pub(crate) fn take(&mut self, text: &str) -> Option<String> {
        let mut message: Value = serde_json::from_str(text).ok()?;
        if let Some(inner) = message.as_str() {
            message = serde_json::from_str(inner).ok()?;
        }
        let params = &message["params"];
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let chat = params["chatId"].as_u64().map(|id| id.to_string()).or_else(|| text(&params["chatId"]));
        let session = text(&params["sessionId"]);
        match message["event"].as_str()? {
            "newMessageAdded" => {
                let id = text(&params["roxchatVisitorId"])?;
                let words = text(&params["messageText"])?;
                let visitor = self.visitors.entry(id.clone()).or_default();
                visitor.talk.push(words);
                visitor.session = session.or(visitor.session.take());
                if REMARKS.contains(&params["kind"].as_str()?) {
                    return None;
                }
                visitor.chats.extend(chat);
                Some(id)
            }
            "chatClosedByOperator" => {
                let id = text(&params["roxchatVisitorId"])?;
                self.visitors.entry(id.clone()).or_default().chats.extend(chat);
                Some(id)
            }
            "visitorSelected" => {
                let id = text(&params["roxchatVisitorId"])?;
                let visitor = self.visitors.entry(id.clone()).or_default();
                visitor.session = session.or(visitor.session.take());
                self.front = Some(id);
                None
            }
            "visitorAuthorized" => {
                let new = text(&params["new"]["roxchatVisitorId"])?;
                let old = text(&params["old"]["roxchatVisitorId"]).and_then(|old| {
                    let visitor = self.visitors.remove(&old)?;
                    Some((old, visitor))
                });
                let known = self.visitors.entry(new.clone()).or_default();
                let (old, visitor) = old?;
                known.talk.extend(visitor.talk);
                known.session = visitor.session.or(known.session.take());
                known.chats.extend(visitor.chats);
                if self.front.as_ref() == Some(&old) {
                    self.front = Some(new);
                }
                None
            }
            "notificationAdded" => {
                self.notices.insert(text(&params["notification"]["id"])?);
                None
            }
            "notificationRemoved" => {
                self.notices.remove(params["notification"]["id"].as_str()?);
                None
            }
            _ => None,
        }
    }
}
