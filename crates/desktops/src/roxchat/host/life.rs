//! Acts of people, and their consequences.

use super::{
    act::{Act, Extra},
    engine::RoxchatHost,
    notice::HostNotice,
    visitor::{Chat, HostVisitor, Line, VisitorNo, VisitorSpec, id_of},
};
use serde_json::json;

/// Kinds of messages outside the conversation: they leave a closed chat closed.
const REMARKS: [&str; 5] = ["info", "for_operator", "operator_note", "operator_busy", "cont_req"];

impl RoxchatHost {
    pub(super) fn perform(&mut self, act: Act) {
        match act {
            Act::Arrive(spec) => self.arrive(spec),
            Act::Write(no, kind, text) => self.write(no, &kind, text),
            Act::Select(no) => self.select(no),
            Act::Close(no, finally) => self.close(no, finally),
            Act::Authorize(no, provided) => self.authorize(no, provided),
            Act::Revisit(no) => self.revisit(no),
            Act::Notify(no, kind, text) => self.notify(no, kind, text),
            Act::Dismiss(id) => self.dismiss(&id),
            Act::Start(no) => {
                if let Some(visitor) = self.visitor(no).cloned() {
                    self.start_with(&visitor);
                }
            }
            Act::Trouble(no, trouble) => {
                if let Some(visitor) = self.visitor_mut(no) {
                    visitor.trouble = trouble;
                }
            }
            Act::AllowParent(allowed) => self.allowed = allowed,
            Act::Emit(extra) => self.emit(extra),
        }
    }

    /// A visitor.
    #[must_use]
    pub fn visitor(&self, no: VisitorNo) -> Option<&HostVisitor> {
        self.visitors.iter().find(|visitor| visitor.no == no)
    }

    pub(super) fn visitor_mut(&mut self, no: VisitorNo) -> Option<&mut HostVisitor> {
        self.visitors.iter_mut().find(|visitor| visitor.no == no)
    }

    fn arrive(&mut self, spec: VisitorSpec) {
        let id = spec.provided.as_deref().map_or_else(|| self.new_id(), id_of);
        if self.visitors.iter().any(|visitor| visitor.id == id) {
            return;
        }
        let session = self.new_id();
        let no =
            VisitorNo(self.visitors.iter().map(|visitor| visitor.no.0).max().unwrap_or_default().saturating_add(1));
        self.visitors.push(HostVisitor { no, spec, id, session, chat: None, talk: Vec::new(), trouble: None });
    }

    pub(super) fn new_chat(&mut self) -> Chat {
        self.numbers = self.numbers.wrapping_add(1);
        Chat { id: 1_000_u64.wrapping_add(self.numbers), open: true, ended: false }
    }

    pub(super) fn write(&mut self, no: VisitorNo, kind: &str, text: String) {
        let remark = REMARKS.contains(&kind);
        let begins = match self.visitor(no).map(|visitor| &visitor.chat) {
            None => return,
            Some(None) => true,
            Some(Some(chat)) => chat.ended && !remark,
        };
        let fresh = begins.then(|| self.new_chat());
        let Some(visitor) = self.visitor_mut(no) else { return };
        if fresh.is_some() {
            visitor.chat = fresh;
        } else if let Some(chat) = visitor.chat.as_mut().filter(|_| !remark) {
            chat.open = true;
        }
        visitor.talk.push(Line { kind: kind.to_owned(), text: text.clone() });
        let visitor = visitor.clone();
        self.tell_written(&visitor, kind, &text);
    }

    pub(super) fn select(&mut self, no: VisitorNo) {
        let Some(visitor) = self.visitor(no).cloned() else { return };
        self.front = Some(no);
        self.tell_selected(&visitor);
    }

    fn close(&mut self, no: VisitorNo, finally: bool) {
        let Some(visitor) = self.visitor_mut(no) else { return };
        let Some(chat) = visitor.chat.as_mut().filter(|chat| chat.open) else { return };
        chat.open = false;
        chat.ended = finally;
        let visitor = visitor.clone();
        self.tell_closed(&visitor);
    }

    /// A visitor who logs in is one person from then on: another visit of theirs, on another screen, is merged into
    /// this one.
    fn authorize(&mut self, no: VisitorNo, provided: String) {
        let id = id_of(&provided);
        let Some(before) = self.visitor(no).filter(|visitor| visitor.id != id).cloned() else { return };
        let twin = self.visitors.iter().position(|visitor| visitor.id == id).map(|at| self.visitors.remove(at));
        let mut after = HostVisitor { id, ..before.clone() };
        after.spec.provided = Some(provided);
        if let Some(twin) = twin {
            after.talk.splice(..0, twin.talk);
            let open = |chat: &Option<Chat>| chat.as_ref().map(|chat| chat.open);
            if open(&twin.chat) > open(&after.chat) {
                after.chat = twin.chat;
            }
            after.spec.siebel = after.spec.siebel.or(twin.spec.siebel);
            after.spec.task = after.spec.task.or(twin.spec.task);
            after.spec.channel = after.spec.channel.or(twin.spec.channel);
            self.notices.retain(|notice| notice.session != twin.session);
            if self.front == Some(twin.no) {
                self.front = Some(no);
            }
        }
        if let Some(visitor) = self.visitor_mut(no) {
            *visitor = after.clone();
        }
        self.tell_authorized(&before, &after);
    }

    fn revisit(&mut self, no: VisitorNo) {
        let session = self.new_id();
        if let Some(visitor) = self.visitor_mut(no) {
            visitor.session = session;
        }
    }

    pub(super) fn notify(&mut self, no: VisitorNo, kind: String, text: String) {
        let Some(session) = self.visitor(no).map(|visitor| visitor.session.clone()) else { return };
        let notice = HostNotice { id: self.new_id(), kind, text, session };
        self.tell_notice(&notice);
        self.notices.push(notice);
    }

    fn dismiss(&mut self, id: &str) {
        let before = self.notices.len();
        self.notices.retain(|notice| notice.id != id);
        if self.notices.len() < before {
            self.tell("notificationRemoved", json!({"notification": {"id": id}}));
        }
    }

    fn emit(&mut self, extra: Extra) {
        match extra {
            Extra::Unknown => self.tell("operatorStretched", json!({"limb": "left arm", "authToken": "t0p-s3cret"})),
            Extra::Foreign => self.post_text(r#"{"source":"react-devtools","payload":{}}"#.to_owned()),
            Extra::Malformed => {
                for text in [
                    "null",
                    "[]",
                    "\"\"",
                    "\"roxchat\"",
                    r#"{"source":"roxchat"}"#,
                    r#"{"source":"roxchat","event":"newMessageAdded"}"#,
                    r#"{"source":"roxchat","event":"newMessageAdded","params":{"roxchatVisitorId":[],"chatId":{}}}"#,
                    r#"{"source":"roxchat","event":"visitorAuthorized","params":{"old":null,"new":null}}"#,
                    r#"{"source":"roxchat","event":"notificationAdded","params":{"notification":"x"}}"#,
                    r#"{"source":"roxchat","event":"notificationRemoved","params":[1]}"#,
                    r#"{"source":{"source":"roxchat"},"event":7,"params":"{"}"#,
                ] {
                    self.post_text(text.to_owned());
                }
            }
        }
    }
}
