//! The error codes of chats that could not be started. The vendor's page does not say which message carries them, so
//! they are looked for in all, except in text that a customer can write.

use deskpane_desk::{
    kit::json::Node,
    model::{ContactId, FaultKind},
};
use serde_json::Value;

/// A failure whose code a message carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireFault {
    /// What it means.
    pub kind: FaultKind,
    /// The code.
    pub code: &'static str,
    /// The visitor, if the message names one.
    pub visitor: Option<ContactId>,
    /// The visit, if the message names one.
    pub session: Option<String>,
}

/// Every code, with what it means.
pub const FAULT_CODES: [(&str, FaultKind); 5] = [
    ("operator_cant_start_chat_with_visitor_from_another_department", FaultKind::OtherDepartment),
    ("visitor_starting_chat_from_his_side", FaultKind::CustomerFirst),
    ("visitor_already_in_chat", FaultKind::AlreadyInChat),
    ("no_tariff_option", FaultKind::Tariff),
    ("unable_to_start_outgoing_chat", FaultKind::NotStarted),
];

/// The meaning of a text that is exactly one of the codes.
#[must_use]
pub fn fault_kind(text: &str) -> Option<FaultKind> {
    known(text).map(|(_, kind)| kind)
}

fn known(text: &str) -> Option<(&'static str, FaultKind)> {
    FAULT_CODES.into_iter().find(|(code, _)| text.trim().eq_ignore_ascii_case(code))
}

/// Fields whose text comes from a customer or from the customer's own system.
const CUSTOMERS: [&str; 5] = ["messageText", "channelUserName", "channelUserId", "providedVisitorId", "siebelId"];
/// How many values are examined in one message.
const MOST: usize = 400;

/// The failure whose code a message carries.
pub(super) fn find(message: Node<'_>) -> Option<WireFault> {
    let (code, kind) = search(message)?;
    let params = message.get("params");
    let place = if params.is_null() { message } else { params };
    let session = [place, place.get("notification")].iter().find_map(|node| node.get("sessionId").text());
    Some(WireFault { kind, code, visitor: place.get("roxchatVisitorId").id(), session })
}

fn search(message: Node<'_>) -> Option<(&'static str, FaultKind)> {
    let mut open = vec![message];
    let mut seen = 0;
    while let Some(node) = open.pop() {
        seen += 1;
        if seen > MOST {
            return None;
        }
        match node.0 {
            Value::String(text) => {
                if let Some(found) = known(text) {
                    return Some(found);
                }
            }
            Value::Array(_) => open.extend(node.items()),
            Value::Object(_) => {
                // The text of a notification about a visitor may quote the visitor.
                let quotes = node.get("kind").is("visitor");
                let customers = |name: &str| CUSTOMERS.iter().any(|own| own.eq_ignore_ascii_case(name));
                let fields = node.fields().filter(|(name, _)| !(customers(name) || quotes && *name == "text"));
                open.extend(fields.map(|(_, value)| value));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(message: &Value) -> Option<FaultKind> {
        find(Node(message)).map(|fault| fault.kind)
    }

    #[test]
    fn a_code_is_found_wherever_a_message_carries_it() {
        for (code, kind) in FAULT_CODES {
            for message in [
                json!({"source": "roxchat", "error": code}),
                json!({"source": "roxchat", "event": code}),
                json!({"source": "roxchat", "event": "error", "params": {"error": {"code": code}}}),
                json!({"source": "roxchat", "event": "x", "params": {"errors": ["a", code]}}),
                json!({"event": "notificationAdded", "params": {"notification": {"kind": "error", "text": code}}}),
            ] {
                assert_eq!(found(&message), Some(kind), "{message}");
            }
        }
    }

    #[test]
    fn a_customers_text_is_not_a_failure() {
        let code = "visitor_already_in_chat";
        for message in [
            json!({"event": "newMessageAdded", "params": {"messageText": code, "kind": "visitor"}}),
            json!({"event": "chatClosedByOperator", "params": {"channelUserName": code, "providedVisitorId": code}}),
            json!({"event": "notificationAdded", "params": {"notification": {"kind": "visitor", "text": code}}}),
            json!({"event": "newMessageAdded", "params": {"kind": "info", "note": format!("{code}!")}}),
        ] {
            assert_eq!(found(&message), None, "{message}");
        }
    }

    #[test]
    fn it_names_its_customer() {
        let message = json!({"params": {"roxchatVisitorId": "v", "sessionId": "s", "error": "no_tariff_option"}});
        let fault = find(Node(&message)).unwrap();
        assert_eq!(fault.visitor.as_ref().map(ContactId::as_str), Some("v"));
        assert_eq!((fault.session.as_deref(), fault.code), (Some("s"), "no_tariff_option"));
    }

    #[test]
    fn a_message_of_any_size_is_searched_only_so_far() {
        let many: Vec<_> = (0..2_000).map(|n| json!([n, {"a": n}])).collect();
        assert_eq!(found(&json!({"params": many})), None);
    }
}
