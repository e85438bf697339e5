//! What is the case at the workspace, in the wire's own words: what a panel should show once it has been told.

use super::{Host, HostNotice, visitor::HostVisitor};

/// What is the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    /// The visitors, in the order they came.
    pub visitors: Vec<TruthVisitor>,
    /// The notifications, the oldest first.
    pub notices: Vec<TruthNotice>,
}

/// What is the case with one visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthVisitor {
    /// `roxchatVisitorId`
    pub id: String,
    /// `providedVisitorId`
    pub provided: Option<String>,
    /// `siebelId`
    pub siebel: Option<String>,
    /// `sessionId`
    pub session: String,
    /// `chatId`, and whether it is open.
    pub chat: Option<(String, bool)>,
    /// The agent has the chat open in the workspace.
    pub selected: bool,
    /// Kinds and texts of all that was written.
    pub talk: Vec<(String, String)>,
}

/// What is the case with one notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthNotice {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The visit it is about.
    pub session: String,
}

impl Host {
    /// What is the case now.
    #[must_use]
    pub fn truth(&self) -> Truth {
        let visitor = |visitor: &HostVisitor| TruthVisitor {
            id: visitor.id.clone(),
            provided: visitor.spec.provided.clone(),
            siebel: visitor.spec.siebel.clone(),
            session: visitor.session.clone(),
            chat: visitor.chat.as_ref().map(|chat| (chat.id.to_string(), chat.open)),
            selected: self.front == Some(visitor.no),
            talk: visitor.talk.iter().map(|line| (line.kind.clone(), line.text.clone())).collect(),
        };
        let notice = |notice: &HostNotice| TruthNotice {
            id: notice.id.clone(),
            text: notice.text.clone(),
            session: notice.session.clone(),
        };
        Truth {
            visitors: self.visitors.iter().map(visitor).collect(),
            notices: self.notices.iter().map(notice).collect(),
        }
    }

    /// The visitors, in the order they came.
    #[must_use]
    pub fn visitors(&self) -> &[HostVisitor] {
        &self.visitors
    }

    /// The notifications that have not been taken back.
    #[must_use]
    pub fn notices(&self) -> &[HostNotice] {
        &self.notices
    }

    /// Whose chat the agent has open.
    #[must_use]
    pub const fn front(&self) -> Option<super::VisitorNo> {
        self.front
    }

    /// Whether the account's configuration allows the page around the frame.
    #[must_use]
    pub const fn allows_parent(&self) -> bool {
        self.allowed
    }
}
