//! The state of the connection to the desktop, its problem, and what would help.

use super::fault::Fault;
use crate::clock::Millis;

/// How the connection stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Connection {
    /// Nothing has been tried yet.
    #[default]
    Starting,
    /// The desktop's window was opened and is loading.
    Opening,
    /// Trying; `problem` says why it has not worked so far.
    Trying {
        /// Which attempt this is, from 1.
        attempt: u32,
        /// The problem of the last attempt.
        problem: Option<Problem>,
        /// When the next one begins; `None` while one is under way.
        next: Option<Millis>,
    },
    /// Messages flow.
    Connected {
        /// Since when.
        since: Millis,
        /// A warning: something works less well than it could.
        caution: Option<Problem>,
    },
    /// The desktop has loaded and speaks only when something happens: it has sent nothing yet.
    Waiting {
        /// Since when.
        since: Millis,
        /// A possible problem, once that has lasted.
        problem: Option<Problem>,
    },
    /// Given up until something outside changes.
    Stopped(Problem),
}

/// A problem of the connection.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Problem {
    /// The page is in no frame, and has no opener.
    NotEmbedded,
    /// The desktop is missing from the configuration.
    NotConfigured,
    /// The browser does not report the framing origin, and the list names none exactly.
    OriginUnknown,
    /// The window is there, but at an origin that is not on the list.
    OriginNotAllowed {
        /// The origin as the browser gives it.
        origin: String,
    },
    /// No answer.
    Silent {
        /// How often it was tried.
        tries: u32,
    },
    /// It answered before and has stopped.
    WentSilent,
    /// The desktop refused the subscription.
    SubscriptionRefused {
        /// What kind of refusal.
        kind: SubscriptionRefusal,
        /// The desktop's own words.
        words: String,
    },
    /// The address of the page carries a contact id that is none.
    ContactIdUnreadable {
        /// The id as given.
        given: String,
    },
    /// With these subscriptions, the desktop reports the current state once, and no live events.
    NoLiveEvents {
        /// The line of the configuration that corrects it.
        line: String,
    },
    /// More contacts are open than the panel keeps.
    TooManyContacts,
    /// The agent's session in the desktop is over.
    SessionEnded,
    /// The desktop's window has not been opened.
    NotOpened,
    /// The browser would not open the desktop's window.
    PopupBlocked,
    /// The desktop's window was closed, or has disconnected from this page.
    WindowClosed,
    /// The desktop's window is open and silent: it may show a log-in, or another page.
    WindowSilent {
        /// How often it was tried.
        tries: u32,
    },
    /// The desktop's window answers, and does not report its current state: it may not know the request, or be bound
    /// to another page.
    StateUntold,
    /// The desktop reports a problem of its own.
    Trouble(Fault),
    /// The desktop's frame has been loading for long.
    FrameSlow,
    /// The desktop's frame has loaded and never spoken. It may have had no reason to, or not be permitted.
    FrameSilent(FrameSwitch),
}

/// The vendor's setting that lets a framed desktop send messages to its parent page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FrameSwitch {
    /// Its name.
    pub name: &'static str,
    /// What is missing without it.
    pub guards: Guarded,
    /// What must be entered there: this page's own origin.
    pub origin: String,
}

/// What a [`FrameSwitch`] enables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guarded {
    /// The desktop's messages.
    Messages,
    /// The desktop as a whole: the browser shows an error in its frame.
    Page,
}

/// Why a desktop refused a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubscriptionRefusal {
    /// It does not know the contact id.
    ContactId,
    /// It knows none of the subscription types.
    Types,
    /// Something else, in its own words.
    Other,
}
