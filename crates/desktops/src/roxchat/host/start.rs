//! The result of the command to start a chat.

use super::{
    engine::RoxchatHost,
    fault_injection::{ErrorForm, StartError},
    visitor::{Chat, HostVisitor},
};
use crate::roxchat::wire::ActionMessage;
use deskpane_desk::kit::host::HostOutput;
use serde_json::json;

impl RoxchatHost {
    pub(super) fn start(&mut self, message: &ActionMessage) {
        let params = &message.params;
        // A visitor who logged in since is still known by the visit.
        let named =
            |visitor: &&HostVisitor| visitor.session == params.session_id || visitor.id == params.roxchat_visitor_id;
        match self.visitors.iter().find(named).cloned() {
            Some(visitor) => self.start_with(&visitor),
            None => self.outputs.push_back(HostOutput::Warn(StartError::Unknown.words().to_owned())),
        }
    }

    /// A closed chat opens again unless it has ended; otherwise a new one begins.
    pub(super) fn start_with(&mut self, visitor: &HostVisitor) {
        if let Some(error) = self.hindrance(visitor) {
            return self.fail(visitor, error);
        }
        let chat = match visitor.chat.clone().filter(|chat| !chat.ended) {
            Some(chat) => Chat { open: true, ..chat },
            None => self.new_chat(),
        };
        if let Some(visitor) = self.visitor_mut(visitor.no) {
            visitor.chat = Some(chat);
        }
        self.select(visitor.no);
        self.write(visitor.no, "operator", "Good day. May I help you?".to_owned());
    }

    fn hindrance(&self, visitor: &HostVisitor) -> Option<StartError> {
        let in_chat = visitor.chat.as_ref().is_some_and(|chat| chat.open).then_some(StartError::InChat);
        self.fault_injection.refuse.or(visitor.trouble).or(in_chat)
    }

    fn fail(&mut self, visitor: &HostVisitor, error: StartError) {
        self.outputs.push_back(HostOutput::Warn(error.words().to_owned()));
        let code = error.code();
        match self.fault_injection.errors {
            ErrorForm::Unsaid => {}
            ErrorForm::Event => {
                let about = json!({"roxchatVisitorId": visitor.id, "sessionId": visitor.session, "error": code});
                self.tell("startOutgoingChatFailed", about);
            }
            ErrorForm::Notice => self.notify(visitor.no, "error".to_owned(), code.to_owned()),
            ErrorForm::Bare => self.post(&json!({"source": "roxchat", "error": code})),
        }
    }
}
