//! The events, with the names from the vendor's page.

use super::{
    engine::RoxchatHost,
    notice::HostNotice,
    visitor::{HostVisitor, id_of},
};
use serde_json::{Map, Value, json};

impl RoxchatHost {
    pub(super) fn tell(&mut self, event: &str, params: Value) {
        self.post(&json!({"source": "roxchat", "event": event, "params": params}));
    }

    /// Adds the Siebel and chat ids, spelt as in the examples of the vendor's page or as in its tables.
    fn spelled(&self, visitor: &HostVisitor, mut params: Map<String, Value>) -> Value {
        let tables = self.fault_injection.table_spelling;
        params.insert(if tables { "SiebelId" } else { "siebelId" }.to_owned(), json!(visitor.spec.siebel));
        if let Some(chat) = &visitor.chat {
            params.insert("chatId".to_owned(), if tables { json!(chat.id.to_string()) } else { json!(chat.id) });
        }
        Value::Object(params)
    }

    pub(super) fn tell_written(&mut self, visitor: &HostVisitor, kind: &str, text: &str) {
        let params = json!({
            "roxchatVisitorId": visitor.id,
            "providedVisitorId": visitor.spec.provided,
            "sessionId": visitor.session,
            "kind": kind,
            "messageText": text,
        });
        let params = self.spelled(visitor, object(params));
        self.tell("newMessageAdded", params);
    }

    pub(super) fn tell_closed(&mut self, visitor: &HostVisitor) {
        let channel = visitor.spec.channel.as_ref();
        let params = json!({
            "roxchatVisitorId": visitor.id,
            "providedVisitorId": visitor.spec.provided,
            "channelId": channel.map(|channel| id_of(&channel.kind)),
            "channelType": channel.map(|channel| &channel.kind),
            "channelUserId": channel.map(|channel| &channel.user),
            "channelUserName": channel.map(|channel| &channel.name),
        });
        let params = self.spelled(visitor, object(params));
        self.tell("chatClosedByOperator", params);
    }

    pub(super) fn tell_selected(&mut self, visitor: &HostVisitor) {
        let params = json!({
            "roxchatVisitorId": visitor.id,
            "providedVisitorId": visitor.spec.provided,
            "sessionId": visitor.session,
            "taskId": visitor.spec.task,
        });
        let params = self.spelled(visitor, object(params));
        self.tell("visitorSelected", params);
    }

    pub(super) fn tell_authorized(&mut self, before: &HostVisitor, after: &HostVisitor) {
        let names = |visitor: &HostVisitor| {
            json!({
                "roxchatVisitorId": visitor.id,
                "providedVisitorId": visitor.spec.provided,
                "siebelId": visitor.spec.siebel,
            })
        };
        self.tell("visitorAuthorized", json!({"old": names(before), "new": names(after)}));
    }

    pub(super) fn tell_notice(&mut self, notice: &HostNotice) {
        let HostNotice { id, kind, text, session } = notice;
        let params = json!({"notification": {"id": id, "kind": kind, "text": text, "sessionId": session}});
        self.tell("notificationAdded", params);
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
